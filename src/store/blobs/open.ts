import type { BlobStore } from "./blobs.ts";
import type { Blobs } from "./claims.ts";
import { Claims } from "./claims.ts";
import { openFolder } from "./folder.ts";

export interface BlobsOptions {
  /** `s3://bucket/prefix?endpoint=...` (see s3.ts), or the path of a folder, also as `file:path`. */
  url: string;
  /** Folder only: wait for the disk. Default false. */
  durable?: boolean;
  /** How long a claim ticket counts. Milliseconds; default 60,000. */
  claimLifetime?: number;
}

/** Opens the blob store that `url` names and clears what uploads left that a crash cut off. */
export async function openBlobs({ url, durable = false, claimLifetime }: BlobsOptions): Promise<Blobs> {
  const store = await openStore(url, durable);
  await store.sweep();
  const claims = new Claims(claimLifetime);
  return {
    ...store,
    claims,
    close: async () => {
      await claims.clear();
      await store.close();
    },
  };
}

/** The folder of a blob URL; null when it names an S3 bucket. */
export function blobFolder(url: string): string | null {
  return url.startsWith("s3:") ? null : url.replace(/^file:(\/\/)?/, "");
}

async function openStore(url: string, durable: boolean): Promise<BlobStore> {
  const folder = blobFolder(url);
  if (folder !== null) return openFolder(folder, { durable });
  // Only who keeps blobs in S3 pays for loading its client (0.2 s).
  const { openS3 } = await import("./s3.ts");
  return openS3(url);
}
