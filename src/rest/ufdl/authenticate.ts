import { admits } from "../../domain/actor.ts";
import { recordCall } from "../../domain/recordCall.ts";
import { permit } from "../../domain/rights.ts";
import { RouteError, refusedBy } from "../../graph/execute.ts";
import { actingNode } from "../../http/auth/actingNode.ts";
import { callerOf } from "../../http/auth/caller.ts";
import { detail, forbidden, noCredentials } from "./errors.ts";
import type { UfdlContext, UfdlMiddleware, UfdlRoute } from "./route.ts";

function permissionOf({ state: { route } }: UfdlContext): NonNullable<UfdlRoute["permission"]> | null {
  return route?.permission ?? null;
}

/** The bearer token's user. Other schemes are as good as no credentials. */
export const authenticate: UfdlMiddleware = async (ctx, next) => {
  if (permissionOf(ctx) === "public") return next();
  const { authorization } = ctx.headers;
  const bearer = /^\s*bearer(\s|$)/i.test(authorization ?? "") ? authorization : undefined;
  const { runtime, actor } = ctx.state;
  ctx.state.actor = (await callerOf(runtime.services, { authorization: bearer }, actor)).actor;
  if (!admits(ctx.state.actor, "read")) throw noCredentials();
  return next();
};

/** The view permission. What the caller may do with the object is for the operation to say. */
export const checkPermission: UfdlMiddleware = async (ctx, next) => {
  const permission = permissionOf(ctx);
  if (permission === "nobody") throw forbidden();
  if (permission !== null && permission !== "public") {
    if (permission.node) await identifyNode(ctx);
    permit(ctx.state.actor, permission.right, {}, permission.grants);
  }
  return next();
};

/** The node that the caller acts for; every request that carries the header must carry a good one. */
export const actForNode: UfdlMiddleware = async (ctx, next) => {
  if (permissionOf(ctx) !== "public") await identifyNode(ctx);
  return next();
};

/** @throws ResponseError 400 for a bad Node-Id, 403 for a node that the user may not act for */
async function identifyNode({ headers, state }: UfdlContext): Promise<void> {
  const header = headers["node-id"];
  if (header === undefined || state.actor.node) return;
  const bad = (reason: string) => detail(400, `Bad Node-Id header '${header}': ${reason}`);
  try {
    const { runtime, actor } = state;
    state.actor = { ...actor, node: await actingNode({ services: runtime.services, actor }, String(header)) };
  } catch (thrown) {
    const error = refusedBy(thrown);
    if (!(error instanceof RouteError)) throw error;
    if (error.code === "UNAUTHENTICATED") throw thrown;
    if (error.code === "FORBIDDEN") throw detail(403, error.message);
    throw error.code === "NOT_FOUND"
      ? bad("No node with this primary-key")
      : bad("Unable to parse into an integer primary-key");
  }
}

/** Every request that came so far moves last_login and last_seen, whatever becomes of it. */
export const recordSeen: UfdlMiddleware = async (ctx, next) => {
  const { runtime, actor } = ctx.state;
  if (permissionOf(ctx) !== "public") await recordCall({ services: runtime.services, actor });
  return next();
};
