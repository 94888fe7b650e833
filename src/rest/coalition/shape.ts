import type {
  CoalitionEventsQuery,
  CoalitionJobFragment,
  CoalitionWorkersQuery,
} from "./operations.generated.ts";
import { Float } from "./python.ts";

/** Seconds since 1970; 0 for never. */
function epoch(at: string | null): number {
  return at === null ? 0 : Math.floor(Date.parse(at) / 1000);
}

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
    state: one.paused && !raw ? "PAUSED" : state,
    paused: Number(one.paused),
    worker: one.lastNodeName,
    start_time: epoch(one.lastStartedAt),
    duration: raw ? one.duration : one.elapsed,
    run_done: one.runDone,
    timeout: one.timeout,
    priority: one.priority,
    affinity: raw ? one.affinity : one.affinityNames,
    affinity_bits: BigInt(one.affinityBits),
    user: one.user,
    finished: one.finished,
    errors: one.errors,
    working: one.working,
    total: one.total,
    total_finished: one.totalFinished,
    total_errors: one.totalErrors,
    total_working: one.totalWorking,
    url: one.url,
    progress: one.progress === null ? null : new Float(Math.round(one.progress * 1e6) / 1e6),
    progress_pattern: one.progressPattern,
    h_affinity: BigInt(one.effectiveAffinity),
    h_priority: priority(one.priorityPath),
    h_paused: Number(one.heldBack),
    h_depth: one.depth,
  };
}

/** The path of priorities as one number of 64 bits; the original keeps those beyond 63 bits as floats. */
function priority(path: string): bigint | Float {
  const number = BigInt(`0x${path}`);
  return number < 2n ** 63n ? number : new Float(Number(number));
}

type Worker = CoalitionWorkersQuery["computeNodes"]["nodes"][number];

export function worker(one: Worker) {
  return {
    name: one.name,
    ip: one.ip ?? "",
    affinity: one.affinity,
    state: one.timedOutAt !== null ? "TIMEOUT" : one.currentJobPk !== null ? "WORKING" : "WAITING",
    ping_time: epoch(one.lastSeenAt),
    finished: one.finished,
    error: one.errors,
    last_job: one.lastJobPk ?? -1,
    current_event: one.lastRunPk ?? -1,
    cpu: one.cpuLoad,
    free_memory: BigInt(one.freeMemory),
    total_memory: BigInt(one.totalMemory),
    active: Number(one.active),
    start_time: new Float(Date.parse(one.createdAt) / 1000),
  };
}

type Run = CoalitionEventsQuery["recentRuns"][number];

/** The original closes an event only by endjob; here a killed, lost or timed-out attempt has ended too (section 6 d). */
export function event(one: Run) {
  const state = one.outcome === "RUNNING" ? "WORKING" : one.outcome === "FINISHED" ? "FINISHED" : "ERROR";
  return {
    id: one.pk,
    worker: one.nodeName,
    job_id: one.jobPk ?? 0,
    job_title: one.jobTitle,
    state,
    start: epoch(one.startedAt),
    duration: one.duration,
  };
}
