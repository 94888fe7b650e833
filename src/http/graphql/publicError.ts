import { GraphQLError } from "graphql";
import { Refusal } from "../../domain/errors.ts";
import { toRefusal } from "../../domain/text.ts";
import type { Log } from "../log.ts";

/** The message of unexpected errors. */
const masked = "Internal error; the server's log has it under the request id.";

/**
 * Makes an error safe for clients: a domain error has its code and detail, GraphQL's own errors stay as they are, and any
 * other error is logged with its stack and becomes INTERNAL with the request id.
 */
export function publicError(
  error: GraphQLError | Error,
  { log, requestId }: { log: Log; requestId: string },
): GraphQLError {
  const cause = toRefusal(origin(error));
  const place =
    error instanceof GraphQLError ? { nodes: error.nodes, source: error.source, path: error.path } : {};
  if (cause instanceof Refusal) {
    return new GraphQLError(cause.message, {
      ...place,
      extensions: { code: cause.code, detail: cause.detail },
    });
  }
  if (cause instanceof GraphQLError) {
    // The outermost message names the variable whose value the innermost error refuses.
    return error === cause
      ? cause
      : new GraphQLError(error.message, { ...place, extensions: (error as GraphQLError).extensions });
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
