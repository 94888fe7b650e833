import { randomBytes } from "node:crypto";
import { expect, test } from "@jest/globals";
import type { Actor } from "../../../src/domain/actor.ts";
import { abort } from "../../../src/domain/jobs/abort.ts";
import { acquire } from "../../../src/domain/jobs/acquire.ts";
import { finish } from "../../../src/domain/jobs/finish.ts";
import { purge } from "../../../src/domain/jobs/purge.ts";
import { reset } from "../../../src/domain/jobs/reset.ts";
import { start } from "../../../src/domain/jobs/start.ts";
import { removeNode } from "../../../src/domain/nodes/remove.ts";
import { deleteOutput } from "../../../src/domain/outputs/delete.ts";
import { findOutput } from "../../../src/domain/outputs/find.ts";
import { storeOutput } from "../../../src/domain/outputs/store.ts";
import { keptBlobs, startedJob, taken } from "../../support/outputs.ts";
import { refused, type World, withWorld } from "../../support/world.ts";

const named = (job: number) => ({ job, name: "model", type: "T" });

async function withOutput() {
  const world = await withWorld();
  const { job, holder } = await startedJob(world);
  const output = await add(world, holder, job.id);
  return { world, job, holder, output, admin: await world.admin() };
}

async function add(world: World, actor: Actor, job: number) {
  return storeOutput({ services: world.services, actor }, named(job), await taken(world, randomBytes(8)));
}

test("a deleted output is still found, keeps its bytes, and its name stays taken", async () => {
  const { world, job, holder, output, admin } = await withOutput();
  await world.run(admin, (change) => deleteOutput(change, named(job.id)));
  const found = await findOutput(world.services.store.sql, named(job.id));
  expect(found).toMatchObject({ id: output.id, deletedAt: world.clock.now() });
  expect(await keptBlobs(world)).toEqual([output.blobKey]);
  expect(await refused(add(world, holder, job.id))).toBe("OUTPUT_EXISTS");
});

test("deleting again keeps the first time of deletion and is no event", async () => {
  const { world, job, admin } = await withOutput();
  const first = await world.run(admin, (change) => deleteOutput(change, named(job.id)));
  world.clock.advance(60);
  const again = await world.run(admin, (change) => deleteOutput(change, named(job.id)));
  expect(again.deletedAt).toEqual(first.deletedAt);
  expect((await world.types(job.id)).filter((type) => type === "OUTPUT_DELETED")).toHaveLength(1);
});

test("only an operator deletes outputs", async () => {
  const { world, job, holder } = await withOutput();
  expect(await refused(world.run(holder, (change) => deleteOutput(change, named(job.id))))).toBe("FORBIDDEN");
});

test("an unknown output is told from an unknown job", async () => {
  const { world, job, admin } = await withOutput();
  const unknown = { job: job.id, name: "model", type: "t" };
  expect(await refused(world.run(admin, (change) => deleteOutput(change, unknown)))).toBe("OUTPUT_UNKNOWN");
  expect(await refused(world.run(admin, (change) => deleteOutput(change, named(99))))).toBe("NOT_FOUND");
});

test("after a reset the same name can be uploaded again, and means the new output", async () => {
  const { world, job, holder, output, admin } = await withOutput();
  await world.run(holder, (change) => finish(change, job.id, { error: "it broke" }));
  await world.run(admin, (change) => reset(change, job.id));
  const { store } = world.services;
  expect(await findOutput(store.sql, named(job.id))).toMatchObject({
    id: output.id,
    slot: null,
    deletedAt: world.clock.now(),
  });
  expect((await world.types(job.id)).filter((type) => type === "OUTPUT_DELETED")).toHaveLength(1);
  expect(await refused(add(world, holder, job.id))).toBe("OUTPUT_TOO_EARLY");
  await world.run(holder, (change) => start(change, job.id));
  const second = await add(world, holder, job.id);
  expect((await findOutput(store.sql, named(job.id))).id).toBe(second.id);
  expect(await keptBlobs(world)).toEqual([output.blobKey, second.blobKey].sort());
});

test("an abort frees names too, those of deleted outputs with them, and keeps their time of deletion", async () => {
  const { world, job, holder, admin } = await withOutput();
  const { deletedAt } = await world.run(admin, (change) => deleteOutput(change, named(job.id)));
  world.clock.advance(60);
  await world.run(admin, (change) => abort(change, job.id));
  const { store } = world.services;
  expect(await findOutput(store.sql, named(job.id))).toMatchObject({ slot: null, deletedAt });
  // The node is told at its next report.
  await world.run(holder, (change) => finish(change, job.id));
  await world.run(holder, (change) => acquire(change, job.id));
  await world.run(holder, (change) => start(change, job.id));
  expect((await add(world, holder, job.id)).slot).not.toBeNull();
});

test("an attempt that fails with retries left frees its names for the next attempt", async () => {
  const world = await withWorld();
  const maker = await world.user("maker");
  const holder = await world.worker(maker, { name: "node" });
  const { id } = await world.command(maker, { retry: 1 });
  const work = async () => {
    await world.run(holder, (change) => acquire(change, id));
    await world.run(holder, (change) => start(change, id));
  };
  await work();
  await add(world, holder, id);
  await world.run(holder, (change) => finish(change, id, { error: "a bad day" }));
  await work();
  expect((await add(world, holder, id)).deletedAt).toBeNull();
});

test("a job whose node is lost frees its names for the next node", async () => {
  const { world, job, holder } = await withOutput();
  await world.run(holder, (change) => removeNode(change, holder.node?.id ?? 0));
  const next = await world.worker(await world.user("next"), { name: "next node" });
  await world.run(next, (change) => acquire(change, job.id));
  await world.run(next, (change) => start(change, job.id));
  expect((await add(world, next, job.id)).deletedAt).toBeNull();
});

test("purging a job removes the bytes of all its outputs, freed ones too", async () => {
  const { world, job, holder, admin } = await withOutput();
  const other = await startedJob(world, { user: "other" });
  const stays = await add(world, other.holder, other.job.id);
  await world.run(holder, (change) => finish(change, job.id, { error: "it broke" }));
  await world.run(admin, (change) => reset(change, job.id));
  await world.run(holder, (change) => start(change, job.id));
  await add(world, holder, job.id);
  expect(await keptBlobs(world)).toHaveLength(3);
  await world.run(admin, (change) => purge(change, job.id));
  expect(await keptBlobs(world)).toEqual([stays.blobKey]);
});
