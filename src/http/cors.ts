import type { Middleware } from "koa";

/** Of our answers' headers, what a page may read beside those that browsers always show. */
const exposed = [
  "Accept-Ranges",
  "Content-Disposition",
  "Content-Range",
  "ETag",
  "Gantry-Facade",
  "Location",
  "Retry-After",
  "X-Request-Id",
].join(", ");

/**
 * Lets pages of the given origins read every answer, errors included, and answers their preflights. Never with credentials
 * of the browser's own: callers send a header. What a facade says of itself stands (UFDL lets all pages in).
 */
export function cors(origins: readonly string[]): Middleware {
  const all = origins.includes("*");
  return async (ctx, next) => {
    await next();
    if (ctx.res.hasHeader("Access-Control-Allow-Origin")) return;
    if (!all) ctx.vary("Origin");
    const origin = ctx.get("Origin");
    if (origin === "" || !(all || origins.includes(origin))) return;
    ctx.set("Access-Control-Allow-Origin", all ? "*" : origin);
    ctx.set("Access-Control-Expose-Headers", exposed);
    if (ctx.method !== "OPTIONS" || ctx.get("Access-Control-Request-Method") === "") return;
    ctx.status = 204;
    ctx.set("Access-Control-Allow-Methods", "GET, HEAD, POST, PUT, PATCH, DELETE");
    ctx.set("Access-Control-Allow-Headers", ctx.get("Access-Control-Request-Headers"));
    ctx.set("Access-Control-Max-Age", "86400");
  };
}
