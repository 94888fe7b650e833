import { permit, type Right, type Standing } from "../../domain/rights.ts";
import { actingNode } from "../../http/auth/actingNode.ts";
import { callerOf } from "../../http/auth/caller.ts";
import { RouteError, refusedBy } from "../execute.ts";
import type { Exchange, Step } from "../legacyRecord.ts";
import { detail, forbidden } from "./errors.ts";
import { UfdlSeenDocument } from "./operations.generated.ts";

/**
 * Who passes UFDL's view permission, which is looked at before the body and before the object (docs/apis/ufdl.md
 * section 1): anybody, nobody, or who has a right on one of some grounds. The rules themselves stay in the domain; this
 * only says which of them the original asks early.
 */
export type Entry =
  | "open"
  | "closed"
  | { readonly right: Right; readonly as?: readonly Standing[]; readonly node?: true };

/** Any user, or anybody where anonymous callers may read. */
export const reader: Entry = { right: "read" };

function entryOf({ route }: Exchange): Entry {
  return (route?.notes?.entry as Entry | undefined) ?? reader;
}

/** The bearer token's user. Other schemes are as good as no credentials. */
export const authenticate: Step<Exchange> = async (exchange, { services }) => {
  if (entryOf(exchange) === "open") return;
  const { authorization } = exchange.headers;
  const bearer = /^\s*bearer(\s|$)/i.test(authorization ?? "") ? authorization : undefined;
  const { facade, anonymous, address } = exchange.actor;
  const { actor } = await callerOf(services, { authorization: bearer }, { facade, anonymous, address });
  exchange.actor = actor;
};

/** The view permission. */
export const admit: Step<Exchange> = async (exchange, tools) => {
  const entry = entryOf(exchange);
  if (entry === "open") return;
  permit(exchange.actor, "read");
  if (entry === "closed") throw forbidden();
  // A permission that asks for a node meets a bad Node-Id first.
  if (entry.node) await actForNode(exchange, tools);
  permit(exchange.actor, entry.right, {}, entry.as);
};

/** The node that the caller acts for; every request that carries the header must carry a good one. */
export const actForNode: Step<Exchange> = async (exchange, { services }) => {
  const header = exchange.headers["node-id"];
  if (header === undefined || exchange.actor.node || entryOf(exchange) === "open") return;
  const bad = (reason: string) => detail(400, `Bad Node-Id header '${header}': ${reason}`);
  try {
    const { actor } = exchange;
    exchange.actor = { ...actor, node: await actingNode({ services, actor }, String(header)) };
  } catch (thrown) {
    const error = refusedBy(thrown);
    if (!(error instanceof RouteError)) throw error;
    if (error.code === "UNAUTHENTICATED") throw thrown;
    if (error.code === "FORBIDDEN") throw detail(403, error.message);
    throw error.code === "NOT_FOUND"
      ? bad("No node with this primary-key")
      : bad("Unable to parse into an integer primary-key");
  }
};

/** Every request that came so far moves last_login and last_seen, whatever becomes of it. */
export const seen: Step<Exchange> = async ({ actor, route }, { run }) => {
  if (route?.notes?.entry !== "open" && (actor.user || actor.node)) await run(UfdlSeenDocument, {});
};
