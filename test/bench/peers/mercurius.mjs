import fastify from "fastify";
import mercurius from "mercurius";
import { context, schema } from "./graph.mjs";

/* mercurius, with JIT=1 compiling a document when it comes for the second time. */
const app = fastify();
app.register(mercurius, { schema, context, ...(process.env.JIT === "1" && { jit: 1 }) });
console.log(await app.listen({ port: 0, host: "127.0.0.1" }));
process.once("SIGTERM", () => process.exit(0));
