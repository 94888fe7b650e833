import { z } from "zod";
import type { FacadeRouter } from "../../context.ts";
import { Text } from "../errors.ts";
import {
  CoalitionEndJobDocument,
  CoalitionHeartbeatDocument,
  CoalitionPickJobDocument,
} from "../operations.generated.ts";
import { textLiteral } from "../python.ts";
import { operation } from "../route.ts";
import { ok } from "../shared.ts";
import { type Fields, field, wholeOf } from "../values.ts";
import { endForm, heartbeatForm, jobIn, reportForm, reportOf, textIn, textSchema } from "./schemas.ts";

const none = new Text("(-1, '', '', '', None)");
const ended = new Text("None");

const foreign = {
  status: 403,
  when: "NODE_OWNERSHIP is strict, and another user registered the worker",
  code: "FORBIDDEN",
};

const pickJob = (name: string) =>
  operation({
    name,
    summary: "A worker asks for a job",
    description:
      "Answers a Python tuple, which the worker evaluates: number, command, directory, user, environment. What the worker was working on goes back to the queue.",
    body: "form",
    accepts: reportForm,
    operation: CoalitionPickJobDocument,
    variables: (ctx) => ({ worker: reportOf(ctx, none) }),
    response: ok("A Python tuple.", textSchema),
    respond: ({ acquireNextJob: { job } }) => {
      if (!job) return none;
      const texts = [job.command, job.dir, job.onBehalfOf, job.environment ?? ""].map(textLiteral);
      return new Text(`(${job.number}, ${texts.join(", ")})`);
    },
    // A worker that is stopped or paused is told that there is nothing for it.
    refused: ({ code }) => (code === "NODE_UNAVAILABLE" ? { status: 200, body: none } : undefined),
    failures: [foreign],
    differences: [
      {
        what: "A worker without a name is given nothing, and is not made.",
        why: "The original makes a worker whose name is empty.",
      },
      {
        what: "A job needs the affinity of the groups around it as well as its own.",
        why: "In the original any worker takes a child that names none (section 6 e).",
      },
      {
        what: "Jobs and workers time out by a clock, and the attempt's event is closed then.",
        why: "The original looks only when somebody calls, and leaves the event WORKING (section 6 d and f).",
      },
    ],
  });

const heartbeat = (name: string) =>
  operation({
    name,
    summary: "A worker is at its job",
    body: "form",
    accepts: heartbeatForm,
    operation: CoalitionHeartbeatDocument,
    variables: (ctx) => ({
      worker: reportOf(ctx, false),
      pk: jobIn(ctx),
      log: textIn(ctx, "log") || null,
    }),
    response: ok("Whether to go on; false: kill it.", z.boolean()),
    respond: ({ heartbeat }) => heartbeat.shouldContinue,
    failures: [foreign],
    differences: [
      {
        what: "Progress is found by the job's own pattern and limited to 0..1.",
        why: "The original never uses it, and takes 150 % (section 4.3).",
      },
      {
        what: "A job that ended otherwise stays so.",
        why: "In the original its worker's next heartbeat puts it back into the queue, for ever (section 6 a).",
      },
    ],
  });

const endJob = (name: string) =>
  operation({
    name,
    summary: "A worker's command has ended",
    body: "form",
    accepts: endForm,
    operation: CoalitionEndJobDocument,
    variables: (ctx) => ({
      worker: reportOf(ctx, ended),
      pk: jobIn(ctx),
      exitCode: wholeOf("errorCode", field(ctx.state.body as Fields, "errorCode"), 0),
    }),
    response: ok("The word None.", textSchema),
    respond: () => ended,
    failures: [foreign],
    differences: [
      {
        what: "A worker whose job was taken from it is free as soon as it reports.",
        why: "The original shows it WORKING until its next pick or heartbeat (section 4.3).",
      },
    ],
  });

/** What the worker calls. It sends POST, and GET does too. */
export function workerCallRoutes(router: FacadeRouter): void {
  router.post("/workers/pickjob", pickJob("worker.pickJob"));
  router.get("/workers/pickjob", pickJob("worker.pickJob.get"));
  router.post("/workers/heartbeat", heartbeat("worker.heartbeat"));
  router.get("/workers/heartbeat", heartbeat("worker.heartbeat.get"));
  router.post("/workers/endjob", endJob("worker.endJob"));
  router.get("/workers/endjob", endJob("worker.endJob.get"));
}
