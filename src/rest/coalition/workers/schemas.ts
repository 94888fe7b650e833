import { z } from "zod";
import type { CoalitionEventsQuery, CoalitionWorkersQuery } from "../operations.generated.ts";
import { Float } from "../python.ts";
import { epoch, flag, flagSchema, float, int64 } from "../shared.ts";

const megabytes = int64.describe("Megabytes.");

export const workerSchema = z.object({
  name: z.string(),
  ip: z.string(),
  affinity: z.string().describe("Lines in order of preference."),
  state: z.enum(["WAITING", "WORKING", "TIMEOUT"]),
  ping_time: z.int().describe("Seconds since 1970 of its last call."),
  finished: z.int(),
  error: z.int(),
  last_job: z.int(),
  current_event: z.int(),
  cpu: z.string().describe("A list of per cents, as a text."),
  free_memory: megabytes,
  total_memory: megabytes,
  active: flagSchema,
  start_time: float.describe("Seconds since 1970 of its first call."),
});

type Worker = CoalitionWorkersQuery["computeNodes"]["nodes"][number];

/** A node as the original shows a worker (docs/apis/coalition.md section 2). */
export function worker(one: Worker) {
  return {
    name: one.name,
    ip: one.ip ?? "",
    affinity: one.affinity,
    state: one.timedOutAt !== null ? "TIMEOUT" : one.currentJobNumber !== null ? "WORKING" : "WAITING",
    ping_time: epoch(one.lastSeenAt),
    finished: one.finished,
    error: one.errors,
    last_job: one.lastJobNumber ?? -1,
    current_event: one.lastRunNumber ?? -1,
    cpu: one.cpuLoad,
    free_memory: BigInt(one.freeMemory),
    total_memory: BigInt(one.totalMemory),
    active: flag(one.active),
    start_time: new Float(Date.parse(one.createdAt) / 1000),
  } as const;
}

export const eventSchema = z.object({
  id: z.int(),
  worker: z.string(),
  job_id: z.int(),
  job_title: z.string(),
  state: z.enum(["WORKING", "FINISHED", "ERROR"]),
  start: z.int().describe("Seconds since 1970."),
  duration: z.int().describe("Seconds; 0 while it runs."),
});

type Run = CoalitionEventsQuery["recentRuns"][number];

/** The original closes an event only by endjob; here a killed, lost or timed-out attempt has ended too (section 6 d). */
export function event(one: Run) {
  const state = one.outcome === "RUNNING" ? "WORKING" : one.outcome === "FINISHED" ? "FINISHED" : "ERROR";
  return {
    id: one.number,
    worker: one.nodeName,
    job_id: one.jobNumber ?? 0,
    job_title: one.jobTitle,
    state,
    start: epoch(one.startedAt),
    duration: one.duration,
  } as const;
}

/** What POST /api/workers takes: workers' names, each with what is to change. */
export const workerEditsSchema = z.record(
  z.string(),
  z
    .object({
      affinity: z.string().describe("Lines in order of preference; empty for none."),
      active: z.union([z.int(), z.boolean(), z.string()]).describe("Whether it is given jobs."),
    })
    .partial(),
);

/** Affinities' names by number; empty for those without one. */
export const affinitiesSchema = z.record(z.string(), z.string());
