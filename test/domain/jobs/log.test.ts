import { randomBytes } from "node:crypto";
import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { finish } from "../../../src/domain/jobs/finish.ts";
import { appendLog } from "../../../src/domain/jobs/log.ts";
import { type LogRange, logChunkSize, openCharacter, readLog } from "../../../src/domain/jobs/logRead.ts";
import { reset } from "../../../src/domain/jobs/reset.ts";
import { start } from "../../../src/domain/jobs/start.ts";
import { size } from "../../support/long.ts";
import { startedJob } from "../../support/outputs.ts";
import { check } from "../../support/property.ts";
import { refused, withWorld } from "../../support/world.ts";

async function withLog() {
  const world = await withWorld();
  const { job, holder } = await startedJob(world);
  return {
    world,
    job,
    holder,
    append: (bytes: Uint8Array | string, attempt?: number) =>
      world.run(holder, (change) => appendLog(change, job.id, Buffer.from(bytes), { attempt })),
    read: (range?: LogRange) => readLog(world.services.store.sql, job.id, range),
  };
}

test("what is appended is read back, with the offset to read on from", async () => {
  const { append, read } = await withLog();
  expect(await append("* START\n")).toBe(8n);
  expect(await append("epoch 1\n")).toBe(16n);
  expect(await read()).toEqual({ from: 0n, bytes: Buffer.from("* START\nepoch 1\n"), next: 16n, end: 16n });
  expect((await read({ from: 8n })).bytes.toString()).toBe("epoch 1\n");
  expect(await read({ from: 16n })).toEqual({ from: 16n, bytes: Buffer.alloc(0), next: 16n, end: 16n });
  expect((await read({ from: 99n })).next).toBe(99n);
});

test("a job without a log has an empty one, and an empty append changes nothing", async () => {
  const { append, read, world } = await withLog();
  expect(await read()).toEqual({ from: 0n, bytes: Buffer.alloc(0), next: 0n, end: 0n });
  expect(await append("")).toBe(0n);
  expect(await world.services.store.read.logChunk.count()).toBe(0);
});

test("any bytes come back as they were, in any range, however they were appended", async () => {
  const { append, read } = await withLog();
  let log = Buffer.alloc(0);
  for (const size of [1, 0, 300, logChunkSize, 2 * logChunkSize + 7, 50]) {
    const bytes = randomBytes(size);
    await append(bytes);
    log = Buffer.concat([log, bytes]);
  }
  await check(
    fc.asyncProperty(fc.nat(log.length), fc.integer({ min: 4, max: 150_000 }), async (from, limit) => {
      const chunk = await read({ from: BigInt(from), limit });
      const whole = log.subarray(from, from + limit);
      // A cut may fall into what looks like a character; then it lies up to three bytes earlier.
      // Buffer's own comparison: Jest's takes milliseconds for each of these.
      expect(chunk.bytes.equals(whole.subarray(0, chunk.bytes.length))).toBe(true);
      expect(whole.length - chunk.bytes.length).toBeLessThanOrEqual(3);
      expect(chunk.next).toBe(BigInt(from + chunk.bytes.length));
      expect(chunk.end).toBe(BigInt(log.length));
    }),
    { numRuns: size(20, 100) },
  );
});

test("reading on from `next` gives the whole log, and never half a character of a text", async () => {
  const { append, read } = await withLog();
  const text = "Größe: 3 µm · 完了 🚂\n".repeat(20);
  const bytes = Buffer.from(text);
  // Appends cut anywhere, as a worker's pipe does.
  for (let at = 0; at < bytes.length; at += 7) await append(bytes.subarray(at, at + 7));
  for (const limit of [4, 5, 17, 1_000]) {
    let from = 0n;
    let all = "";
    for (;;) {
      const chunk = await read({ from, limit });
      if (chunk.bytes.length === 0) break;
      all += chunk.bytes.toString();
      from = chunk.next;
    }
    expect(all).toBe(text);
  }
});

test.each([
  ["", 0],
  ["61", 0],
  ["c3", 1],
  ["c3a4", 0],
  ["e282", 2],
  ["e282ac", 0],
  ["f09f9a", 3],
  ["f09f9a82", 0],
  ["61f0", 1],
  ["80808080", 0],
  ["ffff", 0],
])("of the bytes %s, %d begin a character", (hex, count) => {
  expect(openCharacter(Buffer.from(hex, "hex"))).toBe(count);
});

test("each attempt's part can be read by itself", async () => {
  const { world, job, holder, append, read } = await withLog();
  const first = job.attempt;
  await append("first");
  await world.run(holder, (change) => finish(change, job.id, { error: "no" }));
  const admin = await world.admin();
  await world.run(admin, (change) => reset(change, job.id));
  await world.run(holder, (change) => start(change, job.id));
  const second = (await world.job(job.id)).attempt;
  expect(await refused(append("late words", first))).toBe("STALE_ATTEMPT");
  await append("second", second);
  expect((await read({ attempt: first })).bytes.toString()).toBe("first");
  expect(await read({ attempt: second })).toEqual({
    from: 5n,
    bytes: Buffer.from("second"),
    next: 11n,
    end: 11n,
  });
  expect((await read({ attempt: first, from: 3n })).bytes.toString()).toBe("st");
  expect((await read({ attempt: 99 })).bytes).toHaveLength(0);
  expect((await read()).bytes.toString()).toBe("firstsecond");
});

test("only the job's node writes its log", async () => {
  const { world, job } = await withLog();
  const other = await startedJob(world, { user: "other" });
  const write = (actor: typeof other.holder) =>
    refused(world.run(actor, (change) => appendLog(change, job.id, Buffer.from("x"))));
  expect(await write(other.holder)).toBe("FORBIDDEN");
  expect(await write(await world.admin())).toBe("FORBIDDEN");
  const unknown = world.run(other.holder, (change) => appendLog(change, 999, Buffer.from("x")));
  expect(await refused(unknown)).toBe("NOT_FOUND");
});

test("too much at once, a negative offset and a silly limit are refused", async () => {
  const { append, read } = await withLog();
  expect(await refused(append(Buffer.alloc(16 * 2 ** 20 + 1)))).toBe("TOO_LARGE");
  expect(await refused(read({ from: -1n }))).toBe("INVALID_INPUT");
  for (const limit of [0, -1, 4 * 2 ** 20 + 1]) expect(await refused(read({ limit }))).toBe("INVALID_INPUT");
  expect((await read()).end).toBe(0n);
});

test("appends are no events, and appends at once lose nothing", async () => {
  const { world, job, append, read } = await withLog();
  const before = await world.types(job.id);
  await Promise.all(Array.from({ length: 20 }, (_, n) => append(`line ${n}\n`)));
  expect(await world.types(job.id)).toEqual(before);
  const lines = (await read()).bytes.toString().trim().split("\n");
  expect(lines.sort()).toEqual(Array.from({ length: 20 }, (_, n) => `line ${n}`).sort());
});
