import type { Call } from "../change.ts";
import { whenDue } from "../dueWork.ts";
import type { PeriodicTask } from "../scheduler.ts";
import { type Deadline, deadline } from "./batches.ts";
import { type ProgressSearch, removeEvents, removeProgress } from "./events.ts";
import { type LogSearch, purgeDeletedJobs, removeLogs, removeRuns } from "./jobs.ts";
import {
  removeDeletedOutputs,
  removeEndedKeys,
  removeEndedSessions,
  removeLoad,
  removeUnnamedRows,
} from "./rows.ts";
import type { Retention } from "./rules.ts";

/** Time of one round, so that leases and time-outs are not kept waiting; the next round goes on. Milliseconds. */
const roundTime = 1_000;

/**
 * Removes what has been kept long enough, in small transactions. One gateway does it, once an interval; what is more than
 * one round can remove is gone after some more rounds.
 */
export function retentionTask(rules: Retention): PeriodicTask {
  const name = "retention";
  const logs: LogSearch = { updatedAt: new Date(0), id: 0 };
  const progress: ProgressSearch = { after: 0n };
  return {
    name,
    async run(call) {
      const did = await whenDue(call.services, { name, interval: rules.interval }, () =>
        removeAll(call, { rules, logs, progress }, deadline(roundTime)),
      );
      return did ? 1 : 0;
    },
  };
}

/** @returns whether all is done, rather than the time over */
async function removeAll(
  call: Call,
  { rules, logs, progress }: { rules: Retention; logs: LogSearch; progress: ProgressSearch },
  until: Deadline,
): Promise<boolean> {
  const { store, clock } = call.services;
  const now = clock.now().getTime();
  const done: boolean[] = [];
  const older = async (age: number | null, remove: (before: Date) => Promise<boolean>) => {
    if (age !== null) done.push(await remove(new Date(now - age * 1_000)));
  };
  await older(rules.deleted, (before) => purgeDeletedJobs(call, before, until));
  await older(rules.deleted, (before) => removeDeletedOutputs(call, before, until));
  await older(rules.logs, (before) => removeLogs(call, { before, search: logs }, until));
  await older(rules.runs, (before) => removeRuns(call, before, until));
  await older(rules.deleted, (before) => removeUnnamedRows(call, before, until));
  await older(rules.deleted, (before) => removeEndedKeys(call, before, until));
  done.push(await removeEndedSessions(call, until));
  await older(rules.load, (before) => removeLoad(store, before, until));
  await older(rules.events, (before) => removeEvents(store, before, until));
  await older(rules.progress, (before) => removeProgress(store, { before, search: progress }, until));
  return done.every(Boolean);
}
