import type { RouteError } from "../../graph/execute.ts";
import { ResponseError } from "../answer.ts";

/*
 * Scale's errors: `{"detail": ...}` as Django REST framework makes it, and never a 401 (docs/apis/scale.md section A2).
 */

/** An answer with one `detail`. */
export function detail(status: number, text: string, headers?: Record<string, string>): ResponseError {
  return new ResponseError(status, { detail: text }, headers);
}

export const notFound = () => detail(404, "Not found.");
export const noCredentials = () => detail(403, "Authentication credentials were not provided.");
export const noPermission = () => detail(403, "You do not have permission to perform this action.");

/** The words of each domain error, and its status. What is not here is a 400 with the domain's own sentence. */
const table: Readonly<Record<string, (error: RouteError) => ResponseError>> = {
  UNAUTHENTICATED: noCredentials,
  FORBIDDEN: noPermission,
  NOT_FOUND: notFound,
  KEY_INVALID: () => detail(403, "Invalid token."),
  USER_INACTIVE: () => detail(403, "User inactive or deleted."),
  RATE_LIMITED: ({ detail: { retryAfter } }) =>
    detail(429, `Request was throttled. Expected available in ${retryAfter} seconds.`, {
      "Retry-After": String(retryAfter),
    }),
  BUSY: ({ message }) => detail(503, message, { "Retry-After": "1" }),
};

/** A domain error in Scale's words. */
export function refused(error: RouteError): ResponseError {
  return table[error.code]?.(error) ?? detail(400, error.message);
}
