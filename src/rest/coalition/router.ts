import Router from "@koa/router";
import { writePythonJson } from "../../json.ts";
import type { FacadeMiddleware, FacadeRouter, FacadeState, FacadeStep } from "../context.ts";
import { type Facade, facade } from "../facade.ts";
import { anyPath } from "../paths.ts";
import { respond } from "../respond.ts";
import { addjobRoutes } from "./addjob/routes.ts";
import { authenticate } from "./authenticate.ts";
import { parseBody } from "./body.ts";
import { coalitionErrors, Text, unknownService } from "./errors.ts";
import { bulkRoutes } from "./jobs/bulkRoutes.ts";
import { jobRoutes } from "./jobs/routes.ts";
import { searchRoutes } from "./search/routes.ts";
import { shared } from "./shared.ts";
import { workerCallRoutes } from "./worker/routes.ts";
import { workerRoutes } from "./workers/routes.ts";

/** An answer that is opened as a page runs no scripts. */
const setPolicy: FacadeMiddleware = (ctx, next) => {
  ctx.set("Content-Security-Policy", "sandbox; default-src 'none'");
  return next();
};

/** A wrong method is answered as an unknown path, and HEAD always is (docs/apis/coalition.md section 1). */
const refuseUnrouted: FacadeStep = ({ method, state: { route } }) => {
  if (!route || method === "HEAD") throw unknownService();
};

function coalitionRouter(): FacadeRouter {
  const router = new Router<FacadeState>();
  router.use(
    setPolicy,
    respond({
      // The page parses the text itself, and stays empty with the type of JSON (section 0.2).
      encode: (body) => ({
        type: "text/html",
        text: body instanceof Text ? body.text : writePythonJson(body),
      }),
      errors: coalitionErrors,
      steps: [refuseUnrouted, authenticate, parseBody],
    }),
  );
  jobRoutes(router);
  bulkRoutes(router);
  searchRoutes(router);
  workerRoutes(router);
  workerCallRoutes(router);
  addjobRoutes(router);
  // So that the middlewares above run for every path.
  router.all(anyPath, () => {});
  return router;
}

/** Coalition's API, as its scripts, its worker and its page know it (docs/apis/coalition.md). */
export const coalitionFacade: Facade = facade({
  name: "coalition",
  title: "Coalition",
  description: "Jobs, workers, events and affinities as the Coalition render-farm manager serves them.",
  version: "4.0",
  openapi: {
    type: "text/html",
    errors: { "text/html": { type: "string" } },
    security: { basic: { type: "http", scheme: "basic" } },
  },
  shared,
  ownedPaths: /^\/(api|workers|xmlrpc|json)(\/|$)/,
  slash: "never",
  decodesPath: false,
  router: coalitionRouter(),
});
