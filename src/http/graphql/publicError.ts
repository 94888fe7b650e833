import { GraphQLError } from "graphql";
import { Refusal } from "../../domain/errors.ts";
import { toRefusal } from "../../domain/text.ts";
import type { Log } from "../log.ts";

/** What an outsider reads when something went wrong that is not his doing. */
const masked = "Something went wrong here; the operator finds it in the log under the request id.";

/**
 * Turns an error of a GraphQL answer into what its reader may know: a domain refusal with its code and detail, GraphQL's
 * own errors as they are, anything else as INTERNAL with the request id, logged with its stack.
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
    // The outermost message is the fullest one: it names the variable whose value the innermost refuses.
    return error === cause
      ? cause
      : new GraphQLError(error.message, { ...place, extensions: (error as GraphQLError).extensions });
  }
  log.error({ requestId, err: cause, path: place.path }, "a resolver failed");
  return new GraphQLError(masked, { ...place, extensions: { code: "INTERNAL", requestId } });
}

/** The error that was thrown, under however many layers of GraphQL. */
function origin(error: Error): Error {
  let inner = error;
  while (inner instanceof GraphQLError && inner.originalError) inner = inner.originalError;
  return inner;
}
