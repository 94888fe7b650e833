import type { Exchange, Method, Route, Tools } from "../../legacyRecord.ts";
import { addInput, type Defaults } from "../input.ts";
import { CoalitionAddJobDocument } from "../operations.generated.ts";
import type { Fields } from "../values.ts";
import { coalition, known, knownJobs, text, whole } from "./common.ts";

/** What the old calls take a field for that is left out (docs/apis/coalition.md section 3). */
const defaults: Defaults = { title: "New job", dir: ".", timeout: 0 };

async function add(exchange: Exchange, tools: Tools) {
  const input = addInput(exchange.body as Fields, defaults);
  const { ever } = await known(input.dependencies, tools);
  const { createCommandJob } = await tools.run(CoalitionAddJobDocument, {
    input: { ...input, dependencies: ever },
  });
  return { status: 200, body: createCommandJob.pk };
}

const fields = {
  parent: whole,
  title: text,
  cmd: text,
  command: text,
  dir: text,
  env: text,
  priority: whole,
  timeout: whole,
  affinity: text,
  dependencies: { type: "string", description: "All numbers in it." },
  localprogress: { type: "string", description: "The progress pattern." },
  url: text,
  user: text,
  state: { type: "string", description: "PAUSED holds it back." },
};

/** Fields in the query or a form, a number out: for scripts older than the JSON API. */
function addJob(name: string, path: string, method: Method): Route {
  return coalition({
    name,
    method,
    path,
    summary: "Add a job (old)",
    body: "form",
    accepts: { type: "object", properties: fields },
    operation: CoalitionAddJobDocument,
    others: [knownJobs],
    variables: () => {
      throw new Error("handled");
    },
    shape: () => undefined,
    handle: add,
    answers: { description: "The new job's number.", schema: whole },
    failures: [{ status: 404, when: "the parent is no job", code: "NOT_FOUND" }],
    deprecated: "PUT /api/jobs",
    ...(path.startsWith("/json")
      ? {
          differences: [
            {
              what: "It is served.",
              why: "The original's own control.py calls it and gets a 404 (section 4.4).",
            },
          ],
        }
      : {
          differences: [
            { what: "An absent env is empty.", why: "The original stores the text None (section 3)." },
          ],
        }),
  }) as Route;
}

export const oldRoutes: Route[] = [
  addJob("old.xmlrpcAddJob", "/xmlrpc/addjob", "POST"),
  addJob("old.xmlrpcAddJob.get", "/xmlrpc/addjob", "GET"),
  addJob("old.jsonAddJob", "/json/addjob", "GET"),
  addJob("old.jsonAddJob.post", "/json/addjob", "POST"),
];
