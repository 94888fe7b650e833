import type { Context } from "koa";
import type { AnonymousAccess } from "../../domain/actor.ts";
import type { Services } from "../../domain/change.ts";
import type { Sites } from "../sites.ts";
import { type Caller, callerOf } from "./caller.ts";
import { sessionKey } from "./sessionCookie.ts";

export interface GatewayAccess {
  readonly services: Services;
  readonly sites: Sites;
  readonly anonymous: AnonymousAccess;
}

/**
 * Authenticates a call of the gateway's own paths: by its Authorization header or by a browser's session.
 * @throws Refusal as `callerOf` does
 */
export function gatewayCaller(ctx: Context, { services, sites, anonymous }: GatewayAccess): Promise<Caller> {
  const { authorization, "node-id": node } = ctx.req.headers;
  const session = sessionKey(ctx.req, sites);
  return callerOf(
    services,
    { authorization, "node-id": node, session },
    { facade: "graphql", anonymous, address: ctx.ip },
  );
}
