import { beforeAll, describe, expect, test } from "@jest/globals";
import type { Job, JobState, RunOutcome } from "../../../prisma/generated/sqlite/client.ts";
import type { Actor } from "../../../src/domain/actor.ts";
import { programActor } from "../../../src/domain/actor.ts";
import type { Change } from "../../../src/domain/change.ts";
import { Refusal } from "../../../src/domain/errors.ts";
import { abort } from "../../../src/domain/jobs/abort.ts";
import { acquire } from "../../../src/domain/jobs/acquire.ts";
import { cancel } from "../../../src/domain/jobs/cancel.ts";
import { finish } from "../../../src/domain/jobs/finish.ts";
import { heartbeat } from "../../../src/domain/jobs/heartbeat.ts";
import { leaseExpiry } from "../../../src/domain/jobs/leases.ts";
import { pause, resume } from "../../../src/domain/jobs/pause.ts";
import { progress } from "../../../src/domain/jobs/progress.ts";
import { purge } from "../../../src/domain/jobs/purge.ts";
import { release } from "../../../src/domain/jobs/release.ts";
import { remove } from "../../../src/domain/jobs/remove.ts";
import { requeue } from "../../../src/domain/jobs/requeue.ts";
import { reset } from "../../../src/domain/jobs/reset.ts";
import { resetTree } from "../../../src/domain/jobs/resetTree.ts";
import { restore } from "../../../src/domain/jobs/restore.ts";
import { retry } from "../../../src/domain/jobs/retry.ts";
import { setOutcome } from "../../../src/domain/jobs/setOutcome.ts";
import { start } from "../../../src/domain/jobs/start.ts";
import { jobTimeouts } from "../../../src/domain/jobs/timeouts.ts";
import { transitionOf, transitions, type Verb } from "../../../src/domain/jobs/transitions.ts";
import { update } from "../../../src/domain/jobs/update.ts";
import { stopNodes } from "../../../src/domain/nodes/nodesByName.ts";
import { workerTimeouts } from "../../../src/domain/nodes/workerTimeouts.ts";
import type { PeriodicTask } from "../../../src/domain/scheduler.ts";
import { insertRow, updateRows } from "../../../src/store/rows.ts";
import { forAllTests } from "../../support/store.ts";
import { type World, withWorld } from "../../support/world.ts";

/* Every verb from every state and for every kind does what its row of the table says, and nothing else. */

const states = ["PENDING", "WAITING", "WORKING", "FINISHED", "ERROR", "CANCELLED"] as const;
const kinds = ["COMMAND", "TEMPLATE", "IMAGE", "GROUP"] as const;
type Kind = (typeof kinds)[number];

interface Setting {
  world: World;
  admin: Actor;
  holder: Actor & { node: { id: number } };
  /** An unfinished job: what depends on it is PENDING. */
  blocker: number;
}

async function setting(): Promise<Setting> {
  const world = await withWorld();
  const admin = await world.admin();
  const holder = await world.worker(admin, { name: "holder" });
  const { id } = await world.command(admin, { affinity: "#1" });
  return { world, admin, holder, blocker: id };
}

const asAdmin =
  (work: (change: Change, pk: number) => Promise<unknown>) =>
  ({ world, admin }: Setting, pk: number) =>
    world.run(admin, (change) => work(change, pk));
const asHolder =
  (work: (change: Change, pk: number) => Promise<unknown>) =>
  ({ world, holder }: Setting, pk: number) =>
    world.run(holder, (change) => work(change, pk));
const scheduled =
  (task: PeriodicTask, seconds: number) =>
  ({ world }: Setting) => {
    world.clock.advance(seconds);
    return task.run({ services: world.services, actor: programActor("clock") });
  };

/** How each verb is carried out. */
const calls: Record<Verb, (setting: Setting, pk: number) => Promise<unknown>> = {
  acquire: asHolder(acquire),
  start: asHolder(start),
  progress: asHolder((change, pk) => progress(change, pk, { progress: 0.5 })),
  finish: asHolder(finish),
  fail: asHolder((change, pk) => finish(change, pk, { error: "no" })),
  failAndRetry: asHolder((change, pk) => finish(change, pk, { error: "no" })),
  timeOut: scheduled(jobTimeouts, 101),
  timeOutAndRetry: scheduled(jobTimeouts, 101),
  expire: scheduled(leaseExpiry, 121),
  expireAndRetry: scheduled(leaseExpiry, 121),
  stop: asHolder(heartbeat),
  loseNode: asAdmin((change) => stopNodes(change, ["holder"])),
  timeOutNode: scheduled(workerTimeouts, 61),
  release: asHolder(release),
  reset: asAdmin(reset),
  retry: asAdmin(retry),
  abort: asAdmin(abort),
  cancel: asAdmin(cancel),
  requeue: asAdmin(requeue),
  resetTree: asAdmin(resetTree),
  setFinished: asAdmin((change, pk) => setOutcome(change, pk, "FINISHED")),
  setError: asAdmin((change, pk) => setOutcome(change, pk, "ERROR")),
  block: (setting, pk) =>
    asAdmin((change) => update(change, pk, { dependencies: [setting.blocker] }))(setting, pk),
  unblock: asAdmin((change, pk) => update(change, pk, { dependencies: [] })),
  pause: asAdmin(pause),
  resume: asAdmin(resume),
  delete: asAdmin(remove),
  restore: asAdmin(restore),
  purge: asAdmin(purge),
};

/** A job in a state, with the holder and the runs that it has there. */
async function plant(
  { world, admin, holder, blocker }: Setting,
  verb: Verb,
  state: JobState,
  kind: Kind,
): Promise<Job> {
  const begun = !isIdle(state);
  const now = world.clock.now();
  return world.services.store.write(async (tx) => {
    await tx.deleteFrom("Job").where("id", "<>", blocker).execute();
    const job = await insertRow(tx, "Job", {
      kind: kind === "GROUP" ? "COMMAND" : kind,
      isGroup: kind === "GROUP",
      templateId: 0,
      state,
      nodeId: verb === "acquire" || kind === "GROUP" ? null : holder.node.id,
      attempt: 3,
      retry: 2,
      retriesLeft: verb.endsWith("AndRetry") ? 1 : 0,
      ...(verb.startsWith("expire") ? { leasedAt: now, leaseSeconds: 120 } : {}),
      timeout: 100,
      startedAt: begun ? now : null,
      lastStartedAt: begun ? now : null,
      paused: verb === "resume" || verb === "stop",
      blocked: verb === "resume" || verb === "stop" || state === "PENDING",
      deletedAt: verb === "restore" || verb === "purge" ? now : null,
      creatorId: admin.user?.id ?? null,
      createdAt: now,
      updatedAt: now,
    });
    if (state === "PENDING") await insertRow(tx, "Dependency", { jobId: job.id, requiredId: blocker });
    const working = state === "WORKING" && kind !== "GROUP";
    if (working) {
      const data = { jobId: job.id, jobTitle: "", nodeName: "holder", attempt: 3, startedAt: now };
      await insertRow(tx, "Run", data);
    }
    await updateRows(
      tx,
      "Node",
      { id: holder.node.id },
      {
        active: true,
        timedOutAt: null,
        lastSeenAt: now,
        heartbeatAt: verb === "timeOutNode" ? now : null,
        // A start asks first whether the node is busy.
        currentJobId: working && verb !== "start" ? job.id : null,
      },
    );
    return job;
  });
}

function isIdle(state: JobState): boolean {
  return state === "PENDING" || state === "WAITING";
}

/** Verbs by which a node also gives up what it has only reserved. */
const losing: ReadonlySet<Verb> = new Set(["loseNode", "timeOutNode", "expire", "expireAndRetry"]);

/** The row that decides. */
function deciding(verb: Verb, state: JobState): Verb {
  return isIdle(state) && losing.has(verb) ? "release" : verb;
}

type Expected = "REFUSED" | "UNCHANGED" | "CHANGED";

function expected(verb: Verb, state: JobState, kind: Kind): Expected {
  const { from, otherwise, groups } = transitionOf(verb);
  if (kind === "GROUP" && verb === "reset") return "REFUSED";
  // Never started and without a holder, it is at its beginning.
  if (kind === "GROUP" && verb === "resetTree" && isIdle(state)) return "UNCHANGED";
  if (from.includes(state)) return "CHANGED";
  if (kind === "GROUP" && groups === "LEAVES") return "UNCHANGED";
  return otherwise === "UNCHANGED" ? "UNCHANGED" : "REFUSED";
}

async function outcomeOf(doing: Promise<unknown>): Promise<{ answer?: unknown; refused: string | null }> {
  return doing.then(
    (answer) => ({ answer, refused: null }),
    (error: unknown) => {
      if (error instanceof Refusal) return { refused: error.code };
      throw error;
    },
  );
}

/** The job's events without those of its columns, and how its attempt stands. */
async function seen({ world }: Setting, pk: number) {
  const { read } = world.services.store;
  const [job, events, runs] = await Promise.all([
    read.job.findUnique({ where: { id: pk } }),
    read.event.findMany({ where: { jobId: pk, type: { not: "JOB_UPDATED" } }, orderBy: { id: "asc" } }),
    read.run.findMany({ orderBy: { id: "desc" }, take: 1 }),
  ]);
  return { job, events: events.map(({ type }) => type), outcome: runs[0]?.outcome as RunOutcome | undefined };
}

async function check(setting: Setting, named: Verb, state: JobState, kind: Kind): Promise<void> {
  const before = await plant(setting, named, state, kind);
  const { answer, refused } = await outcomeOf(calls[named](setting, before.id));
  const { job, events, outcome } = await seen(setting, before.id);
  // Payloads show what a verb gives, without reading it again.
  if (isJob(answer) && named !== "purge") expect(answer).toEqual(job);
  const verb = deciding(named, state);
  const rule = transitionOf(verb);
  const outlook = expected(verb, state, kind);
  expect(refused).toBe(outlook === "REFUSED" ? "ILLEGAL_TRANSITION" : null);
  expect(events).toEqual(outlook === "CHANGED" ? [rule.event] : []);
  if (verb === "purge") {
    expect(job).toBeNull();
    if (state === "WORKING" && kind !== "GROUP") expect(outcome).toBe("CANCELLED");
    return;
  }
  if (outlook !== "CHANGED") {
    expect(job).toMatchObject({ state, nodeId: before.nodeId, attempt: 3, retriesLeft: before.retriesLeft });
    return;
  }
  const idle = state === "PENDING" ? "PENDING" : "WAITING";
  expect(job).toMatchObject({
    state: rule.to === "SAME" ? state : rule.to === "IDLE" ? idle : rule.to,
    nodeId: rule.holder === "SET" ? setting.holder.node.id : rule.holder === "KEPT" ? before.nodeId : null,
    attempt: verb === "acquire" || verb === "reset" ? 4 : 3,
    retriesLeft: { KEPT: before.retriesLeft, USED: before.retriesLeft - 1, RESTORED: 2 }[rule.retries],
  });
  if (rule.run === "OPENED") expect(outcome).toBe("RUNNING");
  else if (state === "WORKING" && kind !== "GROUP") expect(outcome).toBe(rule.run ?? "RUNNING");
  const { currentJobId } = await setting.world.node(setting.holder.node.id);
  if (rule.node) expect(currentJobId).toBe(rule.node === "FREED" ? null : before.id);
}

function isJob(answer: unknown): answer is Job {
  return typeof answer === "object" && answer !== null && "kind" in answer && "attempt" in answer;
}

let here: Setting;
beforeAll(async () => {
  here = await forAllTests(setting);
});

describe("the table of transitions", () => {
  test.each(Object.keys(transitions) as Verb[])("%s, from every state and for every kind", async (verb) => {
    for (const kind of kinds) {
      if (kind === "GROUP" && transitionOf(verb).groups === "NEVER") continue;
      for (const state of states) {
        // A group is never worked on itself.
        if (kind === "GROUP" && state === "WORKING") continue;
        await check(here, verb, state, kind).catch((error: Error) => {
          error.message = `${verb} of a ${kind} that is ${state}: ${error.message}`;
          throw error;
        });
      }
    }
  });

  test("a group with jobs in it", async () => {
    for (const verb of Object.keys(transitions) as Verb[]) {
      const { groups, from, to, event } = transitionOf(verb);
      if (groups === "NEVER" || verb === "block" || verb === "unblock" || verb === "purge") continue;
      const { world, admin } = here;
      const { id } = await world.command(admin, { command: "" });
      const leaves = new Map<JobState, number>();
      for (const state of ["WAITING", "FINISHED", "ERROR", "CANCELLED"] as const) {
        const leaf = await world.command(admin, { parent: id });
        if (state === "CANCELLED") await world.run(admin, (change) => cancel(change, leaf.id));
        else if (state !== "WAITING") await world.run(admin, (change) => setOutcome(change, leaf.id, state));
        leaves.set(state, leaf.id);
      }
      if (verb === "resume") await world.run(admin, (change) => pause(change, id));
      if (verb === "restore") await world.run(admin, (change) => remove(change, id));
      const before = await world.types(id);
      const { answer, refused } = await outcomeOf(calls[verb](here, id));
      if (isJob(answer)) expect(answer).toEqual((await seen(here, id)).job);
      expect([verb, refused !== null]).toEqual([verb, groups === "REFUSED"]);
      for (const [state, pk] of leaves) {
        const moves = groups === "LEAVES" && from.includes(state);
        const next = to === "IDLE" ? "WAITING" : to;
        expect([verb, state, (await world.job(pk)).state]).toEqual([verb, state, moves ? next : state]);
      }
      const own = (await world.types(id)).slice(before.length);
      expect([verb, own.includes(event)]).toEqual([verb, groups === "ITSELF"]);
    }
  });
});
