import type { Readable } from "node:stream";

/** Bytes taken in but not yet named by any row; `keep` or `discard` must follow. */
export interface TakenBlob {
  readonly key: string;
  /** Bytes. */
  readonly size: number;
  /** Hex. */
  readonly sha256: string;
  /** Gives the bytes their lasting place. */
  keep(): Promise<void>;
  /** Leaves nothing behind. */
  discard(): Promise<void>;
}

/** Where outputs' bytes live. */
export interface BlobStore {
  /**
   * Streams bytes in while hashing them, in constant memory. Rejects, leaving nothing, when the source fails, the signal
   * aborts or more than `limit` bytes come (Refusal TOO_LARGE is made by the caller from BlobTooLarge).
   */
  take(source: Readable, options: { limit: number; signal?: AbortSignal }): Promise<TakenBlob>;
  /** Streams bytes out, from `start` to `end` inclusive when given. Rejects when there is no such blob. */
  open(key: string, range?: { start: number; end: number }): Promise<Readable>;
  remove(key: string): Promise<void>;
}

export class BlobTooLarge extends Error {
  override readonly name = "BlobTooLarge";
  readonly limit: number;
  constructor(limit: number) {
    super(`more than ${limit} bytes`);
    this.limit = limit;
  }
}
