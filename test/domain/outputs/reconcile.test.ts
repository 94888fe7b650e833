import { randomBytes } from "node:crypto";
import { Readable } from "node:stream";
import { expect, test } from "@jest/globals";
import { graceOfOnlyGateway, reconcile } from "../../../src/domain/outputs/reconcile.ts";
import { storeOutput } from "../../../src/domain/outputs/store.ts";
import type { Blobs } from "../../../src/store/blobs/claims.ts";
import { keptBlobs, startedJob, taken } from "../../support/outputs.ts";
import { type World, withWorld } from "../../support/world.ts";

/** As if the bytes had been kept so long ago. Milliseconds. */
function aged(blobs: Blobs, age: number): Blobs {
  return {
    ...blobs,
    async *list() {
      for await (const { key, modifiedAt } of blobs.list()) {
        yield { key, modifiedAt: new Date(modifiedAt.getTime() - age) };
      }
    },
  };
}

/** As at run time. Seconds. */
const hour = { age: 3_600 };

const hours = (n: number) => n * 60 * 60 * 1_000;

async function withBytes(): Promise<{ world: World; named: string; stray: string }> {
  const world = await withWorld();
  const { job, holder } = await startedJob(world);
  const call = { services: world.services, actor: holder };
  const output = await storeOutput(call, { job: job.id, name: "model", type: "T" }, await taken(world));
  const stray = await taken(world);
  await stray.keep();
  return { world, named: output.blobKey, stray: stray.key };
}

test("old bytes that no row names go, those of outputs stay", async () => {
  const { world, named } = await withBytes();
  const { store, blobs } = world.services;
  expect(await reconcile({ store, blobs: aged(blobs, hours(2)) }, hour)).toBe(1);
  expect(await keptBlobs(world)).toEqual([named]);
});

test("beside a database without any output all bytes are left: it is rather the wrong one", async () => {
  const world = await withWorld();
  const { key, keep } = await taken(world);
  await keep();
  const { store, blobs } = world.services;
  expect(await reconcile({ store, blobs: aged(blobs, hours(2)) }, hour)).toBe(0);
  expect(await keptBlobs(world)).toEqual([key]);
});

test("bytes that were kept just now are left for the row that may follow", async () => {
  const { world, named, stray } = await withBytes();
  expect(await reconcile(world.services, hour)).toBe(0);
  expect(await keptBlobs(world)).toEqual([named, stray].sort());
});

test("bytes of a minute ago are left by the hourly removal, and not by the start of the only gateway", async () => {
  const { world } = await withBytes();
  const { store, blobs } = world.services;
  expect(await reconcile({ store, blobs: aged(blobs, 60_000) }, hour)).toBe(0);
  expect(await reconcile({ store, blobs: aged(blobs, 60_000) }, { age: graceOfOnlyGateway })).toBe(1);
});

test("a change that can't be committed for no rule's reason leaves bytes that the next start removes", async () => {
  const { world, named, stray } = await withBytes();
  const { store, blobs } = world.services;
  const broken = { ...store, write: () => Promise.reject(new Error("the database is away")) };
  const services = { ...world.services, store: broken };
  const blob = await blobs.take(Readable.from([randomBytes(5)]), { limit: 10 });
  const call = { services, actor: await world.admin() };
  await expect(storeOutput(call, { job: 1, name: "other", type: "T" }, blob)).rejects.toThrow("is away");
  expect(await keptBlobs(world)).toEqual([named, stray, blob.key].sort());
  expect(await reconcile({ store, blobs: aged(blobs, hours(2)) }, hour)).toBe(2);
});
