import { createServer } from "node:http";
import { createSchema, createYoga } from "graphql-yoga";

/* The least that Yoga does: one field. */
const schema = createSchema({
  typeDefs: "type Query { hello: String! }",
  resolvers: { Query: { hello: () => "world" } },
});
createServer(createYoga({ schema, logging: false })).listen(Number(process.env.PORT), "127.0.0.1");
process.once("SIGTERM", () => process.exit(0));
