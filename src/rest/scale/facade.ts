import type { Answer, Route } from "../legacyRecord.ts";
import { type Facade, facade, type Matcher, matcher } from "../legacyRecord.ts";
import { parseBody } from "./body.ts";
import { admit, authenticate } from "./entry.ts";
import { detail, refused } from "./errors.ts";
import type { ScaleExchange } from "./exchange.ts";
import { negotiate } from "./negotiate.ts";
import { loginRoutes } from "./routes/login.ts";
import { nodeRoutes } from "./routes/nodes.ts";
import { statusRoutes } from "./routes/status.ts";

/** Methods in the order in which Django's framework names them. */
const methods = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"];
const html = { "Content-Type": "text/html" };

/** What a path knows; empty for an unknown one. */
function allowOf(path: string): readonly string[] {
  const known = match("OPTIONS", path).allow;
  return known.length === 0 ? [] : methods.filter((one) => one === "OPTIONS" || known.includes(one));
}

/** The first route of a path, for what is told of the path whatever the method. */
function routeAt(path: string, allow: readonly string[]): Route | null {
  return match(allow[0] ?? "GET", path).route;
}

/**
 * A path that only lacks its slash is sent on to the one with it: its own, not an absolute address (docs/apis/scale.md
 * section A1).
 */
function addSlash({ allow, path, search, mount }: ScaleExchange): Answer | undefined {
  if (allow.length > 0 || path.endsWith("/") || allowOf(`${path}/`).length === 0) return undefined;
  const to = `${mount.prefix}${encodeURI(path)}/${search && `?${search}`}`;
  return { status: 301, headers: { Location: to, "Content-Type": "text/html; charset=utf-8" } };
}

/** Django's page for a path that it does not know. */
function unknownPage({ path, mount }: ScaleExchange): Buffer {
  const shown = encodeURI(`${mount.prefix}${path}`).replaceAll("&", "&amp;").replaceAll("'", "&#39;");
  return Buffer.from(`<h1>Not Found</h1><p>The requested URL ${shown} was not found on this server.</p>`);
}

/** Answers OPTIONS with what Django REST framework tells of a view, and any other method with a 405. */
function otherMethod({ method, allow, path }: ScaleExchange): Answer {
  if (method !== "OPTIONS") return detail(405, `Method "${method}" not allowed.`).answer;
  const route = routeAt(path, allow);
  const names: Readonly<Record<string, string>> = { "nodes.list": "Nodes", "nodes.details": "Node Details" };
  return {
    status: 200,
    body: {
      name: names[route?.name ?? ""] ?? route?.summary ?? "",
      description: route?.description ?? route?.summary ?? "",
      renders: ["application/json"],
      parses: ["application/json", "application/x-www-form-urlencoded", "multipart/form-data"],
    },
  };
}

/** Scale's API, versions 6 and 7, as its web interface and scripts know it (docs/apis/scale.md section A). */
export const scaleFacade: Facade = facade<ScaleExchange>({
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
  routes: [...nodeRoutes, ...statusRoutes, ...loginRoutes],
  territory: /^\/+(api\/+)?(v([2-9]|1\d)(\/|$)|api-token-auth|login(\/|$))/,
  slash: "never",
  decodesPath: true,
  begin: (exchange) => {
    const allow = allowOf(exchange.path);
    return { ...exchange, allow, open: routeAt(exchange.path, allow)?.notes?.open === true, indent: 0 };
  },
  enter: addSlash,
  steps: [negotiate, authenticate, admit, parseBody],
  stepsFirst: true,
  headers: ({ allow }) => ({
    "X-Frame-Options": "DENY",
    ...(allow.length > 0 ? { Allow: allow.join(", "), Vary: "Accept, Cookie" } : {}),
  }),
  encode: (body, { indent }) => ({
    type: "application/json",
    // Line separators are legal in JSON and break scripts.
    text: JSON.stringify(body, null, indent).replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029"),
  }),
  unknown: (exchange) => ({ status: 404, headers: html, body: unknownPage(exchange) }),
  wrongMethod: otherMethod,
  refused,
  crashed: ({ id }) => detail(500, `Something went wrong here; the log knows more under ${id}.`).answer,
});

const match: Matcher = matcher(scaleFacade);
