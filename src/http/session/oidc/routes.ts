import type { Context } from "koa";
import type { Trust } from "../../../config/values.ts";
import type { OidcConfig } from "../../../config.ts";
import { programActor } from "../../../domain/actor.ts";
import type { Services } from "../../../domain/change.ts";
import { toRefusal } from "../../../domain/toRefusal.ts";
import { type Executor, RouteError } from "../../../graph/execute.ts";
import { sessionCookie } from "../../auth/sessionCookie.ts";
import type { Log } from "../../log.ts";
import { originOf } from "../../origin.ts";
import { problem } from "../../problem.ts";
import type { Sites } from "../../sites.ts";
import { openProviderSession } from "../operations.ts";
import { userOf } from "./claims.ts";
import { LoginFailure } from "./failure.ts";
import { begunLogin, loginCookie } from "./loginCookie.ts";
import { failurePage } from "./page.ts";
import { LoginProvider } from "./provider.ts";

interface Options {
  services: Services;
  sites: Sites;
  trustedProxies: Trust;
  log: Log;
}

/** The path of the login, and below it the one to which the provider sends the browser back. */
export const loginPath = "/session/oidc";
const callbackPath = `${loginPath}/callback`;

/**
 * Login by OpenID Connect: `GET /session/oidc?to=/ui/jobs` leads to the provider and `GET /session/oidc/callback` back,
 * with the ordinary session's cookie, to the page `to`.
 * @returns whether the path is one of them
 */
export function oidcRoutes(config: OidcConfig, options: Options, executor: Executor) {
  const { services, sites, log } = options;
  const provider = new LoginProvider(config);
  const callbackOf = (ctx: Context) => `${originOf(ctx.req, options.trustedProxies)}${callbackPath}`;

  async function begin(ctx: Context): Promise<void> {
    const { url, checks } = await provider.begin(callbackOf(ctx));
    const at = services.clock.now().getTime();
    const to = String(ctx.query.to ?? "/");
    ctx.append("Set-Cookie", loginCookie(ctx.req, sites, { ...checks, to, at }));
    ctx.redirect(url.href);
  }

  async function finish(ctx: Context): Promise<void> {
    const login = begunLogin(ctx.req, sites, services.clock.now());
    ctx.append("Set-Cookie", loginCookie(ctx.req, sites, null));
    if (!login) {
      const text = "This login was not begun in this browser, or more than ten minutes ago. Begin it again.";
      throw new LoginFailure(400, "OIDC_EXPIRED", text);
    }
    const claims = await provider.finish(new URL(`${callbackOf(ctx)}${ctx.search}`), login);
    const user = userOf(claims, config);
    const opened = await executor
      .execute(openProviderSession, user, { services, actor: programActor("login") })
      .catch((error: unknown) => Promise.reject(failureOf(error, user)));
    const { key, expiresAt, username } = opened.openProviderSession;
    const session = { key, expiresAt: new Date(expiresAt), now: services.clock.now() };
    ctx.append("Set-Cookie", sessionCookie(ctx.req, sites, session));
    log.info({ username }, "logged in by the login provider");
    // `to` may be forged: without TLS another server on this host can set the cookie. Only own pages are followed.
    ctx.redirect(ownPage(login.to));
  }

  return async (ctx: Context): Promise<boolean> => {
    if (ctx.path !== loginPath && ctx.path !== callbackPath) return false;
    if (ctx.method !== "GET") {
      ctx.set("Allow", "GET");
      problem(ctx, 405, "METHOD_NOT_ALLOWED", "This path takes GET.");
      return true;
    }
    try {
      await (ctx.path === loginPath ? begin(ctx) : finish(ctx));
    } catch (error) {
      if (!(error instanceof LoginFailure)) throw error;
      log.warn({ err: error, code: error.code }, "a login by the login provider failed");
      if (ctx.accepts("json", "html") === "html") failurePage(ctx, error);
      else problem(ctx, error.status, error.code, error.message);
    }
    return true;
  };
}

/** A page of this gateway; the start page in place of an address elsewhere. */
function ownPage(to: string): string {
  const base = "http://gantry.invalid";
  const url = URL.canParse(to, base) ? new URL(to, base) : new URL(base);
  // The path of /.//elsewhere begins with two, which a browser takes for a host.
  const path = url.pathname.replace(/^\/+/, "/");
  return url.origin === base ? `${path}${url.search}${url.hash}` : "/";
}

function failureOf(thrown: unknown, { username, identity }: { username: string; identity: string }): unknown {
  const error = toRefusal(thrown);
  if (!(error instanceof RouteError)) return error;
  if (error.code === "NAME_TAKEN") {
    const text = `There is a user ${username} here already, who does not log in by the login provider. An administrator can let this login be that user: gantry user link ${username} "${identity}"`;
    return new LoginFailure(403, "OIDC_NAME_TAKEN", text, error);
  }
  if (error.code === "USER_INACTIVE")
    return new LoginFailure(403, "USER_INACTIVE", `The user ${username} is disabled.`, error);
  return new LoginFailure(error.code === "INVALID_INPUT" ? 403 : 503, error.code, error.message, error);
}
