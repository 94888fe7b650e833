import { createHash, randomBytes } from "node:crypto";
import { mkdir, readFile, utimes, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { type BlobEntry, BlobMissing, BlobTooLarge } from "../../../src/store/blobs/blobs.ts";
import { openFolder } from "../../../src/store/blobs/folder.ts";
import { filesIn, inFolder } from "../../support/folder.ts";
import { size } from "../../support/long.ts";
import { check } from "../../support/property.ts";

const limit = 1_000_000;
const bytesOf = (...chunks: Uint8Array[]) => Readable.from(chunks.map((chunk) => Buffer.from(chunk)));
const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

test("what went in comes out, with its size and digest, however it was cut into chunks", () =>
  inFolder(async (root) => {
    const blobs = await openFolder(root);
    await check(
      fc.asyncProperty(
        fc.array(fc.uint8Array({ minLength: 1, maxLength: 5_000 }), { maxLength: 8 }),
        async (chunks) => {
          const whole = Buffer.concat(chunks);
          const taken = await blobs.take(bytesOf(...chunks), { limit });
          expect(taken).toMatchObject({ size: whole.length, sha256: sha256(whole) });
          await taken.keep();
          expect(await buffer(await blobs.open(taken.key))).toEqual(whole);
        },
      ),
      { numRuns: size(25, 100) },
    );
  }));

test("nothing bytes long is a blob like any other", () =>
  inFolder(async (root) => {
    const blobs = await openFolder(root, { durable: true });
    const taken = await blobs.take(Readable.from([]), { limit });
    await taken.keep();
    expect(taken).toMatchObject({ size: 0, sha256: sha256(Buffer.alloc(0)) });
    expect(await buffer(await blobs.open(taken.key))).toHaveLength(0);
  }));

test("any range of a blob can be read by itself", () =>
  inFolder(async (root) => {
    const blobs = await openFolder(root);
    const whole = randomBytes(1_000);
    const taken = await blobs.take(bytesOf(whole), { limit });
    await taken.keep();
    await check(
      fc.asyncProperty(fc.nat(999), fc.nat(999), async (one, other) => {
        const [start, end] = [Math.min(one, other), Math.max(one, other)];
        expect(await buffer(await blobs.open(taken.key, { start, end }))).toEqual(
          whole.subarray(start, end + 1),
        );
      }),
      { numRuns: size(25, 100) },
    );
  }));

test("bytes have no place before they are kept, and keeping twice is keeping once", () =>
  inFolder(async (root) => {
    const blobs = await openFolder(root);
    const taken = await blobs.take(bytesOf(randomBytes(10)), { limit });
    await expect(blobs.open(taken.key)).rejects.toThrow(BlobMissing);
    await taken.keep();
    await taken.keep();
    expect(await filesIn(root)).toEqual([taken.key]);
    await taken.discard();
    expect(await filesIn(root)).toEqual([]);
  }));

test("an upload whose source fails after any number of bytes leaves nothing", () =>
  inFolder(async (root) => {
    const blobs = await openFolder(root);
    await check(
      fc.asyncProperty(fc.nat(200_000), async (after) => {
        async function* cut() {
          yield randomBytes(after + 1).subarray(1);
          throw new Error("the line is down");
        }
        await expect(blobs.take(Readable.from(cut()), { limit })).rejects.toThrow("the line is down");
        expect(await filesIn(root)).toEqual([]);
      }),
      { numRuns: size(25, 100) },
    );
  }));

test("an upload of more than the limit leaves nothing, and its source stays open for an answer", () =>
  inFolder(async (root) => {
    const blobs = await openFolder(root);
    const source = bytesOf(randomBytes(60), randomBytes(41), randomBytes(1_000));
    await expect(blobs.take(source, { limit: 100 })).rejects.toThrow(BlobTooLarge);
    expect(source.destroyed).toBe(false);
    expect(await filesIn(root)).toEqual([]);
    expect((await blobs.take(bytesOf(randomBytes(100)), { limit: 100 })).size).toBe(100);
  }));

test("a signal ends an upload that waits for its next byte, or has not begun", () =>
  inFolder(async (root) => {
    const blobs = await openFolder(root);
    const source = new Readable({ read() {} });
    source.push(randomBytes(1_000));
    const leaving = new AbortController();
    const taking = blobs.take(source, { limit, signal: leaving.signal });
    setImmediate(() => leaving.abort());
    await expect(taking).rejects.toThrow("the upload was given up");
    await expect(blobs.take(bytesOf(randomBytes(10)), { limit, signal: leaving.signal })).rejects.toThrow();
    expect(await filesIn(root)).toEqual([]);
  }));

test("the list holds what is kept and nothing else", () =>
  inFolder(async (root) => {
    const blobs = await openFolder(root);
    const kept = await blobs.take(bytesOf(randomBytes(10)), { limit });
    await kept.keep();
    await blobs.take(bytesOf(randomBytes(10)), { limit });
    await writeFile(join(root, "README"), "somebody's note");
    const entries: BlobEntry[] = [];
    for await (const entry of blobs.list()) entries.push(entry);
    expect(entries.map(({ key }) => key)).toEqual([kept.key]);
    expect(Math.abs(Date.now() - (entries[0]?.modifiedAt.getTime() ?? 0))).toBeLessThan(60_000);
    await blobs.remove(kept.key);
    await blobs.remove(kept.key);
    await expect(blobs.open(kept.key)).rejects.toThrow(BlobMissing);
  }));

test.each(["../secret", "ab/../../secret", "/etc/passwd", "ab", ""])("%j is no key", (key) =>
  inFolder(async (folder) => {
    await writeFile(join(folder, "secret"), "x");
    const blobs = await openFolder(join(folder, "blobs"));
    await expect(blobs.open(key)).rejects.toThrow(BlobMissing);
    expect(() => blobs.remove(key)).toThrow(BlobMissing);
    expect(await readFile(join(folder, "secret"), "utf8")).toBe("x");
  }),
);

test("sweeping takes the unfinished uploads of processes that are gone and leaves those of the living", () =>
  inFolder(async (root) => {
    const incoming = join(root, ".incoming");
    await mkdir(incoming, { recursive: true });
    const host = hostname().replaceAll(/[^\w-]/g, "-");
    const yesterday = new Date(Date.now() - 25 * 60 * 60 * 1_000);
    const files: Record<string, { stays: boolean; at?: Date }> = {
      [`${host}.4194999.aaaaaaaaaaaa.1`]: { stays: false },
      // This very process id, of an earlier run: in a container it is always the same.
      [`${host}.${process.pid}.aaaaaaaaaaaa.1`]: { stays: false },
      [`${host}.${process.ppid}.aaaaaaaaaaaa.1`]: { stays: true },
      "elsewhere.1.aaaaaaaaaaaa.1": { stays: true },
      "elsewhere.1.aaaaaaaaaaaa.2": { stays: false, at: yesterday },
    };
    for (const [name, { at }] of Object.entries(files)) {
      await writeFile(join(incoming, name), "half of it");
      if (at) await utimes(join(incoming, name), at, at);
    }
    const blobs = await openFolder(root);
    const running = await blobs.take(bytesOf(randomBytes(10)), { limit });
    expect(await blobs.sweep()).toBe(3);
    const staying = Object.keys(files).filter((name) => files[name]?.stays);
    expect((await filesIn(root)).filter((file) => staying.some((name) => file.endsWith(name)))).toHaveLength(
      2,
    );
    expect(await filesIn(root)).toHaveLength(3);
    await running.keep();
    expect(await filesIn(root)).toContain(running.key);
  }));
