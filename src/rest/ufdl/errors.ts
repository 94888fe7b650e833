import type { RouteError } from "../../graph/execute.ts";
import { ResponseError } from "../answer.ts";

/*
 * UFDL's errors: Django REST framework's `{"detail": ...}`, and the texts that its clients compare
 * (docs/apis/ufdl.md sections 1 to 6).
 */

/** An answer with one `detail`. */
export function detail(status: number, text: string, headers?: Record<string, string>): ResponseError {
  return new ResponseError(status, { detail: text }, headers);
}

/** What the JSON schema checks of the original say; only the head is worth matching. */
export function unparsable(reason: string): ResponseError {
  return detail(400, `Unable to parse JSON: ${reason}`);
}

/** Texts of the serializers, by field. */
export function invalid(fields: Readonly<Record<string, readonly string[]>>): ResponseError {
  return new ResponseError(400, fields);
}

/** Django's page for a path that it does not know, in its form. */
const unknownPage = Buffer.from(
  '<!doctype html>\n<html lang="en">\n<head><title>Not Found</title></head>\n' +
    "<body><h1>Not Found</h1><p>There is nothing at this address.</p></body>\n</html>\n",
);

export const unknownPath = () => new ResponseError(404, unknownPage, { "Content-Type": "text/html" });
export const notFound = () => detail(404, "Not found.");
export const forbidden = () => detail(403, "You do not have permission to perform this action.");

const challenge = { "WWW-Authenticate": 'Bearer realm="api"' };

/** A 401; all of them carry the challenge. */
export function unauthorized(text: string, more: object = {}): ResponseError {
  return new ResponseError(401, { detail: text, ...more }, challenge);
}

export const noCredentials = () => unauthorized("Authentication credentials were not provided.");

type Detail = Readonly<Record<string, unknown>>;

/** The words of each domain error, and its status. What is not here is a 400 with the domain's own sentence. */
const table: Readonly<Record<string, (of: Detail, error: RouteError) => ResponseError>> = {
  UNAUTHENTICATED: noCredentials,
  MALFORMED_AUTHORIZATION: () =>
    unauthorized("Authorization header must contain two space-delimited values", {
      code: "bad_authorization_header",
    }),
  TOKEN_INVALID: badToken,
  TOKEN_WRONG_TYPE: badToken,
  KEY_INVALID: badToken,
  USER_UNKNOWN: () => unauthorized("User not found", { code: "user_not_found" }),
  USER_INACTIVE: () => unauthorized("User is inactive", { code: "user_inactive" }),
  RATE_LIMITED: ({ retryAfter }) =>
    detail(429, `Request was throttled. Expected available in ${retryAfter} seconds.`, {
      "Retry-After": String(retryAfter),
    }),
  BUSY: (_of, error) => detail(503, error.message, { "Retry-After": "1" }),
  FORBIDDEN: forbidden,
  NOT_FOUND: notFound,
  ALREADY_ACQUIRED: ({ number }) =>
    detail(406, `Attempted to acquire job #${number} that has already been acquired`),
  NODE_BUSY: () => detail(406, "Attempted to start a job with another already in progress"),
  NODE_UNAVAILABLE: (_of, error) => detail(406, error.message),
  ILLEGAL_TRANSITION: ({ number, phase, verb, reason }) =>
    detail(
      406,
      `Attempted an illegal phase-transition on workable job ${number} in phase LifecyclePhase.${phase}: ${verb}\n${reason}.`,
    ),
  // JobIsWorkable is a permission: a job of another kind is to UFDL what a meta-job was.
  WRONG_KIND: forbidden,
  TEMPLATE_NOT_WORKABLE: forbidden,
  OUTPUT_EXISTS: ({ name, type }) =>
    detail(400, `Bad name '${name}': Job already has an output by this name/type (${name}/${type})`),
  OUTPUT_UNKNOWN: ({ name, type }) =>
    detail(400, `Bad name '${name}': Job has no output by this name/type (${name}/${type})`),
  OUTPUT_TOO_EARLY: () =>
    detail(417, "Attempted to perform the following action on an un-started job: add_output"),
  OUTPUT_TOO_LATE: () =>
    detail(406, "Attempted to perform the following action on a finished job: add_output"),
  TOO_LARGE: (_of, error) => detail(413, error.message),
  INPUT_MISSING: ({ input }) => detail(406, `No input value provided for input '${input}'`),
  INPUT_TYPE: ({ input, type }) => detail(406, `Input '${input}' received value of invalid type ${type}`),
  PARAMETER_MISSING: ({ parameter }) => detail(400, `Required parameter '${parameter}' is missing`),
  PARAMETER_UNKNOWN: ({ parameters }) =>
    detail(406, `Unknown job parameters: ${(parameters as readonly string[]).join(", ")}`),
  PARAMETER_CONST: ({ parameter }) => detail(406, `${parameter} is const`),
  PARAMETER_TYPE: ({ parameter, type }) =>
    detail(406, `Parameter type ${type} is invalid for '${parameter}'`),
  TYPE_UNKNOWN: ({ text, name }) =>
    detail(400, `Error parsing type-string "${text}": Unknown type-name "${name}"`),
  TYPE_INVALID: ({ text, reason }) => detail(400, `Error parsing type-string "${text}": ${reason}`),
};

function badToken(): ResponseError {
  return unauthorized("Given token not valid for any token type", {
    code: "token_not_valid",
    messages: [{ token_class: "AccessToken", token_type: "access", message: "Token is invalid or expired" }],
  });
}

/** A domain error in UFDL's words. */
export function refused(error: RouteError): ResponseError {
  return table[error.code]?.(error.detail, error) ?? detail(400, error.message);
}
