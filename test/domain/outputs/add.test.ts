import { buffer } from "node:stream/consumers";
import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { cancel } from "../../../src/domain/jobs/cancel.ts";
import { finish } from "../../../src/domain/jobs/finish.ts";
import { storeOutput } from "../../../src/domain/outputs/store.ts";
import { size } from "../../support/long.ts";
import { keptBlobs, startedJob, taken } from "../../support/outputs.ts";
import { check } from "../../support/property.ts";
import { refused, withWorld } from "../../support/world.ts";

test("the holder of a started job adds an output: row, bytes and event", async () => {
  const world = await withWorld();
  const { job, holder } = await startedJob(world);
  const blob = await taken(world, Buffer.from("a model"));
  const call = { services: world.services, actor: holder };
  const output = await storeOutput(call, { job: job.id, name: "model", type: "tflite" }, blob);
  expect(output).toMatchObject({
    jobId: job.id,
    name: "model",
    type: "tflite",
    size: 7n,
    sha256: blob.sha256,
    creatorId: holder.user?.id,
    createdAt: world.clock.now(),
    deletedAt: null,
  });
  expect((await buffer(await world.services.blobs.open(output.blobKey))).toString()).toBe("a model");
  const event = (await world.events(job.id)).at(-1);
  expect(event).toMatchObject({ type: "OUTPUT_ADDED", outputId: output.id, nodeId: holder.node?.id });
  expect(JSON.parse(event?.data ?? "")).toEqual({
    name: "model",
    type: "tflite",
    size: 7,
    sha256: blob.sha256,
  });
});

test("an admin adds one too, and an empty one is an output like any other", async () => {
  const world = await withWorld();
  const { job } = await startedJob(world);
  const call = { services: world.services, actor: await world.admin() };
  const blob = await taken(world, Buffer.alloc(0));
  expect((await storeOutput(call, { job: job.id, name: "empty", type: "" }, blob)).size).toBe(0n);
});

test("every refusal has its code, and leaves neither bytes nor a row", async () => {
  const world = await withWorld();
  const { services } = world;
  const { job, holder } = await startedJob(world);
  const early = await startedJob(world, { begun: false, user: "early" });
  const stranger = await world.user("stranger");
  const nobody = { user: null, node: null, anonymous: "read", facade: "ufdl" } as const;
  const add = async (actor: typeof stranger, output: { job: number; name?: string; type?: string }) =>
    refused(storeOutput({ services, actor }, { name: "model", type: "T", ...output }, await taken(world)));

  expect(await add(stranger, { job: job.id })).toBe("FORBIDDEN");
  expect(await add(early.holder, { job: job.id })).toBe("FORBIDDEN");
  expect(await add(nobody, { job: job.id })).toBe("UNAUTHENTICATED");
  expect(await add(holder, { job: 999 })).toBe("NOT_FOUND");
  expect(await add(early.holder, { job: early.job.id })).toBe("OUTPUT_TOO_EARLY");
  expect(await add(holder, { job: job.id, name: "" })).toBe("INVALID_INPUT");
  expect(await add(holder, { job: job.id, name: "x".repeat(501) })).toBe("INVALID_INPUT");
  expect(await add(holder, { job: job.id, type: "ü".repeat(1_001) })).toBe("INVALID_INPUT");
  expect(await add(holder, { job: job.id, name: "a\0b" })).toBe("INVALID_INPUT");
  expect(await add(holder, { job: job.id, name: "a\ud800b" })).toBe("INVALID_INPUT");
  await world.run(holder, (change) => finish(change, job.id));
  expect(await add(holder, { job: job.id })).toBe("OUTPUT_TOO_LATE");

  expect(await services.store.read.output.count()).toBe(0);
  expect(await keptBlobs(world)).toEqual([]);
});

test("a job that ended in error or was cancelled still takes outputs", async () => {
  const world = await withWorld();
  const failed = await startedJob(world, { user: "failed" });
  await world.run(failed.holder, (change) => finish(change, failed.job.id, { error: "out of memory" }));
  const cancelled = await startedJob(world, { user: "cancelled" });
  const admin = await world.admin();
  await world.run(admin, (change) => cancel(change, cancelled.job.id));
  for (const [{ id }, state] of [
    [failed.job, "ERROR"],
    [cancelled.job, "CANCELLED"],
  ] as const) {
    expect((await world.job(id)).state).toBe(state);
    const call = { services: world.services, actor: admin };
    const output = await storeOutput(call, { job: id, name: "log", type: "text" }, await taken(world));
    expect(output.jobId).toBe(id);
  }
});

test("a name is taken per type: the same name of another type is another output", async () => {
  const world = await withWorld();
  const { job, holder } = await startedJob(world);
  const call = { services: world.services, actor: holder };
  const add = async (name: string, type: string) =>
    storeOutput(call, { job: job.id, name, type }, await taken(world));
  const first = await add("model", "T");
  const other = await add("model", "U");
  expect(other.id).not.toBe(first.id);
  expect(await refused(add("model", "T"))).toBe("OUTPUT_EXISTS");
  // Not told apart by gluing both together.
  await add("a/b", "c");
  await add("a", "b/c");
  expect(await keptBlobs(world)).toHaveLength(4);
});

test("the longest names and types of any characters fit both databases", async () => {
  const world = await withWorld();
  const { job, holder } = await startedJob(world);
  const call = { services: world.services, actor: holder };
  const text = (bytes: number) =>
    fc
      .string({ unit: "binary", minLength: bytes / 4, maxLength: bytes / 4 })
      .map((drawn) => drawn.replaceAll("\0", "?"));
  await check(
    fc.asyncProperty(text(500), text(2_000), async (name, type) => {
      const output = await storeOutput(call, { job: job.id, name, type }, await taken(world));
      expect(output).toMatchObject({ name, type });
    }),
    { numRuns: size(10, 50) },
  );
});

test("of sixteen uploads of one name at once one wins, and the bytes of the others are gone", async () => {
  const world = await withWorld();
  const { job, holder } = await startedJob(world);
  const call = { services: world.services, actor: holder };
  const attempts = Array.from({ length: 16 }, async () => {
    const blob = await taken(world);
    return storeOutput(call, { job: job.id, name: "model", type: "T" }, blob).then(
      (output) => output.blobKey,
      (error: { code: string }) => error.code,
    );
  });
  const results = await Promise.all(attempts);
  const won = results.filter((result) => result !== "OUTPUT_EXISTS");
  expect(won).toHaveLength(1);
  expect(await keptBlobs(world)).toEqual(won);
  expect(await world.services.store.read.output.count()).toBe(1);
});
