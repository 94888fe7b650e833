import { z } from "zod";
import type { CoalitionJobFragment } from "../operations.generated.ts";
import { Float } from "../python.ts";
import { epoch, flag, flagSchema, idsSchema, int64 } from "../shared.ts";

export const jobSchema = z.object({
  id: z.int(),
  parent: z.int().describe("0 at the top."),
  title: z.string(),
  command: z.string().describe("Empty for a group."),
  dir: z.string(),
  environment: z.string(),
  state: z.enum(["WAITING", "PENDING", "WORKING", "FINISHED", "ERROR", "PAUSED"]),
  paused: flagSchema,
  worker: z.string().describe("Who worked on it last."),
  start_time: z.int().describe("Seconds since 1970; 0 for never."),
  duration: z.int().describe("Seconds."),
  run_done: z.int(),
  timeout: z.int(),
  priority: z.int().min(0).max(255),
  affinity: z.string(),
  affinity_bits: int64,
  user: z.string(),
  finished: z.int(),
  errors: z.int(),
  working: z.int(),
  total: z.int(),
  total_finished: z.int(),
  total_errors: z.int(),
  total_working: z.int(),
  url: z.string(),
  progress: z.number().min(0).max(1).nullable() as unknown as z.ZodType<unknown, Float | null>,
  progress_pattern: z.string(),
  h_affinity: int64,
  h_priority: z.number() as unknown as z.ZodType<unknown, bigint | Float>,
  h_paused: flagSchema,
  h_depth: z.int(),
});
export const wholeJobSchema = jobSchema.extend({ dependencies: z.array(z.int()) });

/**
 * A job as the original shows it (docs/apis/coalition.md section 2). `raw` rows are those of the page's own queries and
 * of dependencies: state, affinity and duration as they are stored.
 */
export function job(one: CoalitionJobFragment, raw = false) {
  // The original knows no cancelling.
  const state = one.state === "CANCELLED" ? "ERROR" : one.state;
  return {
    id: one.number,
    parent: one.parentNumber ?? 0,
    title: one.title,
    command: one.summary,
    dir: one.dir,
    environment: one.environment ?? "",
    state: one.paused && !raw ? ("PAUSED" as const) : state,
    paused: flag(one.paused),
    worker: one.lastNodeName,
    start_time: epoch(one.lastStartedAt),
    duration: raw ? one.duration : one.elapsed,
    run_done: one.runDone,
    timeout: one.timeout,
    priority: one.priority,
    affinity: raw ? one.affinity : one.affinityNames,
    affinity_bits: BigInt(one.affinityBits),
    user: one.onBehalfOf,
    finished: one.counts.finished,
    errors: one.counts.errors,
    working: one.counts.working,
    total: one.counts.total,
    total_finished: one.counts.totalFinished,
    total_errors: one.counts.totalErrors,
    total_working: one.counts.totalWorking,
    url: one.url,
    progress: one.progress === null ? null : new Float(Math.round(one.progress * 1e6) / 1e6),
    progress_pattern: one.progressPattern,
    h_affinity: BigInt(one.effectiveAffinity),
    h_priority: priority(one.priorityPath),
    h_paused: flag(one.blocked),
    h_depth: one.depth,
  } as const;
}

/** The path of priorities as one number of 64 bits; the original keeps those beyond 63 bits as floats. */
function priority(path: string): bigint | Float {
  const number = BigInt(`0x${path}`);
  return number < 2n ** 63n ? number : new Float(Number(number));
}

/** A number, or a text of digits as the page's forms send it. */
const numberSchema = z.union([z.int(), z.string()]);

const fields = z
  .object({
    title: z.string(),
    command: z.string().describe("Empty makes a group."),
    dir: z.string().describe("Where the command runs."),
    environment: z.string().describe("NAME=value, parted by a backslash and an n."),
    env: z.string().describe("The same; the page sends this."),
    timeout: numberSchema.describe("Seconds of work allowed; 0 for no limit."),
    priority: numberSchema.describe("Limited to 0..255."),
    retry: numberSchema.describe("How often it is tried again after an error."),
    affinity: z.string().describe("A comma list of names or #n; an unknown name takes a free slot."),
    user: z.string(),
    url: z.string().describe("Shown as a link."),
    progress_pattern: z
      .string()
      .describe("%percent or %one in a regular expression; PROGRESS:%percent when empty."),
    parent: numberSchema.describe("The group's number; 0 for the top."),
    dependencies: z
      .union([idsSchema, z.string().describe("All numbers in it.")])
      .describe("The jobs it waits for."),
    paused: z.union([z.boolean(), z.int(), z.string()]).describe("Holds it back."),
  })
  .partial();

/** What PUT /api/jobs takes. */
export const newJobSchema = fields.extend({
  state: z.string().describe("PAUSED holds it back; anything else is passed over.").optional(),
});

/** What POST /api/jobs takes: jobs' numbers, each with what is to change. */
export const jobEditsSchema = z.record(
  z.string(),
  z.strictObject({
    ...fields.shape,
    state: z.enum(["WAITING", "PENDING", "PAUSED", "FINISHED", "ERROR", ""]).optional(),
  }),
);

/** What the addjob calls take. */
export const addjobSchema = z
  .object({
    parent: z.int(),
    title: z.string(),
    cmd: z.string(),
    command: z.string(),
    dir: z.string(),
    env: z.string(),
    priority: z.int(),
    timeout: z.int(),
    affinity: z.string(),
    dependencies: z.string().describe("All numbers in it."),
    localprogress: z.string().describe("The progress pattern."),
    url: z.string(),
    user: z.string(),
    state: z.string().describe("PAUSED holds it back."),
  })
  .partial();
