import { type Facade, facade } from "../facade.ts";
import { parseBody } from "./body.ts";
import { encode } from "./encode.ts";
import { authenticate, negotiate } from "./entry.ts";
import { problem, refused, unrouted } from "./errors.ts";
import type { NodepoolExchange } from "./exchange.ts";
import { dibImageRoutes } from "./routes/dibImages.ts";
import { imageRoutes } from "./routes/images.ts";
import { nodeRoutes } from "./routes/nodes.ts";

/** Nodepool's API as its document and the code of its only version have it (docs/apis/nodepool.md section B). */
export const nodepoolFacade: Facade = facade<NodepoolExchange>({
  name: "nodepool",
  title: "Nodepool",
  description: "Nodes, images at providers and builds of disk images as the Nodepool API serves them.",
  version: "v1",
  openapi: {
    type: "application/json; charset=UTF-8",
    errors: {
      "application/json; charset=UTF-8": {
        type: "object",
        properties: {
          code: { type: "integer" },
          description: { anyOf: [{ type: "string" }, { type: "null" }] },
          title: { type: "string" },
        },
        required: ["code", "description", "title"],
      },
      "text/html; charset=UTF-8": { type: "string" },
      "text/plain; charset=UTF-8": { type: "string" },
    },
    security: { basic: { type: "http", scheme: "basic" } },
  },
  routes: [...nodeRoutes, ...imageRoutes, ...dibImageRoutes],
  // Of the nodes' paths only those of its routes: what else lies there is UFDL's.
  territory: /^\/+v1(\/(dib_)?images(\/|\.|$)|\/nodes(\/|\.|$)|\/|$)/,
  slash: "optional",
  decodesPath: true,
  begin: (exchange) => ({ ...exchange, json: /\.json\/?$/.test(exchange.path) }),
  steps: [authenticate, negotiate, parseBody],
  stepsFirst: true,
  encode,
  // Pecan knows no 405: another method is an unknown path.
  unknown: () => unrouted().answer,
  wrongMethod: () => unrouted().answer,
  refused,
  crashed: ({ id }) => problem(500, `Something went wrong here; the log knows more under ${id}`).answer,
});
