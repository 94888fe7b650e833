import type { Context, Middleware } from "koa";
import type { RequestState } from "./beginRequest.ts";
import type { Log } from "./log.ts";
import { discard } from "./outputs/discard.ts";
import { problem } from "./problem.ts";
import { hasScriptCredentials, type Sites } from "./sites.ts";

export interface SiteGuard {
  sites: Sites;
  /** Origins of CORS_ORIGINS. */
  corsOrigins: readonly string[];
  log: Log;
  /** See `Mounted.changes`; undefined where the HTTP method decides. */
  changes: (ctx: Context) => boolean | undefined;
}

const safe: ReadonlySet<string> = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Protects against cross-site requests by a user's browser, for all APIs:
 *
 * - Host must be a name of this server (421), against DNS rebinding;
 * - a request that changes state must not come from a page of another origin (403), unless that origin is in
 *   CORS_ORIGINS, or the request has a bearer token or an access key: no browser adds these itself, and a script of
 *   another origin can only after CORS has allowed it. It has no unauthenticated access then, as a facade may ignore
 *   invalid credentials. Other programs send no Origin and pass.
 *
 * Both errors are in the gateway's format for all APIs, since only browsers and people who configure a name see them.
 */
export function siteGuard({ sites, corsOrigins, log, changes }: SiteGuard): Middleware<RequestState> {
  const logRefusedHost = refusedHostLog(log);
  // /graphql has its own protection: see graphql/preflight.ts.
  const allowsAnyOrigin = (path: string) => path === "/graphql" && corsOrigins.includes("*");
  return (ctx, next) => {
    const host = sites.hostOf(ctx.req);
    if (host === "") return reject(ctx, 400, "BAD_REQUEST", "The Host header is invalid.");
    if (!sites.isOwn(host)) {
      logRefusedHost(host);
      const message = `${host} is not a host name of this server; the setting ALLOWED_HOSTS adds names.`;
      return reject(ctx, 421, "HOST_UNKNOWN", message);
    }
    if (
      (sites.isForeign(ctx.req) || hasUnknownSite(ctx)) &&
      !allowsAnyOrigin(ctx.path) &&
      (changes(ctx) ?? !safe.has(ctx.method))
    ) {
      if (!hasScriptCredentials(ctx.req.headers)) {
        return reject(
          ctx,
          403,
          "CROSS_SITE",
          "Requests that change state are not accepted from pages of other origins; the setting CORS_ORIGINS allows origins.",
        );
      }
      ctx.state.needsUser = true;
    }
    return next();
  };
}

function reject(ctx: Context, status: number, code: string, message: string): void {
  discard(ctx.req);
  problem(ctx, status, code, message);
}

/**
 * Whether a browser's request may come from any site: browsers send no Sec-Fetch-Site to a server without TLS on
 * another machine, and no Origin with a GET, so a link or an image on any page looks the same as on an own page.
 */
function hasUnknownSite({ method, req: { headers } }: Context): boolean {
  return (
    safe.has(method) &&
    headers["sec-fetch-site"] === undefined &&
    headers.origin === undefined &&
    /^mozilla\//i.test(headers["user-agent"] ?? "")
  );
}

/** Refused names that are logged; a caller can make up any number. */
const maxNames = 100;

/** Logs each refused name once per port, so that an operator learns by which names clients call the server. */
function refusedHostLog(log: Log): (host: string) => void {
  const names = new Set<string>();
  return (host) => {
    if (names.has(host) || names.size >= maxNames) return;
    names.add(host);
    log.warn({ host }, "refused a request for an unknown host name; see ALLOWED_HOSTS");
  };
}
