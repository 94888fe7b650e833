import { randomUUID } from "node:crypto";
import type { Context, Middleware } from "koa";
import type { Trust } from "../config/values.ts";
import { addressOf } from "./origin.ts";
import { problem } from "./problem.ts";

/** The state that middleware shares for one request. */
export interface RequestState {
  /** The caller's X-Request-Id when it is valid, else a new one; returned in the same header. */
  requestId: string;
  /** The entry point (graphql, ufdl, ...), once known; for log and metrics. */
  facade?: string;
  /** The path of its route with the values left out, such as `/v1/jobs/{pk}`; for metrics. */
  routePath?: string | undefined;
  /** While traces are on. */
  traceId?: string | undefined;
  /** Set for a change that a page of another origin sends: unauthenticated access does not count. See siteGuard. */
  needsUser?: boolean;
  /** The authenticated user, once known. */
  username?: string;
}

/**
 * Begins each request: its id and its response header, the caller's address, a readable URL. One middleware, since each
 * takes 1 to 2 us of a request of 30.
 */
export function beginRequest(trust: Trust): Middleware<RequestState> {
  return (ctx, next) => {
    const given = ctx.get("X-Request-Id");
    ctx.state.requestId = /^[\w.:/+=-]{1,128}$/.test(given) ? given : randomUUID();
    ctx.set("X-Request-Id", ctx.state.requestId);
    // Names and logs that callers store must not be taken for HTML or scripts.
    ctx.set("X-Content-Type-Options", "nosniff");
    ctx.request.ip = addressOf(ctx.req, trust);
    if (hasReadablePath(ctx)) return next();
    return problem(ctx, 400, "BAD_REQUEST", "The request's URL is invalid.");
  };
}

/** Whether Koa can parse the URL; it parses at each access of `path`, and throws on an invalid one. */
function hasReadablePath(ctx: Context): boolean {
  try {
    return typeof ctx.path === "string";
  } catch {
    return false;
  }
}
