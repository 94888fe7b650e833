import type { Readable } from "node:stream";
import type { BlobFacts, OnProgress } from "../../store/copies.ts";
import type { Dialect } from "../../store/store.ts";
import type { Manifest } from "./manifest.ts";

/** The database of the settings, as backup and restore see it. */
export interface BackupDatabase {
  readonly dialect: Dialect;
  /**
   * How many migrations it has.
   * @throws CommandFailure NOT_FOUND without a database
   */
  migrations(): Promise<number>;
  /**
   * Writes it to a file as it is at one time; a server may run.
   * @returns the blobs that it refers to
   */
  copy(to: string, onProgress: OnProgress): Promise<BlobFacts[]>;
  /**
   * Puts what `work` loads into its place once `work` has ended; nothing has changed when it fails.
   * @throws CommandFailure NOT_EMPTY unless forced, DATABASE_IN_USE
   */
  replace<T>(options: ReplaceOptions, work: (load: Load) => Promise<T>): Promise<T>;
}

interface ReplaceOptions {
  /** Replaces what is there. */
  readonly force: boolean;
}

/**
 * Reads a copy.
 * @returns the blobs that it refers to
 * @throws CommandFailure DAMAGED_BACKUP, NEWER_BACKUP
 */
export type Load = (copy: Readable, manifest: Manifest) => Promise<BlobFacts[]>;
