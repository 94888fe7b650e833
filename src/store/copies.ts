/** Called with how much is done, of how much. */
export type OnProgress = (done: number, total: number) => void;

/** The bytes of an output, as its row has them. */
export interface BlobFacts {
  readonly key: string;
  /** Bytes. */
  readonly size: number;
  /** Hex. */
  readonly sha256: string;
}

/** Reads every blob that rows of a copy refer to, in the order of the keys. */
export const selectBlobs = `SELECT "blobKey" AS "key", MIN("size") AS "size", MIN("sha256") AS "sha256"
  FROM "Output" GROUP BY "blobKey" ORDER BY "blobKey"`;
