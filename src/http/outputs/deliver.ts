import type { Context } from "koa";
import { beginTransfer } from "../../heap.ts";
import type { OutputResponse } from "./send.ts";

/** A client that reads nothing for so long is disconnected. Milliseconds. */
const stallLimit = 120_000;

/** Passes the response of `send` to Koa, which closes the stream when the client closes the connection. */
export function deliver(ctx: Context, { status, headers, body }: OutputResponse): void {
  if (body) {
    ctx.body = body;
    ctx.res.once("close", beginTransfer());
    ctx.res.setTimeout(stallLimit);
    // Content-Length is sent already: only closing the connection shows the client that the body is incomplete.
    body.once("error", () => ctx.res.destroy());
  } else if (ctx.method !== "HEAD") {
    ctx.body = null;
  }
  ctx.status = status;
  ctx.set(headers);
}
