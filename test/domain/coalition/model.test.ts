import { expect, test } from "@jest/globals";
import fc from "fast-check";
import type { Job } from "../../../prisma/generated/sqlite/client.ts";
import { type Actor, programActor } from "../../../src/domain/actor.ts";
import { acquireNext } from "../../../src/domain/jobs/acquireNext.ts";
import { createCommand } from "../../../src/domain/jobs/createCommand.ts";
import { createTree } from "../../../src/domain/jobs/createTree.ts";
import { endJob } from "../../../src/domain/jobs/endJob.ts";
import { heartbeat } from "../../../src/domain/jobs/heartbeat.ts";
import { pause, resume } from "../../../src/domain/jobs/pause.ts";
import type { TreeInput } from "../../../src/domain/jobs/plan.ts";
import { remove } from "../../../src/domain/jobs/remove.ts";
import { requeue } from "../../../src/domain/jobs/requeue.ts";
import { resetTree } from "../../../src/domain/jobs/resetTree.ts";
import { settle } from "../../../src/domain/jobs/settle.ts";
import { jobTimeouts } from "../../../src/domain/jobs/timeouts.ts";
import { asWorker } from "../../../src/domain/nodes/appear.ts";
import { dialect } from "../../support/database.ts";
import { refused, type World, withWorld } from "../../support/world.ts";
import { Model, type ModelJob, type ModelState } from "./model.ts";

/*
 * Whatever people and workers do, the database stands where the model stands: every state, what is held back, counters,
 * and which job a worker is given.
 */

interface Real {
  world: World;
  admin: Actor;
}
type Command = fc.AsyncCommand<Model, Real>;

/** Few jobs: what is done to one then meets what was done to it before. */
const jobsAtMost = 9;
/** Two workers, one for affinity 1 and then 2, one for none. */
const workers = { both: [1n, 2n], plain: [] } as const;
type Worker = keyof typeof workers;

/** What a command is about: a place in the list of live jobs. */
class Step implements Command {
  readonly name: string;
  readonly place: number;
  readonly act: (model: Model, job: ModelJob, real: Real) => Promise<void>;
  constructor(name: string, place: number, act: Step["act"]) {
    this.name = name;
    this.place = place;
    this.act = act;
  }
  check(model: Readonly<Model>): boolean {
    return model.live().length > 0;
  }
  async run(model: Model, real: Real): Promise<void> {
    const live = model.live();
    const working = live.filter(({ base }) => base === "WORKING");
    // Half of what is done is done to a job that somebody works, if there is one.
    const among = this.place % 2 === 0 && working.length > 0 ? working : live;
    await this.act(model, among[this.place % among.length] as ModelJob, real);
    await compare(model, real);
  }
  toString(): string {
    return `${this.name} ${this.place}`;
  }
}

class Create implements Command {
  readonly of: {
    under: number;
    group: boolean;
    priority: number;
    affinity: number;
    needs: number[];
    retry: number;
  };
  constructor(of: Create["of"]) {
    this.of = of;
  }
  check(model: Readonly<Model>): boolean {
    return model.live().length < jobsAtMost;
  }
  async run(model: Model, { world, admin }: Real): Promise<void> {
    const { under, group, priority, affinity, retry } = this.of;
    const live = model.live();
    const groups = live.filter((one) => one.group);
    const parent = under % 3 === 0 ? null : (groups[under % Math.max(1, groups.length)] ?? null);
    const needs = [...new Set(this.of.needs.map((at) => live[at % Math.max(1, live.length)]))].filter(
      (one) => one !== undefined,
    );
    const job: ModelJob = {
      id: 0,
      parent,
      group,
      priority,
      affinity: BigInt(affinity),
      paused: false,
      deleted: false,
      base: "READY",
      needs,
      retry,
      retriesLeft: retry,
      runs: 0,
      worker: null,
    };
    model.jobs.push(job);
    const loops = model.loops(job, {});
    const making = world.run(admin, (change) =>
      createCommand(change, {
        command: group ? "" : "true",
        parent: parent?.id ?? null,
        priority,
        affinity: affinity === 0 ? "" : `#${affinity}`,
        dependencies: needs.map(({ id }) => id),
        retry,
        timeout: 100,
      }),
    );
    if (loops) {
      model.jobs.pop();
      expect(await refused(making)).toBe("CYCLE");
    } else job.id = (await making).id;
    await compare(model, { world, admin });
  }
  toString(): string {
    return `create ${JSON.stringify(this.of)}`;
  }
}

/** A worker asks: what it was working on goes back first. */
class Pick implements Command {
  readonly worker: Worker;
  constructor(worker: Worker) {
    this.worker = worker;
  }
  check(): boolean {
    return true;
  }
  async run(model: Model, real: Real): Promise<void> {
    for (const lost of model.jobs) if (lost.worker === this.worker) back(lost);
    const expected = model.next(workers[this.worker]);
    const call = await workerOf(real, this.worker);
    const got = await real.world.run(call, (change) => acquireNext(change, { restarted: true }));
    expect(got?.id).toBe(expected?.id);
    if (expected) {
      expected.base = "WORKING";
      expected.worker = this.worker;
    }
    await compare(model, real);
  }
  toString(): string {
    return `${this.worker} picks`;
  }
}

async function workerOf({ world, admin }: Real, name: string): Promise<Actor> {
  return (await asWorker({ services: world.services, actor: admin }, { name })).call.actor;
}

function back(job: ModelJob): void {
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

/** The worker named reports the end of a job that may be its own or not. */
function end(worker: Worker, exitCode: number): Step["act"] {
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

function beat(worker: Worker): Step["act"] {
  return async (model, job, real) => {
    const own = job.base === "WORKING" && job.worker === worker;
    const goesOn = own && !model.heldBack(job);
    const call = await workerOf(real, worker);
    expect(await real.world.run(call, (change) => heartbeat(change, job.id))).toBe(goesOn);
    if (own && !goesOn) back(job);
  };
}

const acts: Record<string, Step["act"]> = {
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

/** A group that has lost its last job keeps the state it had (wire/coalition.md section 5.2), unless that was WORKING. */
function keepStates(
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

function reset(errorsOnly: boolean): Step["act"] {
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

function byHand(to: "FINISHED" | "ERROR"): Step["act"] {
  return async (model, job, { world, admin }) => {
    const doing = world.run(admin, (change) => settle(change, job.id, to));
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

async function compare(model: Model, { world }: Real): Promise<void> {
  const rows = await world.services.store.read.job.findMany({ where: { deletedAt: null } });
  const byId = new Map(rows.map((row) => [row.id, row]));
  const shown = (row: Job) => ({
    id: row.id,
    state: row.state,
    heldBack: row.heldBack,
    bits: row.effectiveAffinity,
    depth: row.depth,
    runs: row.isGroup ? null : row.runDone,
    total: row.total,
    totals: [row.totalFinished, row.totalErrors, row.totalWorking],
    direct: [row.finished, row.errors, row.working],
  });
  const expected = model.live().map((job) => {
    const leaves = model.leaves(job);
    const direct = model.children(job).filter((child) => model.isLeaf(child));
    const count = (among: ModelJob[]) =>
      (["FINISHED", "ERROR", "WORKING"] as const).map(
        (state) => among.filter((one) => model.state(one) === state).length,
      );
    return {
      id: job.id,
      state: model.state(job),
      heldBack: model.heldBack(job),
      bits: model.bits(job),
      depth: model.depth(job),
      runs: job.group ? null : job.runs,
      total: leaves.length,
      totals: count(leaves),
      direct: count(direct),
    };
  });
  expect(model.live().map(({ id }) => shown(byId.get(id) as Job))).toEqual(expected);
  expect(rows.length).toBe(expected.length);
}

interface Seedling {
  under: number;
  group: boolean;
  priority: number;
  affinity: number;
  after: number | null;
  paused: boolean;
}

/** What a run begins with, made at once: the first is a group. */
const seedlings = fc.array(
  fc.record<Seedling>({
    under: fc.nat({ max: 9 }),
    group: fc.integer({ min: 0, max: 3 }).map((at) => at === 0),
    priority: fc.nat({ max: 3 }),
    affinity: fc.constantFrom(0, 0, 0, 1, 2),
    after: fc.option(fc.nat({ max: 9 }), { freq: 2 }),
    paused: fc.integer({ min: 0, max: 9 }).map((at) => at === 0),
  }),
  { minLength: 2, maxLength: 6 },
);

async function plant(model: Model, { world, admin }: Real, seeds: readonly Seedling[]): Promise<void> {
  const trees: TreeInput[] = [];
  const own = { base: "READY" as const, retry: 0, retriesLeft: 0, runs: 0, worker: null, deleted: false };
  for (const [at, seed] of seeds.entries()) {
    const groups = model.jobs.filter(({ group }) => group);
    const parent = at === 0 ? null : (groups[seed.under % groups.length] as ModelJob);
    const group = at === 0 || seed.group;
    const needed = seed.after === null || at === 0 ? undefined : model.jobs[seed.after % at];
    const affinity = BigInt(seed.affinity);
    const { priority, paused } = seed;
    const job: ModelJob = { ...own, id: at + 1, parent, group, priority, affinity, paused, needs: [] };
    model.jobs.push(job);
    if (needed && !model.loops(job, { needs: [needed] })) job.needs = [needed];
    const tree: TreeInput = {
      title: String(at),
      key: String(at),
      command: group ? "" : "true",
      priority,
      affinity: seed.affinity === 0 ? "" : `#${seed.affinity}`,
      paused,
      timeout: 100,
      after: job.needs.map((one) => String(model.jobs.indexOf(one))),
      children: [],
    };
    trees.push(tree);
    const around = parent ? (trees[model.jobs.indexOf(parent)] as TreeInput) : null;
    if (around) around.children = [...(around.children ?? []), tree];
  }
  await world.run(admin, (change) => createTree(change, trees[0] as TreeInput));
  const rows = await world.services.store.read.job.findMany({ select: { id: true, title: true } });
  for (const { id, title } of rows) (model.jobs[Number(title)] as ModelJob).id = id;
  await compare(model, { world, admin });
}

const picking = fc.constantFrom<Worker>("both", "plain").map((worker) => new Pick(worker));
const acting = fc
  .tuple(fc.constantFrom(...Object.keys(acts)), fc.nat({ max: 20 }))
  .map(([name, place]) => new Step(name, place, acts[name] as Step["act"]));
const creating = fc
  .record({
    under: fc.nat({ max: 9 }),
    group: fc.boolean(),
    priority: fc.nat({ max: 3 }),
    affinity: fc.constantFrom(0, 0, 1, 2),
    needs: fc.array(fc.nat({ max: 9 }), { maxLength: 2 }),
    retry: fc.constantFrom(0, 1),
  })
  .map((of) => new Create(of));
const steps = fc.commands([acting, picking, acting, acting, creating, acting], {
  maxCommands: 13,
  size: "max",
});

test("the database stands where the model stands, whatever people and workers do", async () => {
  const world = await withWorld();
  const admin = await world.admin();
  for (const name of Object.keys(workers)) await workerOf({ world, admin }, name);
  await world.services.store.write((tx) =>
    tx.node.update({ where: { nameKey: "both" }, data: { affinity: "#1\n#2" } }),
  );
  let runs = 0;
  await fc.assert(
    fc.asyncProperty(seedlings, steps, async (seeds, commands) => {
      runs++;
      await world.services.store.write(async (tx) => {
        await tx.node.updateMany({ data: { currentJobId: null } });
        await tx.job.deleteMany();
      });
      const model = new Model();
      await plant(model, { world, admin }, seeds);
      await fc.asyncModelRun(() => ({ model, real: { world, admin } }), commands);
    }),
    {
      numRuns: dialect === "sqlite" ? 1_000 : 60,
      interruptAfterTimeLimit: 150_000,
      markInterruptAsFailure: true,
    },
  );
  expect(runs).toBeGreaterThanOrEqual(dialect === "sqlite" ? 1_000 : 60);
}, 200_000);
