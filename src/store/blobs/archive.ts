import { createHash } from "node:crypto";
import { copyFile, link, mkdir, open, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Readable } from "node:stream";
import { BlobMissing } from "./blobs.ts";
import { place } from "./folder.ts";
import { incomingFolder, incomingName } from "./incoming.ts";

/** A blob that stays readable although the server removes it. */
export interface HeldBlob {
  readonly path: string;
  release(): Promise<void>;
}

/**
 * Keeps a blob's bytes by a second name beside unfinished uploads, from where a start of the server removes it if this process
 * can't.
 * @throws BlobMissing when there is no such blob
 */
export async function holdBlob(root: string, key: string): Promise<HeldBlob> {
  const path = join(root, incomingFolder, incomingName());
  const blob = place(root, key);
  try {
    await link(blob, path).catch((error: NodeJS.ErrnoException) => {
      // A file system without hard links.
      if (/^(EPERM|ENOTSUP|EOPNOTSUPP|EMLINK)$/.test(error.code ?? "")) return copyFile(blob, path);
      throw error;
    });
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === "ENOENT" ? new BlobMissing(key) : error;
  }
  return { path, release: () => rm(path, { force: true }) };
}

/** What was written. */
export interface Placed {
  readonly size: number;
  /** Hex. */
  readonly sha256: string;
  /** Gives the bytes the place of `key`. @returns removes them again, unless there were some before */
  keep(): Promise<() => Promise<void>>;
  discard(): Promise<void>;
}

/** Writes bytes that are to be the blob `key`. */
export async function writeBlob(root: string, key: string, source: Readable): Promise<Placed> {
  const target = place(root, key);
  const incoming = join(root, incomingFolder, incomingName());
  const discard = () => rm(incoming, { force: true });
  await mkdir(dirname(incoming), { recursive: true });
  const file = await open(incoming, "wx", 0o600);
  const hash = createHash("sha256");
  let size = 0;
  try {
    for await (const chunk of source as AsyncIterable<Buffer>) {
      size += chunk.length;
      hash.update(chunk);
      await file.writeFile(chunk);
    }
    await file.sync();
  } catch (error) {
    await discard();
    throw error;
  } finally {
    await file.close();
  }
  return {
    size,
    sha256: hash.digest("hex"),
    discard,
    keep: async () => {
      const existed = await stat(target).then(
        () => true,
        () => false,
      );
      await mkdir(dirname(target), { recursive: true });
      await rename(incoming, target);
      return async () => {
        if (!existed) await rm(target, { force: true });
      };
    },
  };
}
