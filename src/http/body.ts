import type { IncomingMessage } from "node:http";
import { type Actor, letIn } from "../domain/actor.ts";

/** More came than the caller may send. */
export class BodyTooLarge extends Error {
  override readonly name = "BodyTooLarge";
  readonly limit: number;
  constructor(limit: number) {
    super(`the body has more than ${limit} bytes`);
    this.limit = limit;
  }
}

/** The client stopped sending before its body was complete; nobody is left to answer. */
export class BodyCut extends Error {
  override readonly name = "BodyCut";
}

/** Bytes of a body that is read into memory. */
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
 * Reads a whole body, at most as much as its caller may send; how it is parsed is for the caller of this function. A body
 * that announces too much is refused before a byte is read.
 * @throws BodyTooLarge, BodyCut
 */
export function readBody({ incoming, actor, bodyLimits }: BodySource): Promise<Buffer> {
  const { body, anonymousBody } = bodyLimits;
  const limit = letIn(actor, "write") ? body : Math.min(body, anonymousBody);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const stop = (error: Error) => {
      incoming.off("data", take);
      // Not destroyed: the socket must live for the answer. What still comes is thrown away.
      incoming.resume();
      reject(error);
    };
    const take = (chunk: Buffer) => {
      size += chunk.length;
      if (size > limit) stop(new BodyTooLarge(limit));
      else chunks.push(chunk);
    };
    if (Number(incoming.headers["content-length"] ?? 0) > limit) return stop(new BodyTooLarge(limit));
    if (incoming.readableEnded) return resolve(Buffer.alloc(0));
    incoming.on("data", take);
    incoming.once("end", () => resolve(Buffer.concat(chunks, size)));
    incoming.once("error", (error) => reject(new BodyCut("the client stopped sending", { cause: error })));
    incoming.once("close", () => {
      if (!incoming.complete) reject(new BodyCut("the client stopped sending"));
    });
  });
}
