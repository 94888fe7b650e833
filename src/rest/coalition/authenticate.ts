import { RouteError, refusedBy } from "../../graph/execute.ts";
import { callerOf, isTemporary } from "../../http/auth/caller.ts";
import type { FacadeStep } from "../context.ts";

/**
 * Name and password, or a key; the original asks for none (docs/apis/coalition.md section 1). Where callers without
 * credentials may write (COALITION_ANONYMOUS), invalid ones are ignored, as they may be another system's (LDAP).
 */
export const authenticate: FacadeStep = async ({ headers: { authorization }, state }) => {
  if (authorization === undefined) return;
  try {
    state.actor = (await callerOf(state.runtime.services, { authorization }, state.actor)).actor;
  } catch (thrown) {
    const error = refusedBy(thrown);
    if (state.actor.anonymous !== "write" || !(error instanceof RouteError) || isTemporary(error))
      throw error;
  }
};
