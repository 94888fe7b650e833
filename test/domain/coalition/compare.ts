import { expect } from "@jest/globals";
import type { JobState, Prisma } from "../../../prisma/generated/sqlite/client.ts";
import type { Actor } from "../../../src/domain/actor.ts";
import { groupEvents, type Transition, transitions } from "../../../src/domain/jobs/transitions.ts";
import type { World } from "../../support/world.ts";
import type { Model, ModelJob } from "./model.ts";

/** The database that the model is compared with. */
export interface Real {
  world: World;
  admin: Actor;
  /** The state of each job after the events that were checked, and the newest of these events. */
  checked: { states: Map<number, string>; event: bigint };
}

const table = Object.values(transitions) as readonly Transition[];

/** Every event since the last check is a row of the table of transitions: from the job's last state to its new one. */
async function checkEvents({ world, checked }: Real): Promise<void> {
  const events = await world.services.store.sql
    .selectFrom("Event")
    .select(["id", "type", "jobId", "data"])
    .where("id", ">", checked.event)
    .orderBy("id")
    .execute();
  for (const { id, type, jobId, data } of events) {
    checked.event = id;
    const { state } = JSON.parse(data) as { state?: string };
    if (jobId === null || state === undefined) continue;
    const from = checked.states.get(jobId);
    // A tree's reset says WAITING also of a job that is blocked.
    if (type === "JOB_RESET") checked.states.delete(jobId);
    else checked.states.set(jobId, state);
    if (from === undefined || type === "JOB_UPDATED" || type === "JOB_MOVED") continue;
    const allowed = table.some(
      (row) =>
        row.event === type &&
        row.from.includes(from as JobState) &&
        (row.to === "SAME"
          ? state === from
          : row.to === "IDLE"
            ? /^(PENDING|WAITING)$/.test(state)
            : state === row.to),
    );
    const byGroup = groupEvents[state as keyof typeof groupEvents] === type;
    const known = allowed || (byGroup && (await world.job(jobId)).isGroup);
    if (!known) throw new Error(`${type} of job ${jobId} from ${from} to ${state} is no row of the table`);
  }
}

/** What is compared. Only that is read: it is done after every step of a thousand runs. */
const columns = {
  id: true,
  state: true,
  blocked: true,
  effectiveAffinity: true,
  depth: true,
  isGroup: true,
  runDone: true,
  total: true,
  totalFinished: true,
  totalErrors: true,
  totalWorking: true,
  finished: true,
  errors: true,
  working: true,
} as const satisfies Prisma.JobSelect;
type Row = Prisma.JobGetPayload<{ select: typeof columns }>;

/** Compares every live job's row with the model: state, counters, and what it inherits; and events with the table. */
export async function compare(model: Model, real: Real): Promise<void> {
  const { world } = real;
  await checkEvents(real);
  const rows = await world.services.store.read.job.findMany({ where: { deletedAt: null }, select: columns });
  const byId = new Map(rows.map((row) => [row.id, row]));
  const shown = (row: Row) => ({
    id: row.id,
    state: row.state,
    blocked: row.blocked,
    bits: row.effectiveAffinity,
    depth: row.depth,
    runs: row.isGroup ? null : row.runDone,
    total: row.total,
    totals: [row.totalFinished, row.totalErrors, row.totalWorking],
    direct: [row.finished, row.errors, row.working],
  });
  const expected = model.live().map((job) => {
    const leaves = model.leaves(job);
    const direct = model.children(job).filter((child) => model.isLeaf(child));
    const count = (among: ModelJob[]) =>
      (["FINISHED", "ERROR", "WORKING"] as const).map(
        (state) => among.filter((one) => model.state(one) === state).length,
      );
    return {
      id: job.id,
      state: model.state(job),
      blocked: model.blocked(job),
      bits: model.bits(job),
      depth: model.depth(job),
      runs: job.group ? null : job.runs,
      total: leaves.length,
      totals: count(leaves),
      direct: count(direct),
    };
  });
  expect(model.live().map(({ id }) => shown(byId.get(id) as Row))).toEqual(expected);
  expect(rows.length).toBe(expected.length);
}
