import { beforeEach, describe, expect, test } from "@jest/globals";
import type { Job } from "../../../prisma/generated/sqlite/client.ts";
import { acquire } from "../../../src/domain/jobs/acquire.ts";
import { start } from "../../../src/domain/jobs/start.ts";
import { writeState } from "../../../src/domain/jobs/writeState.ts";
import type { Changes } from "../../../src/store/database.ts";
import { updateRows } from "../../../src/store/rows.ts";
import { refused, type World, withWorld } from "../../support/world.ts";

/*
 * The second fence of the state machine: where a row was read without its lock, or before another change of it, nothing
 * is written. Over the verbs it is hard to reach, as each locks the job's row before it reads it.
 */

let world: World;
let one: Awaited<ReturnType<World["worker"]>>;
let two: Awaited<ReturnType<World["worker"]>>;
/** A job on which the first worker works, as it was read. */
let read: Job;

beforeEach(async () => {
  world = await withWorld();
  const user = await world.user("ann");
  one = await world.worker(user, { name: "one" });
  two = await world.worker(user, { name: "two" });
  const { id } = await world.command(user);
  await world.run(one, (change) => acquire(change, id));
  await world.run(one, (change) => start(change, id));
  read = await world.job(id);
});

const end = (state: "FINISHED" | "ERROR") =>
  world.run(one, (change) => writeState(change, read, state === "ERROR" ? "fail" : "finish", { state }));

test("of two changes that have read the same row the second is refused", async () => {
  await end("FINISHED");
  const finished = await world.job(read.id);
  expect(finished.state).toBe("FINISHED");
  expect(await refused(end("ERROR"))).toBe("ILLEGAL_TRANSITION");
  expect(await world.job(read.id)).toEqual(finished);
});

describe("a job is not written when meanwhile", () => {
  test.each<[string, () => Changes<"Job">]>([
    ["its state has changed", () => ({ state: "CANCELLED" })],
    ["another node has it", () => ({ nodeId: two.node.id })],
    ["no node has it", () => ({ nodeId: null })],
    ["its node has another attempt at it", () => ({ attempt: read.attempt + 1 })],
  ])("%s", async (_, changes) => {
    await world.services.store.write((tx) => updateRows(tx, "Job", { id: read.id }, changes()));
    const changed = await world.job(read.id);
    for (const state of ["FINISHED", "ERROR"] as const)
      expect(await refused(end(state))).toBe("ILLEGAL_TRANSITION");
    expect(await world.job(read.id)).toEqual(changed);
  });
});
