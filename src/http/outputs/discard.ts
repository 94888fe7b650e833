import type { IncomingMessage } from "node:http";

/** Bytes of a refused upload that are still read, so that a client that sends all before it listens gets its answer. */
const patience = { bytes: 64 * 1024 * 1024, milliseconds: 30_000 };

/** Throws away what still comes of a request that has been refused, and cuts the connection when it is too much. */
export function discard(request: IncomingMessage): void {
  if (request.readableEnded || request.destroyed) return;
  let discarded = 0;
  const cut = () => request.destroy();
  const timer = setTimeout(cut, patience.milliseconds).unref();
  request.on("data", (chunk: Buffer) => {
    discarded += chunk.length;
    if (discarded > patience.bytes) cut();
  });
  request.on("error", () => {});
  request.once("close", () => clearTimeout(timer));
  request.once("end", () => clearTimeout(timer));
}
