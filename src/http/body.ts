import type { IncomingMessage } from "node:http";
import rawBody, { type RawBodyError } from "raw-body";
import { type Actor, admits } from "../domain/actor.ts";

/** The body is larger than its caller may send. */
export class BodyTooLarge extends Error {
  override readonly name = "BodyTooLarge";
  readonly limit: number;
  constructor(limit: number) {
    super(`the body has more than ${limit} bytes`);
    this.limit = limit;
  }
}

/** The client closed the connection before its body was complete; there is nobody to respond to. */
export class BodyCut extends Error {
  override readonly name = "BodyCut";
}

/** Limits in bytes of bodies that are read into memory. */
export interface BodyLimits {
  /** From users, and from callers without credentials where they may write. */
  readonly body: number;
  /** From all others: enough for a login. */
  readonly anonymousBody: number;
}

export interface BodySource {
  readonly incoming: IncomingMessage;
  readonly actor: Actor;
  readonly bodyLimits: BodyLimits;
}

/**
 * Reads a whole body, at most as much as its caller may send. A body that announces too much is refused before a byte is
 * read. What still arrives of a refused body is discarded, so that the response can be sent on the connection.
 * @throws BodyTooLarge, BodyCut
 */
export async function readBody({ incoming, actor, bodyLimits }: BodySource): Promise<Buffer> {
  const { body, anonymousBody } = bodyLimits;
  const limit = admits(actor, "write") ? body : Math.min(body, anonymousBody);
  if (incoming.readableEnded) return Buffer.alloc(0);
  try {
    return await rawBody(incoming, { length: incoming.headers["content-length"] ?? null, limit });
  } catch (error) {
    incoming.resume();
    if ((error as Partial<RawBodyError>).type === "entity.too.large") throw new BodyTooLarge(limit);
    throw new BodyCut("the client stopped sending", { cause: error });
  }
}
