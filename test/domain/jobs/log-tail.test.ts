import { expect, test } from "@jest/globals";
import { appendLog } from "../../../src/domain/jobs/log.ts";
import { tailLog } from "../../../src/domain/jobs/logTail.ts";
import { startedJob } from "../../support/outputs.ts";
import { afterThisTest } from "../../support/store.ts";
import { withWorld } from "../../support/world.ts";

async function withTail(after: bigint | null = null) {
  const world = await withWorld();
  const { job, holder } = await startedJob(world);
  const leaving = new AbortController();
  afterThisTest(async () => leaving.abort());
  const { store } = world.services;
  return {
    world,
    job,
    leaving,
    store,
    tail: tailLog(store, job.id, { after, signal: leaving.signal }),
    append: (bytes: Uint8Array | string) =>
      world.run(holder, (change) => appendLog(change, job.id, Buffer.from(bytes))),
  };
}

type Tail = ReturnType<typeof tailLog>;

async function readBytes(tail: Tail, bytes: number): Promise<Buffer> {
  let all = Buffer.alloc(0);
  while (all.length < bytes) {
    const { value } = await tail.next();
    if (!value) throw new Error(`the tail ended after ${all.length} bytes`);
    all = Buffer.concat([all, value.bytes]);
  }
  return all;
}

test("a tail begins with what there is and goes on with what comes", async () => {
  const { append, tail } = await withTail();
  await append("so far\n");
  expect((await tail.next()).value).toMatchObject({ from: 0n, bytes: Buffer.from("so far\n"), next: 7n });
  const next = tail.next();
  await append("and on\n");
  expect((await next).value).toMatchObject({ from: 7n, bytes: Buffer.from("and on\n"), next: 14n });
});

test("an empty log tells at once that it is empty, but not to who goes on from a cursor", async () => {
  const fresh = await withTail();
  expect((await fresh.tail.next()).value).toMatchObject({ bytes: Buffer.alloc(0), next: 0n });
  const again = await withTail(0n);
  const next = again.tail.next();
  await again.append("x");
  expect((await next).value?.bytes.toString()).toBe("x");
});

test("nothing is missed or repeated, wherever the reader is cut off and goes on", async () => {
  const { append, leaving, store, job } = await withTail();
  const written: string[] = [];
  const writing = (async () => {
    for (let n = 0; n < 60; n++) {
      written.push(`line ${n}: ${"·".repeat(n % 7)}\n`);
      await append(written.at(-1) ?? "");
    }
  })();
  let at = 0n;
  let read = "";
  for (let n = 0; n < 40; n++) {
    const tail = tailLog(store, job.id, { after: at, signal: leaving.signal });
    const { value } = await tail.next();
    read += value?.bytes.toString() ?? "";
    at = value?.next ?? at;
    await tail.return();
    if (at === BigInt(Buffer.byteLength(written.join(""))) && written.length === 60) break;
  }
  await writing;
  const rest = Buffer.byteLength(written.join("")) - Number(at);
  const tail = tailLog(store, job.id, { after: at, signal: leaving.signal });
  read += (await readBytes(tail, rest)).toString();
  expect(read).toBe(written.join(""));
});

test("a character that two appends split comes whole", async () => {
  const { append, tail } = await withTail(0n);
  const train = Buffer.from("🚂");
  await append(Buffer.concat([Buffer.from("a"), train.subarray(0, 2)]));
  expect((await tail.next()).value?.bytes.toString()).toBe("a");
  const next = tail.next();
  await append(train.subarray(2));
  expect((await next).value?.bytes.toString()).toBe("🚂");
});

test("the beginning of a character that never goes on comes as it is", async () => {
  const { append, tail } = await withTail(0n);
  await append(Buffer.from([0xc3]));
  expect((await tail.next()).value?.bytes).toEqual(Buffer.from([0xc3]));
});

test("a tail ends when its reader leaves", async () => {
  const { leaving, tail } = await withTail();
  await tail.next();
  const next = tail.next();
  leaving.abort();
  expect((await next).done).toBe(true);
});
