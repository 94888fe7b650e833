import type { Exchange } from "../legacyRecord.ts";
import { type Facade, facade } from "../legacyRecord.ts";
import { parseBody } from "./body.ts";
import { actForNode, admit, authenticate, seen } from "./entry.ts";
import { detail, refused } from "./errors.ts";
import { writeJson } from "./json.ts";
import { UfdlSeenDocument, UfdlWatchJobDocument } from "./operations.generated.ts";
import { authRoutes } from "./routes/auth.ts";
import { jobRoutes } from "./routes/jobs.ts";
import { nodeRoutes } from "./routes/nodes.ts";
import { otherRoutes } from "./routes/others.ts";
import { outputRoutes } from "./routes/outputs.ts";
import { templateRoutes } from "./routes/templates.ts";
import { workRoutes } from "./routes/work.ts";

/** What a browser may ask for across origins: no Node-Id, browsers never act for nodes (docs/apis/ufdl.md section 1). */
const preflight = {
  "Access-Control-Allow-Methods": "DELETE, GET, OPTIONS, PATCH, POST, PUT",
  "Access-Control-Allow-Headers":
    "accept, accept-encoding, authorization, content-type, dnt, origin, user-agent, x-csrftoken, x-requested-with",
  "Access-Control-Max-Age": "86400",
};

/** Django's page for a path that it does not know, in its form. */
const unknownPage = Buffer.from(
  '<!doctype html>\n<html lang="en">\n<head><title>Not Found</title></head>\n' +
    "<body><h1>Not Found</h1><p>There is nothing at this address.</p></body>\n</html>\n",
);

/** UFDL's API, as the Python, Java and TypeScript clients and the worker know it (docs/apis/ufdl.md). */
export const ufdlFacade: Facade = facade<Exchange>({
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
  routes: [
    ...authRoutes,
    ...nodeRoutes,
    ...jobRoutes,
    ...workRoutes,
    ...outputRoutes,
    ...templateRoutes,
    ...otherRoutes,
  ],
  operations: [UfdlSeenDocument, UfdlWatchJobDocument],
  territory: /^\/+v1(\/(nodes|jobs|job-[a-z]+|hardware|users|auth)(\/|$)|\/|$)/i,
  slash: "optional",
  decodesPath: true,
  begin: (exchange) => exchange,
  enter: ({ method, headers }) =>
    method === "OPTIONS" && headers["access-control-request-method"] !== undefined
      ? { status: 200, headers: preflight }
      : undefined,
  steps: [authenticate, admit, parseBody, actForNode, seen],
  headers: () => ({ "Access-Control-Allow-Origin": "*" }),
  encode: (body, { route }) => {
    const failed = typeof body === "object" && body !== null && "detail" in body;
    const errorsAs = route?.notes?.errorsAs as string | undefined;
    return { type: (failed && errorsAs) || "application/json", text: writeJson(body) };
  },
  unknown: () => ({ status: 404, headers: { "Content-Type": "text/html" }, body: unknownPage }),
  wrongMethod: ({ method }, allow) =>
    detail(405, `Method "${method}" not allowed.`, { Allow: [...allow].sort().join(", ") }).answer,
  refused,
  crashed: ({ id }) => detail(500, `Something went wrong here; the log knows more under ${id}.`).answer,
});
