import Router from "@koa/router";
import type { FacadeRouter, FacadeState } from "../context.ts";
import { type Facade, facade } from "../facade.ts";
import { anyPath } from "../paths.ts";
import { respond } from "../respond.ts";
import { authenticate } from "./authenticate.ts";
import { parseBody } from "./body.ts";
import { dibImageRoutes } from "./dibImages/routes.ts";
import { encode } from "./encode.ts";
import { nodepoolErrors, problem } from "./errors.ts";
import { imageRoutes } from "./images/routes.ts";
import { negotiate } from "./negotiate.ts";
import { nodeRoutes } from "./nodes/routes.ts";
import { shared } from "./shared.ts";

/** Credentials and Accept are checked on unknown paths too, as far as the original does. */
function nodepoolRouter(): FacadeRouter {
  const router = new Router<FacadeState>();
  router.use(respond({ encode, errors: nodepoolErrors, steps: [authenticate, negotiate, parseBody] }));
  nodeRoutes(router);
  imageRoutes(router);
  dibImageRoutes(router);
  // Pecan knows no 405: a wrong method is answered as an unknown path.
  router.all(anyPath, () => {
    throw problem(404, null);
  });
  return router;
}

/** Nodepool's API, of which there is one version (docs/apis/nodepool.md section B). */
export const nodepoolFacade: Facade = facade({
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
  shared,
  // Below /v1/nodes only its own routes; all other paths there are UFDL's.
  ownedPaths: /^\/+v1(\/(dib_)?images(\/|\.|$)|\/nodes(\/|\.|$)|\/|$)/,
  slash: "optional",
  decodesPath: true,
  router: nodepoolRouter(),
});
