import { z } from "zod";
import { pythonFloat } from "../../../json.ts";
import { view } from "../../schemas.ts";
import type { CoalitionEventsQuery, CoalitionWorkersQuery } from "../operations.generated.ts";
import { epoch, flag, flagSchema, float, int64 } from "../shared.ts";
import { text, whole } from "../values.ts";

type Worker = CoalitionWorkersQuery["computeNodes"]["nodes"][number];

const megabytes = int64.describe("Megabytes.");

/** A node as the original shows a worker (docs/apis/coalition.md section 2). */
export const worker = view<Worker>()({
  name: [z.string(), (one) => one.name],
  ip: [z.string(), (one) => one.ip ?? ""],
  affinity: [z.string().describe("Lines in order of preference."), (one) => one.affinity],
  state: [
    z.enum(["WAITING", "WORKING", "TIMEOUT"]),
    (one) => (one.timedOutAt !== null ? "TIMEOUT" : one.currentJobNumber !== null ? "WORKING" : "WAITING"),
  ],
  ping_time: [z.int().describe("Seconds since 1970 of its last call."), (one) => epoch(one.lastSeenAt)],
  finished: [z.int(), (one) => one.finished],
  error: [z.int(), (one) => one.errors],
  last_job: [z.int(), (one) => one.lastJobNumber ?? -1],
  current_event: [z.int(), (one) => one.lastRunNumber ?? -1],
  cpu: [z.string().describe("A list of per cents, as a text."), (one) => one.cpuLoad],
  free_memory: [megabytes, (one) => BigInt(one.freeMemory)],
  total_memory: [megabytes, (one) => BigInt(one.totalMemory)],
  active: [flagSchema, (one) => flag(one.active)],
  start_time: [
    float.describe("Seconds since 1970 of its first call."),
    (one) => pythonFloat(Date.parse(one.createdAt) / 1000),
  ],
});

type Run = CoalitionEventsQuery["recentRuns"][number];

/** The original ends an event only by endjob; here a killed, lost or timed-out attempt has ended too (section 6 d). */
export const event = view<Run>()({
  id: [z.int(), (run) => run.number],
  worker: [z.string(), (run) => run.nodeName],
  job_id: [z.int(), (run) => run.jobNumber ?? 0],
  job_title: [z.string(), (run) => run.jobTitle],
  state: [
    z.enum(["WORKING", "FINISHED", "ERROR"]),
    ({ outcome }) => (outcome === "RUNNING" ? "WORKING" : outcome === "FINISHED" ? "FINISHED" : "ERROR"),
  ],
  start: [z.int().describe("Seconds since 1970."), (run) => epoch(run.startedAt)],
  duration: [z.int().describe("Seconds; 0 while it runs."), (run) => Math.floor(run.duration)],
});

/** What can be changed of a worker. */
export const workerEditSchema = z
  .strictObject({
    affinity: text.describe("Lines in order of preference; empty for none."),
    active: whole.meta({ type: ["integer", "boolean", "string"] }).describe("Whether it is given jobs."),
  })
  .partial();

/** Affinities' names by number; empty for those without one. */
export const affinitiesSchema = z.record(z.string(), z.string());
