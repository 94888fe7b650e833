import { admits } from "../../domain/actor.ts";
import { RouteError, refusedBy } from "../../graph/execute.ts";
import { callerOf } from "../../http/auth/caller.ts";
import type { FacadeContext, FacadeMiddleware } from "../context.ts";
import { unauthorized } from "./errors.ts";

/**
 * Finds out who calls, before the path's number and the body are looked at (docs/apis/nodepool.md section B3). What the caller
 * may do is for the operation to say.
 */
export const authenticate: FacadeMiddleware = async (ctx, next) => {
  const write = writes(ctx);
  if (ctx.state.route || write) {
    await identify(ctx, write);
    if (!admits(ctx.state.actor, write ? "write" : "read")) throw unauthorized();
  }
  return next();
};

/** Whether a call asks for credentials at all: writes, and on a whole collection too where the path has no slash. */
function writes({ method, state: { route, path } }: FacadeContext): boolean {
  if (route) return method !== "GET" && method !== "HEAD";
  return (method === "PUT" || method === "DELETE") && /^\/v1\/(nodes|images|dib_images)$/.test(path);
}

/**
 * Credentials of any scheme whose value is a name and a password, as the original looks at the value only; but a bearer
 * or a Scale token is another API's. Where anybody may read, wrong credentials do a read no harm.
 * @throws ResponseError 401
 */
async function identify({ headers: { authorization }, state }: FacadeContext, write: boolean): Promise<void> {
  if (authorization === undefined) return;
  const [scheme = "", value, ...more] = authorization.trim().split(/\s+/);
  const known = value !== undefined && more.length === 0 && !/^(bearer|token)$/i.test(scheme);
  try {
    if (!known) throw new RouteError("MALFORMED_AUTHORIZATION", "no name and password", {});
    const caller = { authorization: `Basic ${value}` };
    state.actor = (await callerOf(state.runtime.services, caller, state.actor)).actor;
  } catch (thrown) {
    const error = refusedBy(thrown);
    if (!(error instanceof RouteError) || error.code === "BUSY") throw error;
    if (write || state.actor.anonymous === "off")
      throw error.code === "RATE_LIMITED" ? error : unauthorized();
  }
}
