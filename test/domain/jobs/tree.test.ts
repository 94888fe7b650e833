import { expect, test } from "@jest/globals";
import fc from "fast-check";
import type { Job } from "../../../prisma/generated/sqlite/client.ts";
import type { Actor } from "../../../src/domain/actor.ts";
import type { Change } from "../../../src/domain/change.ts";
import { Refusal } from "../../../src/domain/errors.ts";
import { abort } from "../../../src/domain/jobs/abort.ts";
import { acquire } from "../../../src/domain/jobs/acquire.ts";
import { cancel } from "../../../src/domain/jobs/cancel.ts";
import { createCommand } from "../../../src/domain/jobs/createCommand.ts";
import { finish } from "../../../src/domain/jobs/finish.ts";
import { pause, resume } from "../../../src/domain/jobs/pause.ts";
import { remove } from "../../../src/domain/jobs/remove.ts";
import { requeue } from "../../../src/domain/jobs/requeue.ts";
import { resetTree } from "../../../src/domain/jobs/resetTree.ts";
import { restore } from "../../../src/domain/jobs/restore.ts";
import { retry } from "../../../src/domain/jobs/retry.ts";
import { setOutcome } from "../../../src/domain/jobs/setOutcome.ts";
import { start } from "../../../src/domain/jobs/start.ts";
import { update } from "../../../src/domain/jobs/update.ts";
import { register } from "../../../src/domain/nodes/register.ts";
import { dialect } from "../../support/database.ts";
import { size } from "../../support/long.ts";
import { check } from "../../support/property.ts";
import { type World, withWorld } from "../../support/world.ts";

/*
 * The rules of trees and dependencies (docs/apis/coalition.md sections 5.2 to 5.4) hold after any sequence of verbs:
 * whatever was done, what the rows say of themselves equals a recount from their children, parents and dependencies.
 */

type Step =
  | { do: "create"; under: number; group: boolean; priority: number; needs: number[] }
  | {
      do:
        | "work"
        | "fail"
        | "begin"
        | "cancel"
        | "abort"
        | "retry"
        | "pause"
        | "resume"
        | "remove"
        | "restore"
        | "requeue"
        | "resetTree"
        | "resetErrors"
        | "settle";
      on: number;
    }
  | { do: "move"; on: number; under: number }
  | { do: "needs"; on: number; needs: number[] };

const place = fc.nat({ max: 40 });
const steps = fc.array(
  fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({
        do: fc.constant("create" as const),
        under: place,
        group: fc.boolean(),
        priority: fc.nat({ max: 255 }),
        needs: fc.array(place, { maxLength: 2 }),
      }),
    },
    {
      weight: 8,
      arbitrary: fc.record({
        do: fc.constantFrom(
          "work" as const,
          "fail" as const,
          "begin" as const,
          "cancel" as const,
          "abort" as const,
          "retry" as const,
          "pause" as const,
          "resume" as const,
          "remove" as const,
          "restore" as const,
          "requeue" as const,
          "resetTree" as const,
          "resetErrors" as const,
          "settle" as const,
        ),
        on: place,
      }),
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constant("move" as const), on: place, under: place }) },
    {
      weight: 2,
      arbitrary: fc.record({
        do: fc.constant("needs" as const),
        on: place,
        needs: fc.array(place, { maxLength: 3 }),
      }),
    },
  ) as fc.Arbitrary<Step>,
  { minLength: 12, maxLength: 30 },
);

test("counters, states and inherited values equal a recount from the rows, whatever was done", async () => {
  const world = await withWorld();
  const admin = await world.admin();
  await check(
    fc.asyncProperty(steps, async (sequence) => {
      const ids: number[] = [];
      for (const step of sequence) await take(world, admin, ids, step);
      await recount(world, ids);
    }),
    // Shrinking a failure replays it on the database: it gets a minute, then the smallest found so far is shown.
    {
      numRuns: dialect === "sqlite" ? size(20, 80) : size(10, 25),
      interruptAfterTimeLimit: 60_000,
      markInterruptAsFailure: true,
    },
  );
});

/** A refusal is a fine outcome: the rows must be right all the same. */
async function take(world: World, admin: Actor, ids: number[], step: Step): Promise<void> {
  const pick = (at: number) => (ids.length === 0 ? -1 : (ids[at % ids.length] as number));
  try {
    switch (step.do) {
      case "create": {
        // Few jobs and many steps: what is done to one job then meets what was done to it before.
        if (ids.length >= 7) return;
        const parent = ids.length === 0 || step.under % 4 === 0 ? null : pick(step.under);
        const dependencies = ids.length === 0 ? [] : step.needs.map(pick);
        const command = step.group ? "" : "true";
        const job = await world.run(admin, (tx) =>
          createCommand(tx, { command, parent, priority: step.priority, dependencies }),
        );
        return void ids.push(job.id);
      }
      case "move": {
        const parent = step.under % 5 === 0 ? null : pick(step.under);
        return void (await world.run(admin, (tx) => update(tx, pick(step.on), { parent })));
      }
      case "needs":
        return void (await world.run(admin, (tx) =>
          update(tx, pick(step.on), { dependencies: step.needs.map(pick) }),
        ));
      case "begin":
      case "work":
      case "fail":
        return await work(world, admin, pick(step.on), step.do);
      default:
        await world.run(admin, (tx) => verbs[step.do as keyof typeof verbs](tx, pick(step.on)));
    }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
}

const verbs = {
  cancel,
  abort,
  retry,
  pause,
  resume,
  remove,
  restore,
  requeue,
  resetTree,
  resetErrors: (tx: Change, pk: number) => resetTree(tx, pk, { errorsOnly: true }),
  settle: (tx: Change, pk: number) => setOutcome(tx, pk, "FINISHED"),
};

let names = 0;
async function work(world: World, admin: Actor, pk: number, how: "begin" | "work" | "fail"): Promise<void> {
  const node = await world.run(admin, (tx) => register(tx, { name: `worker-${names++}` }));
  const worker = { ...admin, node };
  await world.run(worker, (tx) => acquire(tx, pk));
  await world.run(worker, (tx) => start(tx, pk));
  world.clock.advance(7);
  if (how === "begin") return;
  await world.run(worker, (tx) => finish(tx, pk, how === "fail" ? { error: "no" } : {}));
}

async function recount(world: World, ids: readonly number[]): Promise<void> {
  const { read } = world.services.store;
  const jobs = await read.job.findMany({ where: { id: { in: [...ids] } } });
  const edges = await read.dependency.findMany({ where: { jobId: { in: [...ids] } } });
  const byId = new Map(jobs.map((job) => [job.id, job]));
  for (const job of jobs) {
    const parent = job.parentId === null ? null : (byId.get(job.parentId) as Job);
    const unfinished = edges.some(({ jobId, requiredId }) => {
      const required = byId.get(requiredId) as Job;
      return jobId === job.id && required.state !== "FINISHED" && required.deletedAt === null;
    });
    expect({ id: job.id, ...inheritedOf(job) }).toEqual({ id: job.id, ...inheritedFrom(job, parent) });
    if (job.state === "PENDING") expect({ id: job.id, unfinished }).toEqual({ id: job.id, unfinished: true });
    if (job.state === "WAITING")
      expect({ id: job.id, unfinished }).toEqual({ id: job.id, unfinished: false });
    if (job.deletedAt === null) checkCounters(job, jobs);
  }
}

function inheritedOf({ blocked, priorityPath, depth, path }: Job) {
  return { blocked, priorityPath, depth, path };
}

function inheritedFrom(job: Job, parent: Job | null) {
  const segment = job.priority.toString(16).padStart(2, "0");
  const depth = parent ? parent.depth + 1 : 0;
  const above = parent ? parent.priorityPath.slice(0, 2 * depth) : "";
  return {
    blocked: job.paused || job.state === "PENDING" || (parent?.blocked ?? false),
    priorityPath: (above + segment).padEnd(16, "0"),
    depth,
    path: parent ? `${parent.path}${parent.id}/` : "/",
  };
}

function checkCounters(job: Job, jobs: readonly Job[]): void {
  const children = jobs.filter((one) => one.parentId === job.id && one.deletedAt === null);
  const leaves = (of: Job): Job[] => {
    const below = jobs.filter((one) => one.parentId === of.id && one.deletedAt === null);
    return below.length === 0 ? [of] : below.flatMap(leaves);
  };
  const isLeaf = (one: Job) => !jobs.some((child) => child.parentId === one.id && child.deletedAt === null);
  const all = children.length === 0 ? [] : leaves(job);
  const direct = children.filter(isLeaf);
  const count = (list: readonly Job[], ...states: string[]) =>
    list.filter((one) => states.includes(one.state)).length;
  expect({ id: job.id, ...countersOf(job) }).toEqual({
    id: job.id,
    finished: count(direct, "FINISHED"),
    errors: count(direct, "ERROR", "CANCELLED"),
    working: count(direct, "WORKING"),
    total: all.length,
    totalFinished: count(all, "FINISHED"),
    totalErrors: count(all, "ERROR", "CANCELLED"),
    totalWorking: count(all, "WORKING"),
  });
  if (all.length === 0) return;
  const [ended, going] = [["FINISHED", "ERROR", "CANCELLED"], ["WORKING"]].map((states) =>
    all.filter(({ state }) => states.includes(state)),
  ) as [Job[], Job[]];
  const begun = children.flatMap((child) => child.lastStartedAt?.getTime() ?? []);
  expect({
    id: job.id,
    duration: job.duration,
    workingSince: Number(job.workingSince),
    begun: job.lastStartedAt?.getTime(),
  }).toEqual({
    id: job.id,
    duration: ended.reduce((sum, { duration }) => sum + duration, 0),
    workingSince: going.reduce((sum, { startedAt }) => sum + (startedAt?.getTime() ?? 0) / 1000, 0),
    begun: begun.length === 0 ? undefined : Math.min(...begun),
  });
  const expected =
    job.totalErrors > 0
      ? ["ERROR"]
      : job.totalFinished === job.total
        ? ["FINISHED"]
        : job.totalWorking > 0
          ? ["WORKING"]
          : ["WAITING", "PENDING"];
  expect(expected).toContain(job.state);
  expect(job.progress).toBeCloseTo(job.totalFinished / job.total);
}

function countersOf(job: Job) {
  const { finished, errors, working, total, totalFinished, totalErrors, totalWorking } = job;
  return { finished, errors, working, total, totalFinished, totalErrors, totalWorking };
}
