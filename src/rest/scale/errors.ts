import type { RouteError } from "../execute.ts";
import { type Answer, type Halt, halt } from "../legacyRecord.ts";

/*
 * Scale's errors: `{"detail": ...}` as Django REST framework makes it, and never a 401 (docs/apis/scale.md section A2).
 */

/** An answer with one `detail`. */
export function detail(status: number, text: string): Halt {
  return halt(status, { detail: text });
}

export const notFound = () => detail(404, "Not found.");
export const noCredentials = () => detail(403, "Authentication credentials were not provided.");
export const noPermission = () => detail(403, "You do not have permission to perform this action.");
export const badToken = (text: string) => detail(403, text);

/** The words of each domain error, and its status. What is not here is a 400 with the domain's own sentence. */
const table: Readonly<Record<string, (error: RouteError) => Halt>> = {
  UNAUTHENTICATED: noCredentials,
  FORBIDDEN: noPermission,
  NOT_FOUND: notFound,
  KEY_INVALID: () => badToken("Invalid token."),
  USER_INACTIVE: () => badToken("User inactive or deleted."),
  RATE_LIMITED: ({ detail: { retryAfter } }) =>
    halt(
      429,
      { detail: `Request was throttled. Expected available in ${retryAfter} seconds.` },
      { "Retry-After": String(retryAfter) },
    ),
  BUSY: ({ message }) => halt(503, { detail: message }, { "Retry-After": "1" }),
};

/** A domain error in Scale's words. */
export function refused(error: RouteError): Answer {
  return (table[error.code]?.(error) ?? detail(400, error.message)).answer;
}
