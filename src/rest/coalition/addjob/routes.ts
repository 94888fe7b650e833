import type { FacadeRouter } from "../../context.ts";
import type { Differences } from "../../metadata.ts";
import { operation } from "../../route.ts";
import { addJob } from "../jobs/routes.ts";
import { newJobSchema } from "../jobs/schemas.ts";

/** The values of absent fields in these calls (docs/apis/coalition.md section 3). */
const defaults = { title: "New job", dir: ".", timeout: 0 };
const served = { "It is served.": "The original's own control.py calls it and gets a 404 (section 4.4)." };
const noEnvironment = { "An absent env is empty.": "The original stores the text None (section 3)." };

/** Takes fields of the query or a form; for scripts older than the JSON API. */
function addjob(name: string, differences: Differences) {
  return operation({
    ...addJob(defaults),
    name,
    summary: "Add a job (old)",
    body: "form",
    accepts: newJobSchema,
    deprecated: "PUT /api/jobs",
    differences,
  });
}

export function addjobRoutes(router: FacadeRouter): void {
  router.post("/xmlrpc/addjob", addjob("old.xmlrpcAddJob", noEnvironment));
  router.get("/xmlrpc/addjob", addjob("old.xmlrpcAddJob.get", noEnvironment));
  router.get("/json/addjob", addjob("old.jsonAddJob", served));
  router.post("/json/addjob", addjob("old.jsonAddJob.post", served));
}
