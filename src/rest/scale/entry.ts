import { callerOf } from "../../http/auth/caller.ts";
import { RouteError, refusedBy } from "../execute.ts";
import type { Step } from "../legacyRecord.ts";
import { badToken, noCredentials, noPermission } from "./errors.ts";
import type { ScaleExchange } from "./exchange.ts";

const safe: ReadonlySet<string> = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * `Authorization: Token <key>`, and a bearer token of the gateway. Other schemes, and a bearer that lets nobody in, are
 * as good as no credentials. In open mode (SCALE_ANONYMOUS=write) wrong ones are no error either (docs/apis/scale.md
 * section A2).
 */
export const authenticate: Step<ScaleExchange> = async (exchange, { services }) => {
  const { facade, anonymous, address } = exchange.actor;
  const header = exchange.headers.authorization ?? "";
  const [scheme = "", value, ...more] = header.trim().split(/\s+/);
  const token = scheme.toLowerCase() === "token";
  if (!token && scheme.toLowerCase() !== "bearer") return;
  const open = anonymous === "write";
  if (token && !open) {
    if (value === undefined) throw badToken("Invalid token header. No credentials provided.");
    if (more.length > 0) throw badToken("Invalid token header. Token string should not contain spaces.");
  }
  if (value === undefined || more.length > 0) return;
  try {
    const { actor } = await callerOf(services, { authorization: header }, { facade, anonymous, address });
    // An open API asks nobody for his role; an admin's name is kept for the record.
    if (!open || actor.user?.role === "ADMIN") exchange.actor = actor;
  } catch (thrown) {
    const error = refusedBy(thrown);
    if (!(error instanceof RouteError)) throw error;
    if (token && !open) throw error;
  }
};

/**
 * Staff may do all; safe methods are for any user, or for all where SCALE_ANONYMOUS is `read`; `write` is the original's
 * open mode.
 */
export const admit: Step<ScaleExchange> = ({ actor, method, open }) => {
  if (open) return;
  if (!actor.user) {
    if (actor.anonymous === "write" || (actor.anonymous === "read" && safe.has(method))) return;
    throw noCredentials();
  }
  if (actor.user.role !== "ADMIN" && !safe.has(method)) throw noPermission();
};
