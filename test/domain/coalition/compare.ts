import { expect } from "@jest/globals";
import type { Prisma } from "../../../prisma/generated/sqlite/client.ts";
import type { Actor } from "../../../src/domain/actor.ts";
import type { World } from "../../support/world.ts";
import type { Model, ModelJob } from "./model.ts";

/** What the model is held against. */
export interface Real {
  world: World;
  admin: Actor;
}

/** What is compared. Only that is read: it is done after every step of a thousand runs. */
const columns = {
  id: true,
  state: true,
  heldBack: true,
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

/** Holds every live job's row against the model: state, counters, and what it inherits. */
export async function compare(model: Model, { world }: Real): Promise<void> {
  const rows = await world.services.store.read.job.findMany({ where: { deletedAt: null }, select: columns });
  const byId = new Map(rows.map((row) => [row.id, row]));
  const shown = (row: Row) => ({
    id: row.id,
    state: row.state,
    heldBack: row.heldBack,
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
      heldBack: model.heldBack(job),
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
