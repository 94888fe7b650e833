import { setTimeout } from "node:timers/promises";
import { programActor } from "../../src/domain/actor.ts";
import { type Change, change, type Services } from "../../src/domain/change.ts";
import { Refusal } from "../../src/domain/errors.ts";
import { acquireNext } from "../../src/domain/jobs/acquireNext.ts";
import { finish } from "../../src/domain/jobs/finish.ts";
import { appendLog } from "../../src/domain/jobs/log.ts";
import { progress } from "../../src/domain/jobs/progress.ts";
import { ping } from "../../src/domain/nodes/ping.ts";
import { findRow } from "../../src/store/rows.ts";
import { callingNodes } from "./nodes.ts";

/** Between two calls of a node. Milliseconds. */
const interval = 2_000;
/** How much of a job is done between two calls: it takes 40 s. */
const step = 0.05;

/** Calls as the demo's nodes do until the process is ended; at no time does that lose more than one call. */
export async function keepOnline(services: Services): Promise<never> {
  for (;;) {
    await callOnce(services);
    await setTimeout(interval);
  }
}

/** Each node calls once. Those that are not Nodepool's go on with their job, finish it, or take the next one. */
export async function callOnce(services: Services): Promise<void> {
  for (const node of await callingNodes(services)) {
    const actor = { ...programActor("cli"), node };
    await ping({ services, actor });
    if (node.nodename !== null || node.paused) continue;
    await change({ services, actor }, (change) => work(change, node)).catch((error) => {
      // Somebody has just changed the job or the node; the next call sees it.
      if (!(error instanceof Refusal)) throw error;
    });
  }
  await services.presence.flush();
}

async function work(change: Change, { currentJobId }: { currentJobId: number | null }): Promise<void> {
  const job = currentJobId === null ? null : await findRow(change.db, "Job", { id: currentJobId });
  if (!job) return void (await acquireNext(change, { kinds: ["COMMAND", "TEMPLATE"] }));
  const done = Math.min(1, (job.progress ?? 0) + step);
  if (job.state !== "WORKING" || job.progress === 1) return void (await finish(change, job.id));
  await progress(change, job.id, { progress: done, data: { percent: Math.round(done * 100) } });
  await appendLog(change, job.id, Buffer.from(`${Math.round(done * 100)} %\n`));
}
