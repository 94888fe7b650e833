import { z } from "zod";
import type { FacadeRouter } from "../../context.ts";
import { operation } from "../../route.ts";
import { Text } from "../errors.ts";
import * as graph from "../operations.generated.ts";
import { textLiteral } from "../python.ts";
import { ok } from "../shared.ts";
import { endForm, formOf, heartbeatForm, reportForm, reportOf, textSchema } from "./schemas.ts";

const none = new Text("(-1, '', '', '', None)");
const ended = new Text("None");

const foreign = {
  status: 403,
  when: "NODE_OWNERSHIP is strict, and another user registered the worker",
  code: "FORBIDDEN",
};

/** The number of the job that a worker is at. */
const jobIn = ({ jobId = 1 }: { jobId?: number | undefined }) => Math.max(0, jobId);

const pickJob = (name: string) =>
  operation({
    name,
    summary: "A worker asks for a job",
    description:
      "Answers a Python tuple, which the worker evaluates: number, command, directory, user, environment. What the worker was working on goes back to the queue.",
    body: "form",
    accepts: reportForm,
    operation: graph.CoalitionPickJobDocument,
    variables: (ctx) => ({ worker: reportOf(ctx, formOf(ctx, reportForm, none)) }),
    response: ok("A Python tuple.", textSchema),
    respond: ({ acquireNextJob: { job } }) => {
      if (!job) return none;
      const texts = [job.command, job.dir, job.onBehalfOf, job.environment ?? ""].map(textLiteral);
      return new Text(`(${job.number}, ${texts.join(", ")})`);
    },
    // A stopped or paused worker gets no job.
    refused: ({ code }) => (code === "NODE_UNAVAILABLE" ? { status: 200, body: none } : undefined),
    failures: [foreign],
    differences: {
      "A worker without a name is given nothing, and is not made.":
        "The original makes a worker whose name is empty.",
      "A job needs the affinity of the groups around it as well as its own.":
        "In the original any worker takes a child that names none (section 6 e).",
      "Jobs and workers time out by a clock, and the attempt's event is closed then.":
        "The original looks only when somebody calls, and leaves the event WORKING (section 6 d and f).",
    },
  });

const heartbeat = (name: string) =>
  operation({
    name,
    summary: "A worker is at its job",
    body: "form",
    accepts: heartbeatForm,
    operation: graph.CoalitionHeartbeatDocument,
    variables: (ctx) => {
      const form = formOf(ctx, heartbeatForm, false);
      return { worker: reportOf(ctx, form), pk: jobIn(form), log: form.log || null };
    },
    response: ok("Whether to go on; false: kill it.", z.boolean()),
    respond: ({ heartbeat }) => heartbeat.shouldContinue,
    failures: [foreign],
    differences: {
      "Progress is found by the job's own pattern and limited to 0..1.":
        "The original never uses it, and takes 150 % (section 4.3).",
      "A job that ended otherwise stays so.":
        "In the original its worker's next heartbeat puts it back into the queue, for ever (section 6 a).",
    },
  });

const endJob = (name: string) =>
  operation({
    name,
    summary: "A worker's command has ended",
    body: "form",
    accepts: endForm,
    operation: graph.CoalitionEndJobDocument,
    variables: (ctx) => {
      const form = formOf(ctx, endForm, ended);
      return { worker: reportOf(ctx, form), pk: jobIn(form), exitCode: form.errorCode ?? 0 };
    },
    response: ok("The word None.", textSchema),
    respond: () => ended,
    failures: [foreign],
    differences: {
      "A worker whose job was taken from it is free as soon as it reports.":
        "The original shows it WORKING until its next pick or heartbeat (section 4.3).",
    },
  });

/** The calls of the worker, which sends POST; the original takes GET too. */
export function workerCallRoutes(router: FacadeRouter): void {
  router.post("/workers/pickjob", pickJob("worker.pickJob"));
  router.get("/workers/pickjob", pickJob("worker.pickJob.get"));
  router.post("/workers/heartbeat", heartbeat("worker.heartbeat"));
  router.get("/workers/heartbeat", heartbeat("worker.heartbeat.get"));
  router.post("/workers/endjob", endJob("worker.endJob"));
  router.get("/workers/endjob", endJob("worker.endJob.get"));
}
