import { callerOf } from "../../http/auth/caller.ts";
import { RouteError, refusedBy } from "../execute.ts";
import type { Exchange, Step } from "../legacyRecord.ts";

/**
 * Name and password, or a key, if there are any: the original asks nobody (docs/apis/coalition.md section 1). What a
 * caller without them may do says COALITION_ANONYMOUS; any user may do what the page, the module and the worker do
 * to his own jobs and workers. Where that is everything, credentials of another system's users (LDAP) are as good as none.
 */
export const authenticate: Step<Exchange> = async (exchange, { services }) => {
  const { authorization } = exchange.headers;
  if (authorization === undefined) return;
  const { facade, anonymous, address } = exchange.actor;
  try {
    exchange.actor = (await callerOf(services, { authorization }, { facade, anonymous, address })).actor;
  } catch (thrown) {
    const error = refusedBy(thrown);
    if (anonymous !== "write" || !(error instanceof RouteError) || error.code === "BUSY") throw error;
  }
};
