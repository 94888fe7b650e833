import { ResponseError } from "../answer.ts";
import { detail, errorFormat, forbidden } from "../django.ts";
import type { ErrorFormat } from "../respond.ts";

/** The error of the original's JSON schema checks; clients compare no more than its beginning. */
export function unparsable(reason: string): ResponseError {
  return detail(400, `Unable to parse JSON: ${reason}`);
}

/** The errors of a serializer, by field. */
export function invalid(fields: Readonly<Record<string, readonly string[]>>): ResponseError {
  return new ResponseError(400, fields);
}

/** Like Django's page for an unknown path. */
const unknownPage = Buffer.from(
  '<!doctype html>\n<html lang="en">\n<head><title>Not Found</title></head>\n' +
    "<body><h1>Not Found</h1><p>There is nothing at this address.</p></body>\n</html>\n",
);

export const unknownPath = () => new ResponseError(404, unknownPage, { "Content-Type": "text/html" });
const challenge = { "WWW-Authenticate": 'Bearer realm="api"' };

/** A 401; all of them carry the challenge. */
export function unauthorized(text: string, more: object = {}): ResponseError {
  return new ResponseError(401, { detail: text, ...more }, challenge);
}

const noCredentials = () => unauthorized("Authentication credentials were not provided.");

function badToken(): ResponseError {
  return unauthorized("Given token not valid for any token type", {
    code: "token_not_valid",
    messages: [{ token_class: "AccessToken", token_type: "access", message: "Token is invalid or expired" }],
  });
}

/** UFDL's answers to domain errors, with the texts that its clients compare (docs/apis/ufdl.md sections 1 to 6). */
export const ufdlErrors: ErrorFormat = {
  ...errorFormat,
  table: {
    ...errorFormat.table,
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
    ALREADY_ACQUIRED: ({ number }) =>
      detail(406, `Attempted to acquire job #${number} that has already been acquired`),
    NODE_BUSY: () => detail(406, "Attempted to start a job with another already in progress"),
    NODE_UNAVAILABLE: (_, { message }) => detail(406, message),
    ILLEGAL_TRANSITION: ({ number, phase, verb, reason }) =>
      detail(
        406,
        `Attempted an illegal phase-transition on workable job ${number} in phase LifecyclePhase.${phase}: ${verb}\n${reason}.`,
      ),
    // To UFDL a job of another kind is a meta-job, which fails the permission JobIsWorkable.
    NOT_HOLDER: forbidden,
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
  },
};
