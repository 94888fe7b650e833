import { z } from "zod";
import { type JsonText, pythonFloat } from "../../../json.ts";
import { view, writtenAs } from "../../schemas.ts";
import type { CoalitionJobFragment } from "../operations.generated.ts";
import { epoch, flag, flagSchema, int64 } from "../shared.ts";
import { dependencies, number, sqlText, text, yes } from "../values.ts";

/** Rows of the page's own queries and of dependencies are `raw`: state, affinity and duration as they are stored. */
const jobView = (raw: boolean) =>
  view<CoalitionJobFragment>()({
    id: [z.int(), (job) => job.number],
    parent: [z.int().describe("0 at the top."), (job) => job.parentNumber ?? 0],
    title: [z.string(), (job) => job.title],
    command: [z.string().describe("Empty for a group."), (job) => job.summary],
    dir: [z.string(), (job) => job.dir],
    environment: [z.string(), (job) => job.environment ?? ""],
    state: [
      z.enum(["WAITING", "PENDING", "WORKING", "FINISHED", "ERROR", "PAUSED"]),
      // The original has no state for a cancelled job.
      ({ state, paused }) => (paused && !raw ? "PAUSED" : state === "CANCELLED" ? "ERROR" : state),
    ],
    paused: [flagSchema, (job) => flag(job.paused)],
    worker: [z.string().describe("Who worked on it last."), (job) => job.lastNodeName],
    start_time: [z.int().describe("Seconds since 1970; 0 for never."), (job) => epoch(job.lastStartedAt)],
    duration: [z.int().describe("Seconds."), (job) => (raw ? Math.floor(job.duration) : job.elapsed)],
    run_done: [z.int(), (job) => job.runDone],
    timeout: [z.int(), (job) => job.timeout],
    priority: [z.int().min(0).max(255), (job) => job.priority],
    affinity: [z.string(), (job) => (raw ? job.affinity : job.affinityNames)],
    affinity_bits: [int64, (job) => BigInt(job.affinityBits)],
    user: [z.string(), (job) => job.onBehalfOf],
    finished: [z.int(), (job) => job.counts.finished],
    errors: [z.int(), (job) => job.counts.errors],
    working: [z.int(), (job) => job.counts.working],
    total: [z.int(), (job) => job.counts.total],
    total_finished: [z.int(), (job) => job.counts.totalFinished],
    total_errors: [z.int(), (job) => job.counts.totalErrors],
    total_working: [z.int(), (job) => job.counts.totalWorking],
    url: [z.string(), (job) => job.url],
    progress: [
      writtenAs<JsonText | null>(z.number().min(0).max(1).nullable()),
      ({ progress }) => (progress === null ? null : pythonFloat(Math.round(progress * 1e6) / 1e6)),
    ],
    progress_pattern: [z.string(), (job) => job.progressPattern],
    h_affinity: [int64, (job) => BigInt(job.effectiveAffinity)],
    h_priority: [writtenAs<bigint | JsonText>(z.number()), (job) => priority(job.priorityPath)],
    h_paused: [flagSchema, (job) => flag(job.blocked)],
    h_depth: [z.int(), (job) => job.depth],
  });

/** A job as the original shows it (docs/apis/coalition.md section 2). */
export const job = jobView(false);
export const rawJob = jobView(true);

type WholeJob = ReturnType<typeof job> & { readonly dependencies: readonly number[] };
export const wholeJobSchema = writtenAs<WholeJob>(job.schema.extend({ dependencies: z.array(z.int()) }));

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
