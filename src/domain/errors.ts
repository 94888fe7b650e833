/**
 * The table of domain errors: a stable code and a public message. The message's parameters are the error's detail; each
 * legacy API makes its own message from code and detail.
 */
const refusals = {
  UNAUTHENTICATED: (_: Record<never, never>) =>
    "This needs a user: send a bearer token, an access key or basic credentials.",
  BAD_CREDENTIALS: (_: Record<never, never>) => "No active user has this name and password.",
  MALFORMED_AUTHORIZATION: (_: Record<never, never>) =>
    "The Authorization header must hold a scheme and one value.",
  TOKEN_INVALID: (_: Record<never, never>) => "The token is invalid or has expired.",
  TOKEN_WRONG_TYPE: (of: { wanted: string }) =>
    `The token is of the wrong type; this takes one for ${of.wanted}.`,
  KEY_INVALID: (_: Record<never, never>) => "The access key is unknown, revoked or has expired.",
  USER_UNKNOWN: (_: Record<never, never>) => "The user of this token does not exist.",
  USER_INACTIVE: (_: Record<never, never>) => "The user of these credentials is disabled.",
  LAST_ADMIN: (of: { username: string }) => `${of.username} is the last active admin and has to stay one.`,
  NOT_EMPTY: (_: Record<never, never>) =>
    "There are jobs or nodes already; demo data goes into an empty database only.",
  BUSY: (of: { what: string }) => `Too many ${of.what} at once; try again in a moment.`,
  UNAVAILABLE: (of: { reason: string }) => `This can't be done now: ${of.reason}; try again in a moment.`,
  RATE_LIMITED: (of: { retryAfter: number }) => `Too many failed logins; try again in ${of.retryAfter} s.`,
  FORBIDDEN: (of: { right: string; needs: readonly string[] }) =>
    `You may not do this (${of.right}); it needs ${of.needs.join(" or ")}.`,
  NOT_FOUND: (of: { kind: string; key: string | number }) => `There is no ${of.kind} ${of.key}.`,
  POSITION_EXPIRED: (of: { oldest: string }) =>
    `Events from before position ${of.oldest} have been removed; go on from there, or without a position.`,
  INVALID_INPUT: (of: { field: string; reason: string }) => `Bad value for ${of.field}: ${of.reason}.`,
  NAME_TAKEN: (of: { kind: string; field: string; value: string }) =>
    `Another ${of.kind} already has ${of.field} ${of.value}.`,
  ALREADY_ACQUIRED: (of: { number: number; by: number | null }) =>
    `Job ${of.number} has already been acquired${of.by === null ? "" : ` by node ${of.by}`}.`,
  ILLEGAL_TRANSITION: (of: { number: number; verb: string; state: string; phase: string; reason: string }) =>
    `Job ${of.number} is ${of.state} and can't ${of.verb}: ${of.reason}.`,
  NODE_BUSY: (of: { node: number; job: number }) => `Node ${of.node} is already working on job ${of.job}.`,
  NODE_UNAVAILABLE: (of: { node: number; reason: string }) =>
    `Node ${of.node} takes no new jobs: ${of.reason}.`,
  WRONG_KIND: (of: { number: number; kind: string; wanted: readonly string[] }) =>
    `Job ${of.number} is of kind ${of.kind}, not ${of.wanted.join(" or ")}.`,
  STALE_ATTEMPT: (of: { number: number; attempt: number; current: number }) =>
    `Attempt ${of.attempt} of job ${of.number} is over; the job is at attempt ${of.current}.`,
  NOT_HOLDER: (of: { number: number; node: number }) =>
    `Node ${of.node} does not hold job ${of.number} any more; its report changed nothing.`,
  OUTPUT_EXISTS: (of: { number: number; name: string; type: string }) =>
    `Job ${of.number} already has an output ${of.name} of type ${of.type}.`,
  OUTPUT_UNKNOWN: (of: { number: number; name: string; type: string }) =>
    `Job ${of.number} has no output ${of.name} of type ${of.type}.`,
  OUTPUT_TOO_EARLY: (of: { number: number }) =>
    `Job ${of.number} has not been started; it takes no outputs yet.`,
  OUTPUT_TOO_LATE: (of: { number: number }) => `Job ${of.number} is finished; it takes no more outputs.`,
  TOO_LARGE: (of: { what: string; limit: number }) => `${of.what} is larger than ${of.limit} bytes.`,
  INPUT_MISSING: (of: { input: string }) => `No value for input ${of.input}.`,
  INPUT_TYPE: (of: { input: string; type: string }) => `Input ${of.input} does not take a ${of.type}.`,
  PARAMETER_MISSING: (of: { parameter: string }) => `No value for required parameter ${of.parameter}.`,
  PARAMETER_UNKNOWN: (of: { parameters: readonly string[] }) =>
    `The template has no parameter ${of.parameters.join(", ")}.`,
  PARAMETER_CONST: (of: { parameter: string }) => `Parameter ${of.parameter} is constant.`,
  PARAMETER_TYPE: (of: { parameter: string; type: string }) =>
    `Parameter ${of.parameter} does not take a ${of.type}.`,
  TYPE_UNKNOWN: (of: { text: string; name: string }) => `In type ${of.text}: there is no type ${of.name}.`,
  TYPE_INVALID: (of: { text: string; reason: string }) => `Bad type ${of.text}: ${of.reason}.`,
  TEMPLATE_NOT_WORKABLE: (of: { number: number }) => `Template ${of.number} is built in and makes no jobs.`,
  /** `key` instead of `number` for a job of a tree that is to be made. */
  CYCLE: (of: { number?: number; key?: string; through: string }) =>
    `Job ${of.number ?? of.key} would come to wait for itself, by its ${of.through}.`,
  TOO_DEEP: (of: { levels: number }) => `Jobs nest at most ${of.levels} levels deep.`,
  NODE_NOT_HELD: (of: { node: number; state: string }) =>
    `Node ${of.node} is in state ${of.state}; only one that is held can be made ready.`,
  IMAGE_NOT_READY: (of: { image: string }) => `There is no ready build of disk image ${of.image}.`,
  IMAGE_NOT_SNAPSHOT: (of: { image: string; provider: string }) =>
    `Image ${of.image} of provider ${of.provider} is made from a disk image; upload that instead.`,
  NOT_A_GROUP: (of: { number: number }) =>
    `Job ${of.number} has a command of its own and can't hold other jobs.`,
} as const;

export type ErrorCode = keyof typeof refusals;
export type ErrorDetail<C extends ErrorCode> = Parameters<(typeof refusals)[C]>[0];

/** Placeholders instead of details; lists of one, since messages join some of them. */
const placeholders = new Proxy({}, { get: (_, name) => [`<${String(name)}>`] });

/** The message of each code, with <name> for each detail. */
export const errorTexts = Object.fromEntries(
  Object.entries(refusals).map(([code, text]) => [code, (text as (of: object) => string)(placeholders)]),
) as Record<ErrorCode, string>;

/** A domain error: a rule refused the operation, and nothing was changed. */
export class Refusal<C extends ErrorCode = ErrorCode> extends Error {
  override readonly name = "Refusal";
  readonly code: C;
  readonly detail: ErrorDetail<C>;

  constructor(code: C, detail: ErrorDetail<C>, options?: ErrorOptions) {
    super((refusals[code] as (of: ErrorDetail<C>) => string)(detail), options);
    this.code = code;
    this.detail = detail;
  }
}

/** Makes the error of a code, to be thrown. */
export function refusal<C extends ErrorCode>(code: C, detail: ErrorDetail<C>): Refusal<C> {
  return new Refusal(code, detail);
}

/** Codes of errors that need other credentials: 401 in HTTP. */
export const credentialCodes: ReadonlySet<string> = new Set([
  "UNAUTHENTICATED",
  "BAD_CREDENTIALS",
  "MALFORMED_AUTHORIZATION",
  "TOKEN_INVALID",
  "TOKEN_WRONG_TYPE",
  "KEY_INVALID",
  "USER_UNKNOWN",
  "USER_INACTIVE",
]);
