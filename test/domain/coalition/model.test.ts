import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { acquireNext } from "../../../src/domain/jobs/acquireNext.ts";
import { createCommand } from "../../../src/domain/jobs/createCommand.ts";
import { deleteRows, updateRow, updateRows } from "../../../src/store/rows.ts";
import { dialect } from "../../support/database.ts";
import { size } from "../../support/long.ts";
import { check, replayPath } from "../../support/property.ts";
import { refused, withWorld } from "../../support/world.ts";
import { type Act, acts, back, type Worker, workerOf, workers } from "./acts.ts";
import { compare, type Real } from "./compare.ts";
import { Model, type ModelJob } from "./model.ts";
import { Move } from "./move.ts";
import { plant, seedlings } from "./plant.ts";

/*
 * Whatever people and workers do, the database stands where the model stands: every state, what is held back, counters,
 * and which job a worker is given.
 */

type Command = fc.AsyncCommand<Model, Real>;

/** Few jobs: what is done to one then meets what was done to it before. */
const jobsAtMost = 9;

/** What a command is about: a place in the list of live jobs. */
class Step implements Command {
  readonly name: string;
  readonly place: number;
  readonly act: Act;
  constructor(name: string, place: number, act: Act) {
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
  async run(model: Model, real: Real): Promise<void> {
    const { world, admin } = real;
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
    await compare(model, real);
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

const picking = fc.constantFrom<Worker>("both", "plain").map((worker) => new Pick(worker));
const acting = fc
  .tuple(fc.constantFrom(...Object.keys(acts)), fc.nat({ max: 20 }))
  .map(([name, place]) => new Step(name, place, acts[name] as Act));
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
const moving = fc
  .tuple(fc.nat({ max: 20 }), fc.option(fc.nat({ max: 9 }), { freq: 4 }))
  .map(([place, to]) => new Move(place, to));
/** What people and workers do, in some order. */
const steps = fc.commands([acting, picking, moving, acting, acting, creating, acting], {
  maxCommands: 13,
  size: "max",
  replayPath,
});

const numRuns = dialect === "sqlite" ? size(60, 1_000) : size(15, 60);

test("the database stands where the model stands, whatever people and workers do", async () => {
  const world = await withWorld();
  const admin = await world.admin();
  const checked = { states: new Map<number, string>(), event: 0n };
  const real = { world, admin, checked };
  for (const name of Object.keys(workers)) await workerOf(real, name);
  await world.services.store.write((tx) =>
    updateRow(tx, "Node", { nameKey: "both" }, { affinity: "#1\n#2" }),
  );
  let runs = 0;
  await check(
    fc.asyncProperty(seedlings, steps, async (seeds, commands) => {
      runs++;
      await world.services.store.write(async (tx) => {
        await updateRows(tx, "Node", {}, { currentJobId: null });
        await deleteRows(tx, "Job", {});
      });
      const model = new Model();
      await plant(model, real, seeds);
      await fc.asyncModelRun(() => ({ model, real }), commands);
    }),
    {
      numRuns,
      interruptAfterTimeLimit: size(150_000, 500_000),
      markInterruptAsFailure: true,
    },
  );
  expect(runs).toBeGreaterThanOrEqual(numRuns);
}, 600_000);
