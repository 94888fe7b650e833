import type { Exchange, Method, Route } from "../../legacyRecord.ts";
import { halt } from "../../legacyRecord.ts";
import { Text } from "../answers.ts";
import {
  CoalitionEndJobDocument,
  CoalitionHeartbeatDocument,
  CoalitionPickJobDocument,
  type WorkerReport,
} from "../operations.generated.ts";
import { textLiteral } from "../python.ts";
import { type Fields, field, wholeOf } from "../values.ts";
import { coalition, text, whole } from "./common.ts";

const none = new Text("(-1, '', '', '', None)");
const ended = new Text("None");

function textIn(fields: Fields, name: string): string {
  return String(field(fields, name) ?? "");
}

/**
 * Who calls, and what it tells of its machine.
 * @throws Halt with what a worker hears that has nothing to do, for one that gives no name
 */
function reportOf({ body, ip }: Exchange, nothing: unknown): WorkerReport {
  const fields = body as Fields;
  const name = textIn(fields, "hostname");
  if (name === "") throw halt(200, nothing);
  const memory = (name: string) => {
    const sent = field(fields, name);
    return sent === undefined ? undefined : Math.max(0, wholeOf(name, sent, 0));
  };
  return {
    name,
    cpuLoad: field(fields, "load") as string | undefined,
    freeMemory: memory("free_memory"),
    totalMemory: memory("total_memory"),
    ip: ip || null,
  };
}

const machine = {
  hostname: text,
  load: { type: "string", description: "A list of per cents, as a text." },
  free_memory: { type: "integer", description: "Megabytes." },
  total_memory: { type: "integer", description: "Megabytes." },
} as const;

const foreign = {
  status: 403,
  when: "NODE_OWNERSHIP is strict, and another user registered the worker",
  code: "FORBIDDEN",
};

function form(properties: object) {
  return { type: "object", properties, required: ["hostname"] };
}

/** The worker sends POST, and GET does too. */
function both(make: (method: Method, suffix: string) => Route<Exchange>): Route[] {
  return [make("POST", ""), make("GET", ".get")] as Route[];
}

export const workRoutes: Route[] = [
  ...both((method, suffix) =>
    coalition({
      name: `worker.pickJob${suffix}`,
      method,
      path: "/workers/pickjob",
      summary: "A worker asks for a job",
      description:
        "Answers a Python tuple, which the worker evaluates: number, command, directory, user, environment. What the worker was working on goes back to the queue.",
      body: "form",
      accepts: form(machine),
      operation: CoalitionPickJobDocument,
      failures: [foreign],
      variables: (exchange) => ({ worker: reportOf(exchange, none) }),
      shape: ({ acquireNextJob: job }) =>
        job
          ? new Text(
              `(${job.pk}, ${[job.command, job.dir, job.user, job.environment ?? ""].map(textLiteral).join(", ")})`,
            )
          : none,
      // A worker that is stopped or paused is told that there is nothing for it.
      refused: ({ code }) => (code === "NODE_UNAVAILABLE" ? { status: 200, body: none } : undefined),
      answers: { description: "A Python tuple.", schema: text },
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
    }),
  ),
  ...both((method, suffix) =>
    coalition({
      name: `worker.heartbeat${suffix}`,
      method,
      path: "/workers/heartbeat",
      summary: "A worker is at its job",
      body: "form",
      accepts: form({ ...machine, jobId: whole, log: { type: "string", contentEncoding: "base64" } }),
      operation: CoalitionHeartbeatDocument,
      failures: [foreign],
      variables: (exchange) => {
        const fields = exchange.body as Fields;
        return {
          worker: reportOf(exchange, false),
          pk: Math.max(0, wholeOf("jobId", field(fields, "jobId"), 1)),
          log: textIn(fields, "log") || null,
        };
      },
      shape: ({ heartbeat }) => heartbeat.goOn,
      answers: { description: "Whether to go on; false: kill it.", schema: { type: "boolean" } },
      differences: [
        {
          what: "Progress is found by the job's own pattern and held to 0..1.",
          why: "The original never uses it, and takes 150 % (section 4.3).",
        },
        {
          what: "A job that ended otherwise stays so.",
          why: "In the original its worker's next heartbeat puts it back into the queue, for ever (section 6 a).",
        },
      ],
    }),
  ),
  ...both((method, suffix) =>
    coalition({
      name: `worker.endJob${suffix}`,
      method,
      path: "/workers/endjob",
      summary: "A worker's command has ended",
      body: "form",
      accepts: form({ hostname: text, jobId: whole, errorCode: whole }),
      operation: CoalitionEndJobDocument,
      failures: [foreign],
      variables: (exchange) => {
        const fields = exchange.body as Fields;
        return {
          worker: reportOf(exchange, ended),
          pk: Math.max(0, wholeOf("jobId", field(fields, "jobId"), 1)),
          exitCode: wholeOf("errorCode", field(fields, "errorCode"), 0),
        };
      },
      shape: () => ended,
      answers: { description: "The word None.", schema: text },
      differences: [
        {
          what: "A worker whose job was taken from it is free as soon as it reports.",
          why: "The original shows it WORKING until its next pick or heartbeat (section 4.3).",
        },
      ],
    }),
  ),
];
