import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { type ExecutionArgs, GraphQLError, getOperationAST } from "graphql";
import { makeServer } from "graphql-ws";
import { guard } from "../../../schema/stream/guard.ts";
import type { SocketLimits } from "../../config.ts";
import type { Actor, AnonymousAccess } from "../../domain/actor.ts";
import type { Services } from "../../domain/change.ts";
import { Refusal, refusal } from "../../domain/errors.ts";
import { toRefusal } from "../../domain/toRefusal.ts";
import type { Sink } from "../../events/followers.ts";
import { callerOf, isTemporary } from "../auth/caller.ts";
import type { Documents } from "../graphql/documents.ts";
import type { makeYoga } from "../graphql/yoga.ts";
import type { Log } from "../log.ts";
import type { Sites } from "../sites.ts";
import type { Connection } from "./connection.ts";
import { connectionCredentials } from "./credentials.ts";

/** Close codes of the graphql-transport-ws protocol, and 1013, after which its clients connect again. */
const codes = { failed: 4500, forbidden: 4403, tooMany: 4429, tryAgainLater: 1013 } as const;

export interface GraphqlSocketOptions {
  yoga: ReturnType<typeof makeYoga>;
  documents: Documents;
  services: Services;
  log: Log;
  anonymous: AnonymousAccess;
  sites: Sites;
  limits: SocketLimits;
  /** Returns the caller's address; see `addressOf`. */
  address: (request: IncomingMessage) => string;
}

interface Connecting {
  request: IncomingMessage;
  /** Ends the limit of what the client may send. */
  unlimit: () => void;
}

interface Extra {
  connection: Connection;
  actor?: Actor;
  unguard?: () => void;
  /** Until the client is authenticated; the request is not kept for longer. */
  connecting: Connecting | null;
}

type Pipeline = ReturnType<ReturnType<typeof makeYoga>["getEnveloped"]>;
type Operation = ExecutionArgs & { pipeline: Pipeline };

/**
 * GraphQL over web-sockets in the protocol graphql-transport-ws, with the same limits, masking and shared results as over
 * HTTP. The client is authenticated once, at connection_init; the socket is closed when its rights end.
 */
export function graphqlSockets(options: GraphqlSocketOptions) {
  const { yoga, documents, services, log, limits } = options;
  const server = makeServer<Record<string, unknown>, Extra>({
    connectionInitWaitTimeout: limits.initTimeout,
    onConnect: async ({ connectionParams, extra }) => {
      const { connecting } = extra;
      if (!connecting) throw new Error("a second connection_init");
      try {
        extra.actor = await actorOf(options, connecting.request, connectionParams ?? {});
        connecting.unlimit();
        extra.connecting = null;
        watch(options, extra);
        return true;
      } catch (thrown) {
        const error = toRefusal(thrown);
        if (!(error instanceof Refusal)) throw thrown;
        if (isTemporary(error)) {
          extra.connection.close(codes.tryAgainLater, error.message);
          return false;
        }
        extra.connection.close(codes.forbidden, `${error.code}: ${error.message}`);
        return false;
      }
    },
    onSubscribe: async ({ extra, subscriptions }, id, payload) => {
      const { operationName, variables, ...params } = payload;
      const { actor, connection } = extra;
      if (!actor) throw new Error("an operation before connection_init");
      if (Object.keys(subscriptions).length > limits.operations) {
        connection.close(codes.tooMany, "Too many operations at once");
        return [new GraphQLError("Too many operations at once.", { extensions: { code: "RATE_LIMITED" } })];
      }
      // `params` is where plugins look for extensions, as those of a request over HTTP.
      const sink = new OperationSink(connection, id);
      const context = { services, actor, requestId: randomUUID(), log, params: payload, sink, guarded: true };
      const pipeline = yoga.getEnveloped(context);
      const { schema, parse, validate, contextFactory } = pipeline;
      const parsed = attempt(() => parse(documents.find(params)));
      if (parsed instanceof GraphQLError) return [parsed];
      const problems = validate(schema, parsed);
      if (problems.length > 0) return problems;
      if (!getOperationAST(parsed, operationName)) return [noOperation()];
      const contextValue = await contextFactory();
      return { schema, document: parsed, operationName, variableValues: variables, contextValue, pipeline };
    },
    // The stream was ended by an outage: clients take an error for the end, and connect again after this code.
    onError: ({ extra }, _id, _payload, errors) => {
      const outage = errors.find(({ extensions }) => isTemporary({ code: String(extensions?.code) }));
      if (outage) extra.connection.close(codes.tryAgainLater, outage.message);
    },
    execute: (args) => (args as Operation).pipeline.execute(args),
    subscribe: (args) => (args as Operation).pipeline.subscribe(args),
  });

  return (connection: Connection, request: IncomingMessage): void => {
    const extra: Extra = { connection, connecting: { request, unlimit: connection.limitReceived() } };
    const failed = (error: unknown) => {
      log.error({ err: error }, "a web-socket failed");
      connection.close(codes.failed, "Internal error");
    };
    const closed = server.opened(
      {
        protocol: connection.protocol,
        send: (text) => connection.send(text),
        close: (code, reason) => connection.close(code ?? 1000, reason),
        onMessage: (receive) =>
          connection.onMessage((text) => {
            receive(text).catch(failed);
          }),
      },
      extra,
    );
    connection.onClose((code, reason) => {
      extra.unguard?.();
      closed(code, reason).catch(failed);
    });
  };
}

/** Closes the socket when its caller's rights end. */
function watch({ services }: GraphqlSocketOptions, extra: Extra): void {
  const { connection, actor } = extra;
  if (!actor || connection.closed.aborted) return;
  extra.unguard = guard({ services, actor }, ({ code, message }) =>
    connection.close(codes.forbidden, `${code}: ${message}`),
  );
}

/** Sends results as the library would: its messages have their keys in this order. */
class OperationSink implements Sink {
  static readonly #tail = Buffer.from("}");
  readonly #connection: Connection;
  readonly #head: Buffer;

  constructor(connection: Connection, id: string) {
    this.#connection = connection;
    this.#head = Buffer.from(`{"id":${JSON.stringify(id)},"type":"next","payload":`);
  }

  send(json: Buffer, sent: () => void): boolean {
    return this.#connection.write([this.#head, json, OperationSink.#tail], sent);
  }
}

/** @throws Refusal when the client is not authenticated and has no unauthenticated access */
async function actorOf(
  { services, anonymous, sites, address }: GraphqlSocketOptions,
  request: IncomingMessage,
  params: Record<string, unknown>,
): Promise<Actor> {
  const credentials = connectionCredentials(request, params, { anonymous, sites });
  const { actor } = await callerOf(services, credentials.headers, {
    facade: "graphql",
    anonymous: credentials.anonymous,
    address: address(request),
  });
  // Over HTTP such a caller may query the schema; a socket would be of no use to it.
  if (!actor.user && actor.anonymous === "off") throw refusal("UNAUTHENTICATED", {});
  return actor;
}

/** As Yoga answers over HTTP; the library's own error has no code. */
function noOperation(): GraphQLError {
  return new GraphQLError("Could not determine what operation to execute.", {
    extensions: { code: "OPERATION_RESOLUTION_FAILURE" },
  });
}

function attempt<T>(work: () => T): T | GraphQLError {
  try {
    return work();
  } catch (error) {
    if (error instanceof GraphQLError) return error;
    throw error;
  }
}
