import type { Exchange } from "../legacyRecord.ts";
import { type Facade, facade } from "../legacyRecord.ts";
import { crashed, refused, Text, unknown } from "./answers.ts";
import { parseBody } from "./body.ts";
import { authenticate } from "./entry.ts";
import { writeJson } from "./python.ts";
import { choiceRoutes } from "./routes/choices.ts";
import { jobRoutes } from "./routes/jobs.ts";
import { oldRoutes } from "./routes/old.ts";
import { queueRoutes } from "./routes/queue.ts";
import { workRoutes } from "./routes/worker.ts";
import { workerRoutes } from "./routes/workers.ts";

/** The original knows four methods, and HEAD is none of them (docs/apis/coalition.md section 1). */
const methods = new Set(["GET", "POST", "PUT", "DELETE", "PATCH"]);

/** Coalition's API, as its scripts, its worker and its page know it (docs/apis/coalition.md). */
export const coalitionFacade: Facade = facade<Exchange>({
  name: "coalition",
  title: "Coalition",
  description: "Jobs, workers, events and affinities as the Coalition render-farm manager serves them.",
  version: "4.0",
  openapi: {
    type: "text/html",
    errors: { "text/html": { type: "string" } },
    security: { basic: { type: "http", scheme: "basic" } },
  },
  routes: [...jobRoutes, ...queueRoutes, ...choiceRoutes, ...workerRoutes, ...workRoutes, ...oldRoutes],
  territory: /^\/(api|workers|xmlrpc|json)(\/|$)/,
  slash: "never",
  decodesPath: false,
  begin: (exchange) => exchange,
  enter: ({ method }) => (methods.has(method) ? undefined : unknown()),
  steps: [authenticate, parseBody],
  // Opened as a page, an answer of this type runs nothing; to the page's own calls the policy means nothing.
  headers: () => ({ "Content-Security-Policy": "sandbox; default-src 'none'" }),
  // Never JSON's type: the page parses what it is given by itself, and is empty otherwise (section 0.2).
  encode: (body) => ({ type: "text/html", text: body instanceof Text ? body.text : writeJson(body) }),
  unknown,
  wrongMethod: unknown,
  refused,
  crashed: ({ id }) => crashed(id),
});
