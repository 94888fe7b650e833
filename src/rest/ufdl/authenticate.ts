import { recordCall } from "../../domain/recordCall.ts";
import { permit } from "../../domain/rights.ts";
import { RouteError, refusedBy } from "../../graph/execute.ts";
import { actingNode } from "../../http/auth/actingNode.ts";
import { callerOf, isTemporary } from "../../http/auth/caller.ts";
import { detail, forbidden } from "../django.ts";
import type { UfdlContext, UfdlStep } from "./route.ts";

function isPublic({ state: { route } }: UfdlContext): boolean {
  return route?.permission === "public";
}

/** The bearer token's user. Other schemes are as good as no credentials. */
export const authenticate: UfdlStep = async (ctx) => {
  if (isPublic(ctx)) return;
  const { authorization } = ctx.headers;
  const bearer = /^\s*bearer(\s|$)/i.test(authorization ?? "") ? authorization : undefined;
  const { runtime, actor } = ctx.state;
  ctx.state.actor = (await callerOf(runtime.services, { authorization: bearer }, actor)).actor;
};

/** Checks the view's permission. Whether the caller may change the object is checked by the operation. */
export const authorize: UfdlStep = async (ctx) => {
  const { permission } = ctx.state.route ?? {};
  if (permission === "public") return;
  permit(ctx.state.actor, "read");
  if (permission === "nobody") throw forbidden();
  if (permission?.node) await identifyNode(ctx);
  if (permission) permit(ctx.state.actor, permission.right, {}, permission.grants);
};

/** Identifies the node that the caller acts for; a bad Node-Id header is an error on every route. */
export const actForNode: UfdlStep = async (ctx) => {
  if (!isPublic(ctx)) await identifyNode(ctx);
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
    if (error.code === "UNAUTHENTICATED" || isTemporary(error)) throw thrown;
    if (error.code === "FORBIDDEN") throw detail(403, error.message);
    throw error.code === "NOT_FOUND"
      ? bad("No node with this primary-key")
      : bad("Unable to parse into an integer primary-key");
  }
}

/** Records last_login and last_seen for every request that gets this far, also when it fails afterwards. */
export const recordSeen: UfdlStep = async (ctx) => {
  const { runtime, actor } = ctx.state;
  if (!isPublic(ctx)) await recordCall({ services: runtime.services, actor });
};
