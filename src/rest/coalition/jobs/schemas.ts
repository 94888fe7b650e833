import { z } from "zod";
import { type JsonText, pythonFloat } from "../../../json.ts";
import { writtenAs } from "../../schemas.ts";
import type { CoalitionJobFragment } from "../operations.generated.ts";
import { epoch, flag, flagSchema, int64 } from "../shared.ts";
import { dependencies, number, sqlText, text, yes } from "../values.ts";

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
  progress: writtenAs<JsonText | null>(z.number().min(0).max(1).nullable()),
  progress_pattern: z.string(),
  h_affinity: int64,
  h_priority: writtenAs<bigint | JsonText>(z.number()),
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
    id: one.pk,
    parent: one.parentPk ?? 0,
    title: one.title,
    command: one.what,
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
    user: one.user,
    finished: one.counts.finished,
    errors: one.counts.errors,
    working: one.counts.working,
    total: one.counts.total,
    total_finished: one.counts.totalFinished,
    total_errors: one.counts.totalErrors,
    total_working: one.counts.totalWorking,
    url: one.url,
    progress: one.progress === null ? null : pythonFloat(Math.round(one.progress * 1e6) / 1e6),
    progress_pattern: one.progressPattern,
    h_affinity: BigInt(one.effectiveAffinity),
    h_priority: priority(one.priorityPath),
    h_paused: flag(one.blocked),
    h_depth: one.depth,
  } as const;
}

/** The path of priorities as one number of 64 bits; the original keeps those beyond 63 bits as floats. */
function priority(path: string): bigint | JsonText {
  const number = BigInt(`0x${path}`);
  return number < 2n ** 63n ? number : pythonFloat(Number(number));
}

/** The fields of a job that callers set. */
const fieldsWith = (text: z.ZodType<string>) => ({
  title: text,
  command: text.describe("Empty makes a group."),
  dir: text.describe("Where the command runs."),
  environment: text.describe("NAME=value, parted by a backslash and an n."),
  env: text.describe("The same; the page sends this."),
  timeout: number.describe("Seconds of work allowed; 0 for no limit."),
  priority: number.describe("Limited to 0..255."),
  retry: number.describe("How often it is tried again after an error."),
  affinity: text.describe("A comma list of names or #n; an unknown name takes a free slot."),
  user: text,
  url: text.describe("Shown as a link."),
  progress_pattern: text.describe("%percent or %one in a regular expression; PROGRESS:%percent when empty."),
  parent: number.describe("The group's number; 0 for the top."),
  dependencies: dependencies.describe("The jobs it waits for."),
  paused: yes.describe("Holds it back."),
});

/** What PUT /api/jobs and the addjob calls take. */
export const newJobSchema = z
  .object({
    ...fieldsWith(text),
    cmd: text.describe("The command, when that is absent."),
    localprogress: text.describe("The progress pattern, when that is absent."),
    state: text.describe("PAUSED holds it back; anything else is passed over."),
  })
  .partial();

/** What can be changed of a job. */
export const jobEditSchema = z
  .strictObject({
    ...fieldsWith(sqlText),
    state: text.meta({ enum: ["WAITING", "PENDING", "PAUSED", "FINISHED", "ERROR", ""] }),
  })
  .partial();
