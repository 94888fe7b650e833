import { createHash, randomBytes, randomUUID } from "node:crypto";
import { once } from "node:events";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { type BlobEntry, BlobMissing, BlobTooLarge } from "../../../src/store/blobs/blobs.ts";
import type { Blobs } from "../../../src/store/blobs/claims.ts";
import { openBlobs } from "../../../src/store/blobs/open.ts";
import { type S3Server, startS3 } from "../../support/s3.ts";

const MiB = 2 ** 20;
const limit = 100 * MiB;
const { AWS_ACCESS_KEY_ID = "", AWS_SECRET_ACCESS_KEY = "" } = process.env;

let s3: S3Server;
let blobs: Blobs;

beforeEach(async () => {
  s3 = await startS3();
  process.env.AWS_ACCESS_KEY_ID = s3.accessKey;
  process.env.AWS_SECRET_ACCESS_KEY = s3.secretKey;
  blobs = await openBlobs({ url: `s3://bucket/some/where?endpoint=${encodeURIComponent(s3.endpoint)}` });
});

afterEach(async () => {
  await blobs.close();
  await s3.close();
  Object.assign(process.env, { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY });
});

/** Chunks as a socket gives them. */
function source(bytes: Buffer): Readable {
  return Readable.from(
    (function* () {
      for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
    })(),
    { objectMode: false },
  );
}

async function keys(): Promise<string[]> {
  const entries: BlobEntry[] = [];
  for await (const entry of blobs.list()) entries.push(entry);
  return entries.map(({ key }) => key).sort();
}

test.each([0, 1, 5 * MiB, 8 * MiB, 20 * MiB + 1])(
  "%d bytes go in and come out, digest and all",
  async (size) => {
    const bytes = randomBytes(size);
    const taken = await blobs.take(source(bytes), { limit });
    await taken.keep();
    expect(taken).toMatchObject({ size, sha256: createHash("sha256").update(bytes).digest("hex") });
    expect((await buffer(await blobs.open(taken.key))).equals(bytes)).toBe(true);
    expect([...s3.objects.keys()]).toEqual([`some/where/${taken.key}`]);
    expect(s3.uploads.size).toBe(0);
  },
);

test("a large blob goes up in parts and a small one in one call", async () => {
  await blobs.take(source(randomBytes(100)), { limit });
  expect(s3.calls).not.toContain("POST upload");
  await blobs.take(source(randomBytes(20 * MiB)), { limit });
  expect(s3.calls.filter((call) => call === "PUT part")).toHaveLength(3);
});

test("a range is asked of the store, not cut out here", async () => {
  const bytes = randomBytes(1_000);
  const { key } = await blobs.take(source(bytes), { limit });
  const range = await buffer(await blobs.open(key, { start: 10, end: 19 }));
  expect(range).toEqual(bytes.subarray(10, 20));
});

test("an unknown blob is missing, and removing it is no error", async () => {
  await expect(blobs.open("nothing")).rejects.toThrow(BlobMissing);
  await blobs.remove("nothing");
  const taken = await blobs.take(source(randomBytes(10)), { limit });
  await taken.discard();
  await expect(blobs.open(taken.key)).rejects.toThrow(BlobMissing);
});

test.each([100, 12 * MiB])(
  "an upload that is cut off after %d bytes leaves neither object nor parts",
  async (after) => {
    const cut = Readable.from(
      (async function* () {
        for await (const chunk of source(randomBytes(after))) yield chunk;
        throw new Error("the line is down");
      })(),
      { objectMode: false },
    );
    await expect(blobs.take(cut, { limit })).rejects.toThrow("the line is down");
    expect(s3.objects.size).toBe(0);
    expect(s3.uploads.size).toBe(0);
  },
);

test.each([1_000, 10 * MiB])(
  "more than the limit of %d bytes leaves nothing, and the source stays open",
  async (limit) => {
    const bytes = source(randomBytes(limit + 200_000));
    await expect(blobs.take(bytes, { limit })).rejects.toThrow(BlobTooLarge);
    expect(bytes.destroyed).toBe(false);
    expect(s3.objects.size).toBe(0);
    expect(s3.uploads.size).toBe(0);
  },
);

test("a signal ends an upload that waits for its next byte", async () => {
  const waiting = new Readable({ read() {} });
  waiting.push(randomBytes(1_000));
  const leaving = new AbortController();
  const taking = blobs.take(waiting, { limit, signal: leaving.signal });
  setTimeout(() => leaving.abort(), 20);
  await expect(taking).rejects.toThrow("the upload was given up");
  expect(s3.objects.size).toBe(0);
});

test("an upload whose client has left before it began fails", async () => {
  const left = new Readable({ read() {} });
  left.destroy();
  await once(left, "close");
  await expect(blobs.take(left, { limit })).rejects.toThrow("the upload was cut off");
  expect(s3.calls).not.toContain("PUT object");
});

test("a store that refuses a part ends the upload with its word, and nothing is left", async () => {
  s3.failing.add("PUT part");
  await expect(blobs.take(source(randomBytes(20 * MiB)), { limit })).rejects.toThrow("AccessDenied");
  expect(s3.uploads.size).toBe(0);
  expect(s3.objects.size).toBe(0);
});

test("wrong keys are refused by the store", async () => {
  process.env.AWS_SECRET_ACCESS_KEY = "another";
  const stranger = openBlobs({ url: `s3://bucket/?endpoint=${encodeURIComponent(s3.endpoint)}` });
  await expect(stranger).rejects.toThrow("SignatureDoesNotMatch");
});

test("the list goes through all pages, through this prefix only, and leaves out what is no blob", async () => {
  const made: string[] = [];
  for (let n = 0; n < 8; n++) made.push((await blobs.take(source(randomBytes(1)), { limit })).key);
  const other = { bytes: Buffer.alloc(1), modifiedAt: new Date() };
  s3.objects.set(`some/place/${randomUUID()}`, other);
  // What other programs keep below the same prefix.
  s3.objects.set("some/where/report.pdf", other);
  s3.objects.set(`some/where/deeper/${randomUUID()}`, other);
  expect(await keys()).toEqual(made.sort());
});

test("sweeping ends the uploads that a crash left a day ago, and leaves the young to other gateways", async () => {
  const day = 24 * 60 * 60 * 1_000;
  const upload = (key: string, age: number) => ({
    key,
    parts: new Map(),
    initiatedAt: new Date(Date.now() - age),
  });
  s3.uploads.set("old", upload(`some/where/${randomUUID()}`, day + 60_000));
  s3.uploads.set("young", upload(`some/where/${randomUUID()}`, day - 60_000));
  s3.uploads.set("others", upload("else/c", 2 * day));
  s3.uploads.set("no blob's", upload("some/where/report.pdf", 2 * day));
  expect(await blobs.sweep()).toBe(1);
  expect([...s3.uploads.keys()]).toEqual(["young", "others", "no blob's"]);
});
