import { ApolloServer } from "@apollo/server";
import { startStandaloneServer } from "@apollo/server/standalone";
import { context, schema } from "./graph.mjs";

/* Apollo Server as its documentation starts it. */
const server = new ApolloServer({ schema });
const { url } = await startStandaloneServer(server, {
  listen: { port: 0, host: "127.0.0.1" },
  context: async () => context(),
});
console.log(url);
process.once("SIGTERM", () => process.exit(0));
