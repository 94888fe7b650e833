import Router from "@koa/router";
import { writeJson } from "../../json.ts";
import { ResponseError } from "../answer.ts";
import { detail } from "../django.ts";
import { type Facade, facade } from "../facade.ts";
import { anyPath } from "../paths.ts";
import { respond } from "../respond.ts";
import { authRoutes } from "./auth/routes.ts";
import { actForNode, authenticate, authorize, recordSeen } from "./authenticate.ts";
import { parseBody, requireFilename } from "./body.ts";
import { classRoutes } from "./classes/routes.ts";
import { ufdlErrors, unknownPath } from "./errors.ts";
import { hardwareRoutes } from "./hardware/routes.ts";
import { jobRoutes } from "./jobs/routes.ts";
import { workerRoutes } from "./jobs/workerRoutes.ts";
import { nodeRoutes } from "./nodes/routes.ts";
import { UfdlWatchJobDocument } from "./operations.generated.ts";
import { outputRoutes } from "./outputs/routes.ts";
import type { UfdlMiddleware, UfdlRouter, UfdlState, UfdlStep } from "./route.ts";
import { shared } from "./shared.ts";
import { templateRoutes } from "./templates/routes.ts";
import { userRoutes } from "./users/routes.ts";

/** What pages of other origins may send; no Node-Id, as browsers never act for nodes (docs/apis/ufdl.md section 1). */
const preflight = {
  "Access-Control-Allow-Methods": "DELETE, GET, OPTIONS, PATCH, POST, PUT",
  "Access-Control-Allow-Headers":
    "accept, accept-encoding, authorization, content-type, dnt, origin, user-agent, x-csrftoken, x-requested-with",
  "Access-Control-Max-Age": "86400",
};

const allowOrigins: UfdlMiddleware = (ctx, next) => {
  ctx.set("Access-Control-Allow-Origin", "*");
  return next();
};

const answerPreflight: UfdlStep = ({ method, headers }) => {
  if (method === "OPTIONS" && headers["access-control-request-method"] !== undefined) {
    throw new ResponseError(200, undefined, preflight);
  }
};

/** Refuses unknown paths and wrong methods before anything else is checked. */
const refuseUnrouted: UfdlStep = ({ method, state: { route, allow } }) => {
  if (route) return;
  if (allow.length === 0) throw unknownPath();
  throw detail(405, `Method "${method}" not allowed.`, { Allow: [...allow].sort().join(", ") });
};

function ufdlRouter(): UfdlRouter {
  const router = new Router<UfdlState>();
  router.use(
    allowOrigins,
    respond<UfdlState>({
      encode: (body, { state: { route } }) => {
        const failed = typeof body === "object" && body !== null && "detail" in body;
        return { type: (failed && route?.errorType) || "application/json", text: writeJson(body) };
      },
      errors: ufdlErrors,
      steps: [
        answerPreflight,
        refuseUnrouted,
        authenticate,
        authorize,
        requireFilename,
        parseBody,
        actForNode,
        recordSeen,
      ],
    }),
  );
  authRoutes(router);
  nodeRoutes(router);
  jobRoutes(router);
  workerRoutes(router);
  outputRoutes(router);
  templateRoutes(router);
  classRoutes(router);
  hardwareRoutes(router);
  userRoutes(router);
  // So that the middlewares above run for every path.
  router.all(anyPath, () => {});
  return router;
}

/** UFDL's API, as the Python, Java and TypeScript clients and the worker know it (docs/apis/ufdl.md). */
export const ufdlFacade: Facade = facade({
  name: "ufdl",
  title: "UFDL",
  description: "Nodes, jobs, templates and outputs as the User-Friendly Deep Learning backend serves them.",
  version: "v1",
  openapi: {
    errors: {
      "application/json": {
        type: "object",
        description: "A `detail`, or texts by field.",
        properties: { detail: { type: "string" } },
      },
    },
    security: { bearer: { type: "http", scheme: "bearer", bearerFormat: "JWT" } },
  },
  shared,
  operations: [UfdlWatchJobDocument],
  ownedPaths: /^\/+v1(\/(nodes|jobs|job-[a-z]+|hardware|users|auth)(\/|$)|\/|$)/i,
  slash: "optional",
  decodesPath: true,
  router: ufdlRouter(),
});
