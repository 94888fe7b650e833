import { createHash, randomBytes } from "node:crypto";
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Readable } from "node:stream";
import { makeFolder } from "../folders.ts";
import {
  type BlobEntry,
  BlobMissing,
  type BlobStore,
  BlobTooLarge,
  type TakenBlob,
  type TakeOptions,
} from "./blobs.ts";
import { incomingFolder, incomingName, sweepIncoming } from "./incoming.ts";

export interface FolderOptions {
  /** Waits for the disk before bytes count as taken or kept, so that loss of power loses nothing. Default false. */
  durable?: boolean;
}

/** A key is random; its first two digits name the subfolder, which keeps folders small. */
const keyForm = /^[0-9a-f]{2}\/[0-9a-f]{30}$/;

/**
 * Blobs as files. An upload grows in `.incoming` and is moved to its place by one rename when a row is about to name
 * it, so that no reader ever sees half a file.
 */
export async function openFolder(root: string, { durable = false }: FolderOptions = {}): Promise<BlobStore> {
  makeFolder(join(root, incomingFolder));

  return {
    take: (source, options) => take(root, durable, source, options),

    open: async (key, range) => {
      const file = await openKept(root, key);
      return file.createReadStream({ ...range, highWaterMark: 256 * 1024 });
    },

    remove: (key) => rm(place(root, key), { force: true }),
    list: () => list(root),
    sweep: () => sweepIncoming(root, new Date()),
    close: async () => {},
  };
}

/** The file of a blob. @throws BlobMissing for what is no key */
export function place(root: string, key: string): string {
  if (!keyForm.test(key)) throw new BlobMissing(key);
  return join(root, key);
}

async function openKept(root: string, key: string): Promise<FileHandle> {
  try {
    return await open(place(root, key), "r");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") throw new BlobMissing(key);
    throw error;
  }
}

async function take(
  root: string,
  durable: boolean,
  source: Readable,
  { limit, signal }: TakeOptions,
): Promise<TakenBlob> {
  const incoming = join(root, incomingFolder, incomingName());
  const file = await open(incoming, "wx", 0o600);
  const giveUp = () => source.destroy(new Error("the upload was given up", { cause: signal?.reason }));
  const hash = createHash("sha256");
  let size = 0;
  let written = Promise.resolve();
  try {
    if (signal?.aborted) giveUp();
    signal?.addEventListener("abort", giveUp);
    // One chunk is written while the next is received and hashed, a quarter faster than one after the other; waiting for
    // it is the back-pressure. The source stays open on a throw: see BlobStore.take.
    for await (const chunk of source.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > limit) throw new BlobTooLarge(limit);
      await written;
      written = file.writeFile(chunk);
      written.catch(() => {});
      hash.update(chunk);
    }
    await written;
    if (durable) await file.sync();
    await file.close();
  } catch (error) {
    await written.catch(() => {});
    await file.close().catch(() => {});
    await rm(incoming, { force: true });
    throw error;
  } finally {
    signal?.removeEventListener("abort", giveUp);
  }
  return taken(root, durable, incoming, { size, sha256: hash.digest("hex") });
}

function taken(
  root: string,
  durable: boolean,
  incoming: string,
  facts: { size: number; sha256: string },
): TakenBlob {
  const digits = randomBytes(16).toString("hex");
  const key = `${digits.slice(0, 2)}/${digits.slice(2)}`;
  const target = place(root, key);
  let kept = false;
  return {
    key,
    ...facts,
    keep: async () => {
      if (kept) return;
      await mkdir(dirname(target), { recursive: true });
      await rename(incoming, target);
      kept = true;
      if (durable) for (const folder of [dirname(target), root]) await syncFolder(folder);
    },
    discard: () => rm(kept ? target : incoming, { force: true }),
  };
}

/** Makes a rename last: the folder's own entry goes to the disk. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function* list(root: string): AsyncGenerator<BlobEntry> {
  for (const folder of await readdir(root)) {
    if (!/^[0-9a-f]{2}$/.test(folder)) continue;
    for (const name of await readdir(join(root, folder))) {
      const key = `${folder}/${name}`;
      const entry = keyForm.test(key) ? await stat(join(root, key)).catch(() => null) : null;
      if (entry) yield { key, modifiedAt: entry.mtime };
    }
  }
}
