import { permit } from "../../domain/rights.ts";
import { RouteError, refusedBy } from "../../graph/execute.ts";
import { callerOf, isTemporary } from "../../http/auth/caller.ts";
import { detail } from "../django.ts";
import type { Permission } from "../metadata.ts";
import type { ScaleStep } from "./route.ts";

/**
 * `Authorization: Token <key>`, or a bearer token of the gateway. Other schemes and an invalid bearer token count as no
 * credentials, as do all invalid ones in open mode, SCALE_ANONYMOUS=write (docs/apis/scale.md section A2).
 */
export const authenticate: ScaleStep = async ({ headers: { authorization = "" }, state }) => {
  const [scheme = "", value, ...more] = authorization.trim().split(/\s+/);
  const token = scheme.toLowerCase() === "token";
  if (!token && scheme.toLowerCase() !== "bearer") return;
  const open = state.actor.anonymous === "write";
  if (token && !open) {
    if (value === undefined) throw detail(403, "Invalid token header. No credentials provided.");
    if (more.length > 0) throw detail(403, "Invalid token header. Token string should not contain spaces.");
  }
  if (value === undefined || more.length > 0) return;
  try {
    const { actor } = await callerOf(state.runtime.services, { authorization }, state.actor);
    // An open API checks no roles; only an admin's name goes into the audit trail.
    if (!open || actor.user?.role === "ADMIN") state.actor = actor;
  } catch (thrown) {
    const error = refusedBy(thrown);
    if (!(error instanceof RouteError) || isTemporary(error) || (token && !open)) throw error;
  }
};

const safe: ReadonlySet<string> = new Set(["GET", "HEAD", "OPTIONS"]);

/** Changes are for staff. The operation checks that too, but in the original the role comes before method, body and row. */
const change: Permission = { right: "node.update", grants: ["OPERATOR"] };

/** Safe methods are for any user, all others for staff (docs/apis/scale.md section A2). */
export const authorize: ScaleStep = ({ method, state: { actor, first } }) => {
  if (first?.permission === "public") return;
  const { right, grants }: Permission = safe.has(method) ? { right: "read" } : change;
  permit(actor, right, {}, grants);
};
