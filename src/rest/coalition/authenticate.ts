import { RouteError, refusedBy } from "../../graph/execute.ts";
import { callerOf } from "../../http/auth/caller.ts";
import type { FacadeMiddleware } from "../context.ts";

/**
 * Name and password, or a key, if there are any: the original asks nobody (docs/apis/coalition.md section 1). What a
 * caller without them may do says COALITION_ANONYMOUS; any user may do what the page, the module and the worker do
 * to his own jobs and workers. Where that is everything, credentials of another system's users (LDAP) are as good as none.
 */
export const authenticate: FacadeMiddleware = async ({ headers: { authorization }, state }, next) => {
  if (authorization === undefined) return next();
  try {
    state.actor = (await callerOf(state.runtime.services, { authorization }, state.actor)).actor;
  } catch (thrown) {
    const error = refusedBy(thrown);
    if (state.actor.anonymous !== "write" || !(error instanceof RouteError) || error.code === "BUSY")
      throw error;
  }
  return next();
};
