import { createServer } from "node:http";
import { createYoga } from "graphql-yoga";
import { context, schema } from "./graph.mjs";
import { listen } from "./listen.mjs";

/* Yoga as it comes: its caches of parsed and validated documents are on. */
listen(createServer(createYoga({ schema, context })));
