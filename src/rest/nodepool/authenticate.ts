import { admits } from "../../domain/actor.ts";
import { RouteError, refusedBy } from "../../graph/execute.ts";
import { callerOf, isTemporary } from "../../http/auth/caller.ts";
import type { FacadeContext, FacadeStep } from "../context.ts";
import { unauthorized } from "./errors.ts";

/** Authenticates before the path's number and the body are read (docs/apis/nodepool.md section B3); the operation checks rights. */
export const authenticate: FacadeStep = async (ctx) => {
  const write = writes(ctx);
  if (ctx.state.route || write) {
    await identify(ctx, write);
    if (!admits(ctx.state.actor, write ? "write" : "read")) throw unauthorized();
  }
};

/** Whether a call needs credentials: a write, also an unrouted one on a collection. */
function writes({ method, state: { route, path } }: FacadeContext): boolean {
  if (route) return method !== "GET" && method !== "HEAD";
  return (method === "PUT" || method === "DELETE") && /^\/v1\/(nodes|images|dib_images)$/.test(path);
}

/**
 * Reads a name and a password from credentials of any scheme, as the original ignores the scheme, except bearer and Scale
 * tokens. Where callers without credentials may read, a read ignores wrong ones.
 * @throws ResponseError 401
 */
async function identify({ headers: { authorization }, state }: FacadeContext, write: boolean): Promise<void> {
  if (authorization === undefined) return;
  const required = write || state.actor.anonymous === "off";
  const [scheme = "", value, ...more] = authorization.trim().split(/\s+/);
  const known = value !== undefined && more.length === 0 && !/^(bearer|token)$/i.test(scheme);
  if (!known) {
    // An error thrown and caught here took a tenth of such a read.
    if (required) throw unauthorized();
    return;
  }
  try {
    const caller = { authorization: `Basic ${value}` };
    state.actor = (await callerOf(state.runtime.services, caller, state.actor)).actor;
  } catch (thrown) {
    const error = refusedBy(thrown);
    if (!(error instanceof RouteError) || isTemporary(error)) throw error;
    if (required) throw error.code === "RATE_LIMITED" ? error : unauthorized();
  }
}
