import type { IncomingMessage } from "node:http";

/** How much of a refused upload is read, for clients that send the whole body before they read the response. */
const limits = { bytes: 64 * 1024 * 1024, milliseconds: 30_000 };

/** Reads and discards the rest of a refused request, and closes the connection beyond the limits. */
export function discard(request: IncomingMessage): void {
  if (request.readableEnded || request.destroyed) return;
  let discarded = 0;
  const close = () => request.destroy();
  const timer = setTimeout(close, limits.milliseconds).unref();
  request.on("data", (chunk: Buffer) => {
    discarded += chunk.length;
    if (discarded > limits.bytes) close();
  });
  request.on("error", () => {});
  request.once("close", () => clearTimeout(timer));
  request.once("end", () => clearTimeout(timer));
}
