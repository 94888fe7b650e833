import { IncomingMessage } from "node:http";
import type { Readable } from "node:stream";
import { refusal } from "../../domain/errors.ts";
import { BlobTooLarge, type TakenBlob } from "../../store/blobs/blobs.ts";
import type { Blobs } from "../../store/blobs/claims.ts";
import { withoutBodyTimeout } from "../bodyTimeout.ts";

/** Milliseconds. */
const stallLimit = 120_000;

export interface ReceiveOptions {
  blobs: Blobs;
  /** Bytes. */
  limit: number;
  /** What the request says will come (Content-Length), when it says so: too much is refused before a byte is read. */
  announced?: number | undefined;
  /** Aborts when nobody waits for the answer any more. */
  signal?: AbortSignal;
  /** Milliseconds after which a sender that sends nothing is cut off. Default: two minutes. */
  stall?: number;
}

/** The sender went away, or was cut off, before its last byte; nobody is left to answer. */
export class UploadCut extends Error {
  override readonly name = "UploadCut";
}

/**
 * Streams an upload's bytes into the blob store, in constant memory and no faster than the store takes them.
 *
 * @throws Refusal TOO_LARGE; the source is then still open, so that the answer can go out on its connection
 * @throws UploadCut. Whatever it throws, nothing is left behind
 */
export async function receive(source: Readable, options: ReceiveOptions): Promise<TakenBlob> {
  const { blobs, limit, announced = 0, signal, stall = stallLimit } = options;
  if (announced > limit) throw tooLarge(limit);
  const connection = source instanceof IncomingMessage ? source : null;
  if (connection) {
    withoutBodyTimeout(connection);
    connection.setTimeout(stall, () => connection.destroy());
  }
  try {
    return await blobs.take(source, { limit, signal });
  } catch (error) {
    if (error instanceof BlobTooLarge) throw tooLarge(limit);
    if (source.destroyed && !source.readableEnded) {
      throw new UploadCut("the upload was cut off", { cause: error });
    }
    throw error;
  } finally {
    connection?.setTimeout(0);
  }
}

/**
 * Receives an upload and runs the operation that names it, under a claim ticket. When the operation refuses, fails or
 * leaves the ticket unused, the bytes go.
 */
export async function receiveFor<T>(
  source: Readable,
  options: ReceiveOptions,
  operation: (claim: string) => Promise<T>,
): Promise<T> {
  const { claims } = options.blobs;
  const claim = claims.issue(await receive(source, options));
  try {
    return await operation(claim);
  } finally {
    await claims.drop(claim);
  }
}

function tooLarge(limit: number) {
  return refusal("TOO_LARGE", { what: "The output", limit });
}
