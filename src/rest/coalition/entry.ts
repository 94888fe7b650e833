import { callerOf } from "../../http/auth/caller.ts";
import type { Exchange } from "../exchange.ts";
import type { Step } from "../tools.ts";

/**
 * Name and password, or a key, if there are any: the original asks nobody (wire/coalition.md section 1). What a caller
 * without them may do says COALITION_ANONYMOUS; any user may do what the page, the module and the worker do.
 */
export const authenticate: Step<Exchange> = async (exchange, { services }) => {
  const { authorization } = exchange.headers;
  if (authorization === undefined) return;
  const { facade, anonymous } = exchange.actor;
  const { actor } = await callerOf(services, { authorization }, { facade, anonymous });
  exchange.actor = actor;
};
