import { expect } from "@jest/globals";
import { type Actor, programActor } from "../../../src/domain/actor.ts";
import { endJob } from "../../../src/domain/jobs/endJob.ts";
import { heartbeat } from "../../../src/domain/jobs/heartbeat.ts";
import { pause, resume } from "../../../src/domain/jobs/pause.ts";
import { remove } from "../../../src/domain/jobs/remove.ts";
import { requeue } from "../../../src/domain/jobs/requeue.ts";
import { resetTree } from "../../../src/domain/jobs/resetTree.ts";
import { setOutcome } from "../../../src/domain/jobs/setOutcome.ts";
import { jobTimeouts } from "../../../src/domain/jobs/timeouts.ts";
import { asWorker } from "../../../src/domain/nodes/upsertWorker.ts";
import { refused } from "../../support/world.ts";
import type { Real } from "./compare.ts";
import type { Model, ModelJob, ModelState } from "./model.ts";

/** Two workers, one for affinity 1 and then 2, one for none. */
export const workers = { both: [1n, 2n], plain: [] } as const;
export type Worker = keyof typeof workers;

/** The caller that a worker of this name is. */
export async function workerOf({ world, admin }: Real, name: string): Promise<Actor> {
  return (await asWorker({ services: world.services, actor: admin }, { name })).call.actor;
}

/** Puts a job back into the queue. */
export function back(job: ModelJob): void {
  job.base = "READY";
  job.worker = null;
}

function failed(job: ModelJob): void {
  job.runs++;
  if (job.retriesLeft > 0) {
    job.retriesLeft--;
    back(job);
  } else {
    job.base = "ERROR";
    job.worker = null;
  }
}

/** Something done to a job, in the model and in the database. */
export type Act = (model: Model, job: ModelJob, real: Real) => Promise<void>;

/** The worker named reports the end of a job that may be its own or not. */
function end(worker: Worker, exitCode: number): Act {
  return async (_model, job, real) => {
    const own = job.base === "WORKING" && job.worker === worker;
    const call = await workerOf(real, worker);
    const ended = await real.world.run(call, (change) => endJob(change, job.id, { exitCode }));
    expect(ended !== null).toBe(own);
    if (!own) return;
    if (exitCode !== 0) return failed(job);
    job.base = "FINISHED";
    job.worker = null;
    job.runs++;
  };
}

function beat(worker: Worker): Act {
  return async (model, job, real) => {
    const own = job.base === "WORKING" && job.worker === worker;
    const goesOn = own && !model.blocked(job);
    const call = await workerOf(real, worker);
    expect(await real.world.run(call, (change) => heartbeat(change, job.id))).toBe(goesOn);
    if (own && !goesOn) back(job);
  };
}

/** What is done to a job, and what the model makes of it. */
export const acts: Record<string, Act> = {
  "both ends": end("both", 0),
  "plain ends": end("plain", 0),
  "both fails": end("both", 1),
  "plain fails": end("plain", 1),
  "both beats": beat("both"),
  "plain beats": beat("plain"),
  pause: async (_model, job, { world, admin }) => {
    await world.run(admin, (change) => pause(change, job.id));
    job.paused = true;
  },
  "pause and requeue": async (model, job, { world, admin }) => {
    await world.run(admin, (change) => pause(change, job.id, { requeue: true }));
    job.paused = true;
    if (!model.isLeaf(job) || job.base === "READY") return;
    if (job.base !== "WORKING") job.retriesLeft = job.retry;
    back(job);
  },
  resume: async (_model, job, { world, admin }) => {
    await world.run(admin, (change) => resume(change, job.id));
    job.paused = false;
  },
  requeue: async (model, job, { world, admin }) => {
    await world.run(admin, (change) => requeue(change, job.id));
    job.paused = false;
    if (!model.isLeaf(job)) return;
    if (job.base !== "READY") job.retriesLeft = job.retry;
    back(job);
  },
  reset: reset(false),
  "reset errors": reset(true),
  finish: byHand("FINISHED"),
  fail: byHand("ERROR"),
  remove: async (model, job, { world, admin }) => {
    const states = new Map(model.live().map((one) => [one, model.state(one)]));
    const held = new Set(model.live().filter((one) => !model.isLeaf(one)));
    await world.run(admin, (change) => remove(change, job.id));
    for (const gone of [job, ...model.below(job)]) {
      gone.deleted = true;
      // Its worker is told by its next call; nobody asks for it here any more.
      gone.worker = null;
    }
    keepStates(model, states, held);
  },
  "time out": async (model, _job, { world }) => {
    world.clock.advance(101);
    await jobTimeouts.run({ services: world.services, actor: programActor("clock") });
    for (const one of model.live()) if (one.base === "WORKING" && !one.group) failed(one);
  },
};

/** A group that has lost its last job keeps the state it had (docs/apis/coalition.md section 5.2), unless that was WORKING. */
export function keepStates(
  model: Model,
  before: ReadonlyMap<ModelJob, ModelState>,
  held: ReadonlySet<ModelJob>,
): void {
  for (const one of held) {
    const state = before.get(one);
    if (!one.deleted && model.isLeaf(one))
      one.base = state === "FINISHED" || state === "ERROR" ? state : "READY";
  }
}

function reset(errorsOnly: boolean): Act {
  return async (model, job, { world, admin }) => {
    const states = new Map(model.live().map((one) => [one, model.state(one)]));
    await world.run(admin, (change) => resetTree(change, job.id, { errorsOnly }));
    for (const one of [job, ...model.below(job)]) {
      if (!model.isLeaf(one) || (errorsOnly && states.get(one) !== "ERROR")) continue;
      if (one.base !== "READY" || one.runs > 0) one.retriesLeft = one.retry;
      back(one);
    }
  };
}

function byHand(to: "FINISHED" | "ERROR"): Act {
  return async (model, job, { world, admin }) => {
    const doing = world.run(admin, (change) => setOutcome(change, job.id, to));
    if (!model.isLeaf(job)) {
      expect(await refused(doing)).toBe("INVALID_INPUT");
      return;
    }
    await doing;
    if (job.base !== to) job.runs++;
    job.base = to;
    job.worker = null;
  };
}
