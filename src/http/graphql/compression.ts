import { constants } from "node:zlib";
import type { Middleware } from "koa";
import compress from "koa-compress";
import type { RequestState } from "../beginRequest.ts";

/** Bytes from which on an answer is compressed. */
const threshold = 1_024;

/**
 * Compresses GraphQL's answers when the caller accepts br or gzip. What is streamed is flushed with each chunk, so that
 * events arrive at once. The legacy APIs answer as their originals do, uncompressed.
 */
export function compression(): Middleware<RequestState> {
  const compressed = compress({
    threshold,
    br: { flush: constants.BROTLI_OPERATION_FLUSH },
    gzip: { flush: constants.Z_SYNC_FLUSH },
    deflate: false,
    zstd: false,
  });
  return (ctx, next) => {
    if (ctx.path !== "/graphql") return next();
    if (ctx.headers["accept-encoding"] !== undefined) return compressed(ctx, next);
    // koa-compress would look at the whole answer, only to leave it as it is.
    ctx.set("Vary", "Accept-Encoding");
    return next();
  };
}
