import type { Difference, Exchange, Tools } from "../../legacyRecord.ts";
import {
  type Failure,
  type JsonSchema,
  type Parameter,
  type Route,
  type RouteRecord,
  route,
} from "../../legacyRecord.ts";
import { CoalitionKnownJobsDocument } from "../operations.generated.ts";

/** A Coalition route as its file writes it: what all of them share is filled in by `coalition`. */
export type CoalitionRoute<D, V> = Omit<
  RouteRecord<D, V, Exchange>,
  "status" | "failures" | "since" | "notes" | "body" | "who" | "aliases"
> & {
  readonly body?: "json" | "form";
  readonly failures?: readonly Failure[];
  readonly differences?: readonly Difference[];
  /** Who may; any user unless told. */
  readonly who?: string;
};

const badInput: Difference = {
  what: "What the caller got wrong is a 4xx with a sentence.",
  why: "The original answers 500 with a page that says nothing (section 1).",
};

/** Fills in what all Coalition routes share: 200, and the page's twin of every path under /api. */
export function coalition<D, V>(record: CoalitionRoute<D, V>): Route<Exchange> {
  const { failures = [], differences = [], body = "none", who = "any user", ...rest } = record;
  const takes = body !== "none" || (rest.parameters && Object.values(rest.parameters).some(isQuery));
  return route<D, V, Exchange>({
    ...rest,
    ...(rest.path.startsWith("/api/") ? { aliases: [rest.path.replace("/api/", "/api/webfrontend/")] } : {}),
    body,
    who,
    status: 200,
    since: "4",
    answers: { type: "text/html", ...rest.answers },
    failures: [
      {
        status: 401,
        when: "wrong credentials, or none, where COALITION_ANONYMOUS does not let callers in",
        code: "UNAUTHENTICATED",
      },
      ...(takes ? [{ status: 400, when: "a value can't be read" }] : []),
      ...(rest.method === "GET" ? [{ status: 404, when: "the method is HEAD" }] : []),
      ...(body === "none" ? [] : [{ status: 413, when: "the body is too large" }]),
      ...failures,
    ],
    notes: { differences: [...(takes ? [badInput] : []), ...differences] },
  });
}

function isQuery(one: Parameter): boolean {
  return one.in === "query";
}

/** Rows that a list answers at most; the original's lists have no end. */
export const rowsAtMost = 1_000_000;

export const id: Parameter = {
  in: "path",
  description: "The job's number.",
  schema: { type: "integer", minimum: 0 },
  pattern: "[0-9]+",
  example: "4",
  required: true,
};

export function query(description: string, example: string, schema: JsonSchema, required = false): Parameter {
  return { in: "query", description, example, schema, required };
}

/** The path's number; one that no job can have is 0, which none has. */
export function idIn({ params }: Exchange): number {
  const number = Number(params.id);
  return number <= 2 ** 31 - 1 ? number : 0;
}

/** What every call that only does something answers. */
export const done = { description: "Done.", schema: { type: "integer", const: 1 } } as const;

export const text: JsonSchema = { type: "string" };
export const whole: JsonSchema = { type: "integer" };
export const listOf = (items: JsonSchema): JsonSchema => ({ type: "array", items });
export const ids = listOf({ anyOf: [whole, text] });
export const names = listOf(text);

const flag: JsonSchema = { type: "integer", enum: [0, 1] };

function object(properties: Readonly<Record<string, JsonSchema>>): JsonSchema {
  return { type: "object", properties, required: Object.keys(properties) };
}

export const jobProperties = {
  id: whole,
  parent: { type: "integer", description: "0 at the top." },
  title: text,
  command: { type: "string", description: "Empty for a group." },
  dir: text,
  environment: text,
  state: { type: "string", enum: ["WAITING", "PENDING", "WORKING", "FINISHED", "ERROR", "PAUSED"] },
  paused: flag,
  worker: { type: "string", description: "Who worked on it last." },
  start_time: { type: "integer", description: "Seconds since 1970; 0 for never." },
  duration: { type: "integer", description: "Seconds." },
  run_done: whole,
  timeout: whole,
  priority: { type: "integer", minimum: 0, maximum: 255 },
  affinity: text,
  affinity_bits: whole,
  user: text,
  finished: whole,
  errors: whole,
  working: whole,
  total: whole,
  total_finished: whole,
  total_errors: whole,
  total_working: whole,
  url: text,
  progress: { anyOf: [{ type: "number", minimum: 0, maximum: 1 }, { type: "null" }] },
  progress_pattern: text,
  h_affinity: whole,
  h_priority: { type: "number" },
  h_paused: flag,
  h_depth: whole,
} as const satisfies Record<string, JsonSchema>;

export const jobSchema = object(jobProperties);
export const wholeJobSchema = object({ ...jobProperties, dependencies: listOf(whole) });

export const workerSchema = object({
  name: text,
  ip: text,
  affinity: { type: "string", description: "Lines in order of preference." },
  state: { type: "string", enum: ["WAITING", "WORKING", "TIMEOUT"] },
  ping_time: { type: "integer", description: "Seconds since 1970 of its last call." },
  finished: whole,
  error: whole,
  last_job: whole,
  current_event: whole,
  cpu: { type: "string", description: "A list of per cents, as a text." },
  free_memory: { type: "integer", description: "Megabytes." },
  total_memory: { type: "integer", description: "Megabytes." },
  active: flag,
  start_time: { type: "number", description: "Seconds since 1970 of its first call." },
});

export const eventSchema = object({
  id: whole,
  worker: text,
  job_id: whole,
  job_title: text,
  state: { type: "string", enum: ["WORKING", "FINISHED", "ERROR"] },
  start: { type: "integer", description: "Seconds since 1970." },
  duration: { type: "integer", description: "Seconds; 0 while it runs." },
});

export interface Known {
  /** Numbers that a job has, deleted or not. */
  ever: number[];
  /** Of these the live ones. */
  live: number[];
}

/** Of some numbers those that jobs have: the original passes over the others without a word. */
export async function known(pks: readonly number[], { run }: Tools): Promise<Known> {
  const found: Known = { ever: [], live: [] };
  for (let at = 0; at < pks.length; at += 1_000) {
    const some = pks.slice(at, at + 1_000);
    const { jobs } = await run(CoalitionKnownJobsDocument, { pks: some, first: some.length });
    for (const { pk, deletedAt } of jobs.nodes) {
      found.ever.push(pk);
      if (deletedAt === null) found.live.push(pk);
    }
  }
  return found;
}

export const knownJobs = CoalitionKnownJobsDocument;
