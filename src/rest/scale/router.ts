import Router from "@koa/router";
import { ResponseError } from "../answer.ts";
import { detail } from "../django.ts";
import { type Facade, facade } from "../facade.ts";
import { anyPath } from "../paths.ts";
import { respond } from "../respond.ts";
import { accountRoutes } from "./accounts/routes.ts";
import { authenticate, authorize } from "./authenticate.ts";
import { parseBody } from "./body.ts";
import { scaleErrors } from "./errors.ts";
import { negotiate } from "./negotiate.ts";
import { nodeRoutes } from "./nodes/routes.ts";
import type { ScaleContext, ScaleMiddleware, ScaleRouter, ScaleState, ScaleStep } from "./route.ts";
import { shared } from "./shared.ts";
import { statusRoutes } from "./status/routes.ts";

/** Methods in the order in which Django REST framework names them. */
const methods = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"];

/** The Allow header of a path's methods, by their list, which is the same for the same path. Joining them took 0.4 % of a small request. */
const allowHeaders = new WeakMap<readonly string[], string>();

function allowHeader(allow: readonly string[]): string {
  let header = allowHeaders.get(allow);
  if (header === undefined) {
    header = methods.filter((one) => one === "OPTIONS" || allow.includes(one)).join(", ");
    allowHeaders.set(allow, header);
  }
  return header;
}

/** On every answer, errors included. */
const setHeaders: ScaleMiddleware = (ctx, next) => {
  const { allow } = ctx.state;
  ctx.set("X-Frame-Options", "DENY");
  if (allow.length > 0) {
    ctx.set("Allow", allowHeader(allow));
    ctx.set("Vary", "Accept, Cookie");
  }
  return next();
};

/** Answers unknown paths: with a redirect where only the slash is missing (docs/apis/scale.md section A1), or Django's page. */
const findView: ScaleStep = ({ querystring, state }) => {
  const { first, path, mount } = state;
  if (first) return;
  const address = encodeURI(`${mount.prefix}${path}`);
  if (!path.endsWith("/") && scaleFacade.find("GET", `${path}/`).allow.length > 0) {
    const to = `${address}/${querystring && `?${querystring}`}`;
    throw new ResponseError(301, undefined, { Location: to, "Content-Type": "text/html; charset=utf-8" });
  }
  const shown = address.replaceAll("&", "&amp;").replaceAll("'", "&#39;");
  const page = `<h1>Not Found</h1><p>The requested URL ${shown} was not found on this server.</p>`;
  throw new ResponseError(404, Buffer.from(page), { "Content-Type": "text/html" });
};

/** Answers OPTIONS with Django REST framework's description of a view, and any other method with a 405. */
const answerOtherMethod: ScaleMiddleware = ({ method, state }) => {
  if (method !== "OPTIONS") throw detail(405, `Method "${method}" not allowed.`);
  const { viewName, summary = "", description } = state.first ?? {};
  const body = {
    name: viewName ?? summary,
    description: description ?? summary,
    renders: ["application/json"],
    parses: ["application/json", "application/x-www-form-urlencoded", "multipart/form-data"],
  };
  state.answer = { status: 200, body };
};

function encode(body: unknown, { state: { indent } }: ScaleContext) {
  // Line separators are legal in JSON and break scripts.
  const text = JSON.stringify(body, null, indent)
    .replaceAll("\u2028", "\\u2028")
    .replaceAll("\u2029", "\\u2029");
  return { type: "application/json", text };
}

/** The checks are in the original's order: the method comes after credentials and role (docs/apis/scale.md section A2). */
function scaleRouter(): ScaleRouter {
  const router = new Router<ScaleState>();
  const steps = [findView, negotiate, authenticate, authorize, parseBody];
  router.use(setHeaders, respond<ScaleState>({ encode, errors: scaleErrors, steps }));
  nodeRoutes(router);
  statusRoutes(router);
  accountRoutes(router);
  router.all(anyPath, answerOtherMethod);
  return router;
}

/** Scale's API, versions 6 and 7, as its web interface and scripts know it (docs/apis/scale.md section A). */
export const scaleFacade: Facade = facade({
  name: "scale",
  title: "Scale",
  description: "Nodes as Scale's REST API serves them, with what its web interface needs beside them.",
  version: "v6",
  openapi: {
    errors: {
      "application/json": {
        anyOf: [
          { type: "object", properties: { detail: { type: "string" } }, required: ["detail"] },
          { type: "string" },
          { type: "object", additionalProperties: { type: "array", items: { type: "string" } } },
        ],
      },
    },
    security: {
      token: {
        type: "apiKey",
        in: "header",
        name: "Authorization",
        description: "`Token <key>`, as /api-token-auth/ answers it.",
      },
    },
  },
  shared,
  ownedPaths: /^\/+(api\/+)?(v([2-9]|1\d)(\/|$)|api-token-auth|login(\/|$))/,
  slash: "never",
  decodesPath: true,
  router: scaleRouter(),
});
