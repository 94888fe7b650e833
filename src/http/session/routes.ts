import type { GraphQLSchema } from "graphql";
import type { Context, Middleware } from "koa";
import { z } from "zod";
import type { Trust } from "../../config/values.ts";
import type { OidcConfig } from "../../config.ts";
import type { Actor } from "../../domain/actor.ts";
import type { Services } from "../../domain/change.ts";
import { credentialCodes, refusal } from "../../domain/errors.ts";
import { createExecutor } from "../../graph/execute.ts";
import { callerOf } from "../auth/caller.ts";
import { sessionCookie, sessionKey } from "../auth/sessionCookie.ts";
import { type BodyLimits, BodyTooLarge, readBody } from "../body.ts";
import type { Log } from "../log.ts";
import { discard } from "../outputs/discard.ts";
import { problem } from "../problem.ts";
import { refuse } from "../refuse.ts";
import type { Sites } from "../sites.ts";
import { loginPath, oidcRoutes } from "./oidc/routes.ts";
import { endSession, openProviderSession, openSession } from "./operations.ts";

export interface SessionRoutes {
  schema: GraphQLSchema;
  services: Services;
  sites: Sites;
  bodyLimits: BodyLimits;
  /** The login provider; null for none. */
  oidc: OidcConfig | null;
  trustedProxies: Trust;
  log: Log;
}

const login = z.object({ username: z.string(), password: z.string() });

/**
 * Browser sessions: `POST /session` with `{ "username", "password" }` logs in and sets a cookie that /graphql (web-sockets
 * and event streams too) and /outputs take in place of an Authorization header; it responds 201 with `{ username,
 * expiresAt }`. `DELETE /session` logs out: 204. `GET /session` says how one can log in: `{ "oidc": null }`, or the name
 * and the path of the login provider's way (see oidcRoutes). Requests of other origins are refused before (see siteGuard).
 */
export function sessionRoutes(options: SessionRoutes): Middleware {
  const { schema, services, sites, bodyLimits, oidc } = options;
  const executor = createExecutor(schema, [openSession, openProviderSession, endSession]);
  const byProvider = oidc && oidcRoutes(oidc, options, executor);

  async function open(ctx: Context): Promise<void> {
    const actor: Actor = {
      user: null,
      node: null,
      anonymous: "off",
      address: ctx.ip,
      facade: "graphql",
    };
    const body = await readBody({ incoming: ctx.req, actor, bodyLimits });
    const given = login.safeParse(parsed(body));
    if (!given.success) {
      throw refusal("INVALID_INPUT", { field: "body", reason: "it takes JSON with username and password" });
    }
    const { openSession: made } = await executor.execute(openSession, given.data, { services, actor });
    const { key, expiresAt, username } = made;
    const session = { key, expiresAt: new Date(expiresAt), now: services.clock.now() };
    ctx.append("Set-Cookie", sessionCookie(ctx.req, sites, session));
    ctx.status = 201;
    ctx.body = { username, expiresAt };
  }

  async function end(ctx: Context): Promise<void> {
    const key = sessionKey(ctx.req, sites);
    if (key !== undefined) await revoke(key, ctx.ip);
    // Not during an outage: the browser needs it to log out again.
    ctx.append("Set-Cookie", sessionCookie(ctx.req, sites, null));
    ctx.status = 204;
  }

  async function revoke(key: string, address: string): Promise<void> {
    try {
      const { actor } = await callerOf(
        services,
        { authorization: `Bearer ${key}` },
        { facade: "graphql", anonymous: "off", address },
      );
      const id = actor.credentials?.tokenId;
      if (id) await executor.execute(endSession, { id }, { services, actor });
    } catch (error) {
      // It had ended already.
      if (!credentialCodes.has((error as { code?: string }).code ?? "")) throw error;
    }
  }

  return async (ctx, next) => {
    if (ctx.path !== "/session" && !(byProvider && ctx.path.startsWith(loginPath))) return next();
    ctx.state.facade = "graphql";
    ctx.set("Cache-Control", "no-store");
    try {
      if (ctx.path !== "/session") return (await byProvider?.(ctx)) ? undefined : next();
      if (ctx.method === "POST") await open(ctx);
      else if (ctx.method === "DELETE") await end(ctx);
      else if (ctx.method === "GET" || ctx.method === "HEAD") {
        ctx.body = { oidc: oidc && { name: oidc.name, path: loginPath } };
      } else {
        ctx.set("Allow", "GET, POST, DELETE");
        problem(ctx, 405, "METHOD_NOT_ALLOWED", "This path takes GET, POST and DELETE.");
      }
    } catch (error) {
      discard(ctx.req);
      if (error instanceof BodyTooLarge) problem(ctx, 413, "TOO_LARGE", error.message);
      else refuse(ctx, error);
    }
  };
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    return null;
  }
}
