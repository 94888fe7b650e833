import type { Context } from "koa";
import { credentialCodes, Refusal } from "../domain/errors.ts";
import { toRefusal } from "../domain/toRefusal.ts";
import { RouteError } from "../graph/execute.ts";
import { retryAfter } from "./auth/caller.ts";
import { problem } from "./problem.ts";

const statuses: Readonly<Record<string, number>> = {
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  OUTPUT_UNKNOWN: 404,
  OUTPUT_EXISTS: 409,
  OUTPUT_TOO_EARLY: 409,
  OUTPUT_TOO_LATE: 409,
  TOO_LARGE: 413,
  RATE_LIMITED: 429,
  BUSY: 503,
  UNAVAILABLE: 503,
};

/** Responds to a domain error with its code, message and detail; rethrows any other error. */
export function refuse(ctx: Context, thrown: unknown): void {
  const error = toRefusal(thrown);
  if (!(error instanceof RouteError) && !(error instanceof Refusal)) throw error;
  problem(ctx, setErrorStatus(ctx, error, statuses), error.code, error.message, error.detail);
}

/** Sets status, WWW-Authenticate and Retry-After of a domain error; 400 for codes without a status. */
export function setErrorStatus(
  ctx: Context,
  error: { code: string; detail: unknown },
  statuses: Readonly<Record<string, number>>,
): number {
  ctx.status = credentialCodes.has(error.code) ? 401 : (statuses[error.code] ?? 400);
  // Never Basic: a browser would ask its user and then send the credentials with other sites' requests too.
  if (ctx.status === 401) ctx.set("WWW-Authenticate", 'Bearer realm="gantry"');
  const wait = retryAfter(error);
  if (wait !== null) ctx.set("Retry-After", wait);
  return ctx.status;
}
