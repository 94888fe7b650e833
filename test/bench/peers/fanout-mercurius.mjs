import fastify from "fastify";
import mercurius from "mercurius";
import { snapshot, typeDefs } from "./fanout-schema.mjs";

/* mercurius with its own pubsub. */
const app = fastify();
async function* changes(id, pubsub) {
  yield { jobChanged: snapshot };
  yield* await pubsub.subscribe(`job ${id}`);
}
app.register(mercurius, {
  schema: typeDefs,
  resolvers: { Subscription: { jobChanged: { subscribe: (_, { id }, { pubsub }) => changes(id, pubsub) } } },
  subscription: true,
});
app.post("/publish", async (request) => {
  const job = request.body;
  app.graphql.pubsub.publish({
    topic: `job ${job.number}`,
    payload: { jobChanged: { kind: "CHANGED", job } },
  });
  return null;
});
console.log(await app.listen({ port: 0, host: "127.0.0.1" }));
process.once("SIGTERM", () => process.exit(0));
