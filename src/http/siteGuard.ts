import type { Context, Middleware } from "koa";
import type { Log } from "./log.ts";
import { discard } from "./outputs/discard.ts";
import { problem } from "./problem.ts";
import { broughtByScript, type Sites } from "./sites.ts";

export interface SiteGuard {
  sites: Sites;
  /** Origins of CORS_ORIGINS. */
  corsOrigins: readonly string[];
  log: Log;
  /** Whether a request can change state by what a browser adds to it unasked; undefined where nobody but HTTP can tell. */
  changes: (ctx: Context) => boolean | undefined;
}

const safe: ReadonlySet<string> = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Keeps pages of other sites from using a user's browser against this server, whichever API the request is for:
 *
 * - Host must be a name of this server (421), against DNS rebinding;
 * - a request that changes state must not come from a page of another origin (403), unless that origin is in
 *   CORS_ORIGINS, or the request brings a bearer token or an access key: no browser adds these by itself, and a script
 *   of another origin can only after CORS has allowed it. Calls that other programs make say no origin and pass.
 *
 * Both are answered in the gateway's own form: only browsers, and people who set up a name, come to see them.
 */
export function siteGuard({ sites, corsOrigins, log, changes }: SiteGuard): Middleware {
  const told = hostNotes(log);
  // Every page may call the graph then, which looks after itself: see graphql/preflight.ts.
  const anyMayCall = (path: string) => path === "/graphql" && corsOrigins.includes("*");
  return (ctx, next) => {
    const host = sites.hostOf(ctx.req);
    if (host === "") return turnAway(ctx, 400, "BAD_REQUEST", "The Host header can't be read.");
    if (!sites.isOwn(host)) {
      told(host);
      const message = `${host} is no name of this server; the setting ALLOWED_HOSTS lets it be called so.`;
      return turnAway(ctx, 421, "HOST_UNKNOWN", message);
    }
    if (
      (sites.isForeign(ctx.req) || isUnclear(ctx)) &&
      !broughtByScript(ctx.req.headers) &&
      !anyMayCall(ctx.path) &&
      (changes(ctx) ?? !safe.has(ctx.method))
    ) {
      return turnAway(
        ctx,
        403,
        "CROSS_SITE",
        "This changes something and comes from a page of another origin; the setting CORS_ORIGINS lets an origin in.",
      );
    }
    return next();
  };
}

function turnAway(ctx: Context, status: number, code: string, message: string): void {
  discard(ctx.req);
  problem(ctx, status, code, message);
}

/**
 * Browsers send no Sec-Fetch-Site to a server without TLS on another machine, and no Origin with a GET: what a link or
 * an image of any page makes them ask for looks like what an own page does.
 */
function isUnclear({ method, req: { headers } }: Context): boolean {
  return (
    safe.has(method) &&
    headers["sec-fetch-site"] === undefined &&
    headers.origin === undefined &&
    /^mozilla\//i.test(headers["user-agent"] ?? "")
  );
}

/** Names that are logged, at most: a caller can make up any number. */
const namesAtMost = 100;

/** Logs each refused name once a port: an operator whose clients know the server by another one has to learn of it. */
function hostNotes(log: Log): (host: string) => void {
  const names = new Set<string>();
  return (host) => {
    if (names.has(host) || names.size >= namesAtMost) return;
    names.add(host);
    log.warn({ host }, "refused a request for a host that is no name of this server; see ALLOWED_HOSTS");
  };
}
