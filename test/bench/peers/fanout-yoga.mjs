import { setMaxListeners } from "node:events";
import { createServer } from "node:http";
import { useServer } from "graphql-ws/use/ws";
import { createPubSub, createSchema, createYoga } from "graphql-yoga";
import { WebSocketServer } from "ws";
import { snapshot, typeDefs } from "./fanout-schema.mjs";
import { bodyOf, json, listen } from "./listen.mjs";

/* Subscriptions as Yoga's documentation shows them: graphql-ws in front, its pubsub behind. */
const pubsub = createPubSub();
// A thousand subscribers are no leak.
setMaxListeners(0);

async function* changes(id) {
  yield snapshot;
  yield* pubsub.subscribe("job", id);
}

const schema = createSchema({
  typeDefs,
  resolvers: {
    Subscription: { jobChanged: { subscribe: (_, { id }) => changes(id), resolve: (value) => value } },
  },
});
const yoga = createYoga({ schema, logging: false });
const server = createServer(async (request, response) => {
  if (request.url !== "/publish") return yoga(request, response);
  const job = JSON.parse(await bodyOf(request));
  pubsub.publish("job", String(job.number), { kind: "CHANGED", job });
  json(response, null);
});
const sockets = new WebSocketServer({ server, path: yoga.graphqlEndpoint, perMessageDeflate: false });
useServer(
  {
    execute: (args) => args.rootValue.execute(args),
    subscribe: (args) => args.rootValue.subscribe(args),
    onSubscribe: async (ctx, _id, params) => {
      const { schema, execute, subscribe, contextFactory, parse, validate } = yoga.getEnveloped({
        ...ctx,
        req: ctx.extra.request,
        socket: ctx.extra.socket,
        params,
      });
      const args = {
        schema,
        operationName: params.operationName,
        document: parse(params.query),
        variableValues: params.variables,
        contextValue: await contextFactory(),
        rootValue: { execute, subscribe },
      };
      const errors = validate(args.schema, args.document);
      return errors.length > 0 ? errors : args;
    },
  },
  sockets,
);
listen(server);
