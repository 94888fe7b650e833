import type { Exchange } from "./exchange.ts";

/** More came than the facade takes. */
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

/**
 * What somebody may send who is nobody yet: enough for any login. 16 MB of a form keep the process busy for three
 * seconds. Bytes.
 */
const strangersLimit = 64 * 1024;

/**
 * Reads a whole body, however it is typed: which parser takes it is the facade's rule, since Coalition's page types JSON
 * as a form. A body that announces too much is refused before a byte is read.
 * @throws BodyTooLarge, BodyCut
 */
export function readBody({ incoming, bodyLimit, actor }: Exchange): Promise<Buffer> {
  const known = actor.user !== null || actor.anonymous === "write";
  const limit = known ? bodyLimit : Math.min(bodyLimit, strangersLimit);
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
