import { type ExecutionResult, GraphQLError } from "graphql";
import { Refusal } from "../../domain/errors.ts";
import { toRefusal } from "../../domain/toRefusal.ts";
import type { Metrics } from "../../metrics/metrics.ts";
import { traceId } from "../../tracing.ts";
import { retryAfter } from "../auth/caller.ts";
import type { Log } from "../log.ts";
import { limitCodes } from "./limitCodes.ts";

/** The message of unexpected errors. */
const masked = "Internal error; the server's log has it under the request id.";

/** Letters of an error's text at most: GraphQL's own repeat the value that they refuse, which may be a whole body. */
const messageLimit = 1_000;

const codesOfLimits = new Set<unknown>(Object.values(limitCodes));

/**
 * Gives an error a code that has none: GraphQL's own about a value, unless the caller knows better. Parsing, validation
 * and the choice of the operation have theirs from Yoga.
 */
export function withCode(error: GraphQLError, code = "INVALID_INPUT"): GraphQLError {
  error.extensions.code ??= code;
  return error;
}

/**
 * Cuts an answer's errors to a size that can be read, sees that each has a code, and counts those that a limit made, by
 * reason.
 */
export function trimErrors({ errors = [] }: ExecutionResult, metrics: Metrics): void {
  for (const error of errors) {
    const { message, extensions } = error;
    // What fails before anything is executed, without a code of its own, is the request's form.
    if (error instanceof GraphQLError) withCode(error, "BAD_REQUEST");
    if (codesOfLimits.has(extensions?.code)) metrics.rejected(String(extensions?.code).toLowerCase());
    const id = traceId();
    if (id !== undefined && extensions) extensions.traceId = id;
    if (message.length > messageLimit) {
      Object.defineProperty(error, "message", { value: `${message.slice(0, messageLimit)} ...` });
    }
  }
}

/**
 * The Retry-After header of an answer with status 503: to a request of which something failed since the database or the
 * disk is unavailable. Null for other answers.
 */
export function retryAfterOf(errors: readonly GraphQLError[]): string | null {
  const failed = errors.find(({ extensions }) => extensions.code === "UNAVAILABLE");
  return failed ? retryAfter({ code: "UNAVAILABLE", detail: failed.extensions.detail }) : null;
}

/**
 * Makes an error safe for clients: a domain error has its code and detail, GraphQL's own errors stay as they are, and any
 * other error is logged with its stack and becomes INTERNAL with the request id.
 */
export function publicError(
  error: GraphQLError | Error,
  { log, requestId }: { readonly log: Log; readonly requestId: string },
): GraphQLError {
  const cause = toRefusal(origin(error));
  const place =
    error instanceof GraphQLError ? { nodes: error.nodes, source: error.source, path: error.path } : {};
  if (cause instanceof Refusal) {
    if (cause.code === "UNAVAILABLE")
      log.error({ requestId, err: cause.cause, path: place.path }, "a resolver failed");
    return new GraphQLError(cause.message, {
      ...place,
      extensions: { code: cause.code, detail: cause.detail },
    });
  }
  if (cause instanceof GraphQLError) {
    // The outermost message names the variable whose value the innermost error refuses.
    return withCode(
      error === cause
        ? cause
        : new GraphQLError(error.message, { ...place, extensions: (error as GraphQLError).extensions }),
    );
  }
  log.error({ requestId, err: cause, path: place.path }, "a resolver failed");
  return new GraphQLError(masked, { ...place, extensions: { code: "INTERNAL", requestId } });
}

/** The original error, which GraphQL may have wrapped several times. */
function origin(error: Error): Error {
  let inner = error;
  while (inner instanceof GraphQLError && inner.originalError) inner = inner.originalError;
  return inner;
}
