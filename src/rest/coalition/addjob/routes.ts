import type { FacadeRouter } from "../../context.ts";
import { addJob } from "../jobs/addJob.ts";
import { addjobSchema } from "../jobs/schemas.ts";
import { operation } from "../route.ts";

/** What these calls take a field for that is left out (docs/apis/coalition.md section 3). */
const defaults = { title: "New job", dir: ".", timeout: 0 };
const served = {
  what: "It is served.",
  why: "The original's own control.py calls it and gets a 404 (section 4.4).",
};
const noEnvironment = {
  what: "An absent env is empty.",
  why: "The original stores the text None (section 3).",
};

/** Fields in the query or a form, a number out: for scripts older than the JSON API. */
function addjob(name: string, difference: typeof served) {
  return operation({
    ...addJob(defaults),
    name,
    summary: "Add a job (old)",
    body: "form",
    accepts: addjobSchema,
    deprecated: "PUT /api/jobs",
    differences: [difference],
  });
}

export function addjobRoutes(router: FacadeRouter): void {
  router.post("/xmlrpc/addjob", addjob("old.xmlrpcAddJob", noEnvironment));
  router.get("/xmlrpc/addjob", addjob("old.xmlrpcAddJob.get", noEnvironment));
  router.get("/json/addjob", addjob("old.jsonAddJob", served));
  router.post("/json/addjob", addjob("old.jsonAddJob.post", served));
}
