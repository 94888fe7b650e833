import type { Readable } from "node:stream";

/** Bytes taken in but not yet named by any row; `keep` or `discard` must follow. */
export interface TakenBlob {
  readonly key: string;
  /** Bytes. */
  readonly size: number;
  /** Hex. */
  readonly sha256: string;
  /** Gives the bytes their lasting place. Harmless when repeated (a transaction may run twice). */
  keep(): Promise<void>;
  /** Leaves nothing behind, also after `keep`. */
  discard(): Promise<void>;
}

/** A kept blob, as `list` finds it. */
export interface BlobEntry {
  readonly key: string;
  readonly modifiedAt: Date;
}

export interface TakeOptions {
  /** Bytes. */
  limit: number;
  /** Gives up: the source is destroyed. */
  signal?: AbortSignal;
}

/** Where outputs' bytes live. */
export interface BlobStore {
  /**
   * Streams bytes in while hashing them, in constant memory. Leaves nothing when it rejects.
   *
   * @throws BlobTooLarge when more than `limit` bytes come; the source is then left open, so that an answer can still
   *   go out on its connection. Else whatever the source, the signal or the disk failed with.
   */
  take(source: Readable, options: TakeOptions): Promise<TakenBlob>;
  /**
   * Streams bytes out, from `start` to `end` inclusive when given.
   *
   * @throws BlobMissing when there is no such blob
   */
  open(key: string, range?: { start: number; end: number }): Promise<Readable>;
  /** No effect when there is no such blob. */
  remove(key: string): Promise<void>;
  /** All kept blobs, in no order. */
  list(): AsyncIterable<BlobEntry>;
  /** Removes what uploads left that were cut off by a crash. Returns how many there were. */
  sweep(): Promise<number>;
  close(): Promise<void>;
}

export class BlobTooLarge extends Error {
  override readonly name = "BlobTooLarge";
  readonly limit: number;
  constructor(limit: number) {
    super(`more than ${limit} bytes`);
    this.limit = limit;
  }
}

export class BlobMissing extends Error {
  override readonly name = "BlobMissing";
  readonly key: string;
  constructor(key: string) {
    super(`no blob ${key}`);
    this.key = key;
  }
}
