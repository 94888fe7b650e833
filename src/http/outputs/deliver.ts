import type { Context } from "koa";
import type { Sent } from "./send.ts";

/** A reader that takes nothing for so long is cut off. Milliseconds. */
const stallLimit = 120_000;

/** Gives Koa the answer that `send` made. Koa closes the stream when the client goes away. */
export function deliver(ctx: Context, { status, headers, body }: Sent): void {
  if (body) {
    ctx.body = body;
    ctx.res.setTimeout(stallLimit);
    // The length is promised already: cutting the connection is the only way to say that the rest will not come.
    body.once("error", () => ctx.res.destroy());
  } else if (ctx.method !== "HEAD") {
    ctx.body = null;
  }
  ctx.status = status;
  ctx.set(headers);
}
