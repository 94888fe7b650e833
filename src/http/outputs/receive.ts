import { IncomingMessage } from "node:http";
import type { Readable } from "node:stream";
import { refusal } from "../../domain/errors.ts";
import { beginTransfer } from "../../heap.ts";
import { BlobTooLarge, type TakenBlob } from "../../store/blobs/blobs.ts";
import type { Blobs } from "../../store/blobs/claims.ts";
import { withoutBodyTimeout } from "../bodyTimeout.ts";

/** A sender that sends nothing for so long is disconnected. Milliseconds. */
const stallLimit = 120_000;

export interface ReceiveOptions {
  blobs: Blobs;
  /** Bytes. */
  limit: number;
  /** The Content-Length, if any: too much is refused before a byte is read. */
  announced?: number | undefined;
  /** Aborts when the client has closed the connection. */
  signal?: AbortSignal;
  /** Overrides the stall limit. Milliseconds; default: two minutes. */
  stall?: number;
}

/** The connection was closed, by either side, before the last byte; there is nobody to respond to. */
export class UploadCut extends Error {
  override readonly name = "UploadCut";
}

/**
 * Streams an upload's bytes into the blob store, in constant memory and with backpressure. On an error no bytes are kept.
 *
 * @throws Refusal TOO_LARGE; the source is then still open, so that the response can be sent
 * @throws UploadCut
 */
export async function receive(source: Readable, options: ReceiveOptions): Promise<TakenBlob> {
  const { blobs, limit, announced = 0, signal, stall = stallLimit } = options;
  if (announced > limit) throw tooLarge(limit);
  const connection = source instanceof IncomingMessage ? source : null;
  if (connection) {
    withoutBodyTimeout(connection);
    connection.setTimeout(stall, () => connection.destroy());
  }
  const endTransfer = beginTransfer();
  try {
    return await blobs.take(source, { limit, signal });
  } catch (error) {
    if (error instanceof BlobTooLarge) throw tooLarge(limit);
    if (source.destroyed && !source.readableEnded) {
      throw new UploadCut("the upload was cut off", { cause: error });
    }
    throw error;
  } finally {
    endTransfer();
    connection?.setTimeout(0);
  }
}

/**
 * Receives an upload and runs the operation that records it, which takes a claim ticket for the bytes. The bytes are
 * deleted unless the operation redeems the ticket.
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
