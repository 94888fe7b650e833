import type { Context, Middleware } from "koa";

/** Response headers that pages may read in addition to the CORS-safelisted ones. */
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
 * Allows the given origins to read every response, errors included, and responds to their preflights. Origins that
 * are named may send the cookie of a session; with `*` callers send a header. Headers that a facade has set stay (UFDL allows all origins).
 */
export function cors(origins: readonly string[]): Middleware {
  return async (ctx, next) => {
    await next();
    if (!allowOrigin(ctx, origins)) return;
    if (ctx.method !== "OPTIONS" || ctx.get("Access-Control-Request-Method") === "") return;
    ctx.status = 204;
    ctx.set("Access-Control-Allow-Methods", "GET, HEAD, POST, PUT, PATCH, DELETE");
    ctx.set("Access-Control-Allow-Headers", ctx.get("Access-Control-Request-Headers"));
    ctx.set("Access-Control-Max-Age", "86400");
  };
}

/** Sets the headers by which the caller's page may read the response; false when it may not, or a facade has set them. */
export function allowOrigin(ctx: Context, origins: readonly string[]): boolean {
  if (origins.length === 0 || ctx.res.hasHeader("Access-Control-Allow-Origin")) return false;
  const all = origins.includes("*");
  if (!all) ctx.vary("Origin");
  const origin = ctx.get("Origin");
  if (origin === "" || !(all || origins.includes(origin))) return false;
  ctx.set("Access-Control-Allow-Origin", all ? "*" : origin);
  if (!all) ctx.set("Access-Control-Allow-Credentials", "true");
  ctx.set("Access-Control-Expose-Headers", exposed);
  return true;
}
