import { beforeEach, describe, expect, test } from "@jest/globals";
import type { Actor } from "../../../src/domain/actor.ts";
import { abort } from "../../../src/domain/jobs/abort.ts";
import { acquire } from "../../../src/domain/jobs/acquire.ts";
import { cancel } from "../../../src/domain/jobs/cancel.ts";
import { finish } from "../../../src/domain/jobs/finish.ts";
import { progress } from "../../../src/domain/jobs/progress.ts";
import { purge } from "../../../src/domain/jobs/purge.ts";
import { release } from "../../../src/domain/jobs/release.ts";
import { reset } from "../../../src/domain/jobs/reset.ts";
import { retry } from "../../../src/domain/jobs/retry.ts";
import { start } from "../../../src/domain/jobs/start.ts";
import { pauseNode } from "../../../src/domain/nodes/pause.ts";
import { removeNode } from "../../../src/domain/nodes/remove.ts";
import { refused, type World, withWorld } from "../../support/world.ts";

let world: World;
let admin: Actor;
let user: Actor;
let one: Awaited<ReturnType<World["worker"]>>;
let two: Awaited<ReturnType<World["worker"]>>;

beforeEach(async () => {
  world = await withWorld();
  admin = await world.admin();
  user = await world.user("ann");
  one = await world.worker(user, { name: "one" });
  two = await world.worker(user, { name: "two" });
});

test("a failed job whose node is removed is anybody's, and begins anew without it", async () => {
  const id = await working();
  await world.run(one, (change) => finish(change, id, { error: "no" }));
  await world.run(admin, (change) => removeNode(change, one.node.id));
  expect(await world.job(id)).toMatchObject({ state: "ERROR", nodeId: null });
  await world.run(admin, (change) => reset(change, id));
  expect(await world.run(two, (change) => acquire(change, id))).toMatchObject({ nodeId: two.node.id });
});

test("a job that is purged while it is being worked leaves no attempt open", async () => {
  const id = await working();
  await world.run(admin, (change) => purge(change, id));
  const runs = await world.services.store.read.run.findMany();
  expect(runs).toMatchObject([{ outcome: "CANCELLED", jobId: null }]);
});

async function working(input = {}) {
  const { id } = await world.command(user, input);
  await world.run(one, (tx) => acquire(tx, id));
  await world.run(one, (tx) => start(tx, id));
  return id;
}

describe("from the queue to the end", () => {
  test("a job is acquired, started, progressed and finished, and each step is an event", async () => {
    const { id } = await world.command(user);
    await world.run(one, (tx) => acquire(tx, id));
    await world.run(one, (tx) => start(tx, id));
    world.clock.advance(5);
    await world.run(one, (tx) => progress(tx, id, { progress: 0.5, data: { comment: "half", a: [1] } }));
    world.clock.advance(5);
    await world.run(one, (tx) => finish(tx, id));

    const job = await world.job(id);
    expect(job).toMatchObject({
      state: "FINISHED",
      progress: 1,
      reportedProgress: 0.5,
      attempt: 1,
      duration: 10,
      runDone: 1,
    });
    expect(job.progressData).toBe('{"comment":"half","a":[1]}');
    expect(await world.types(id)).toEqual([
      "JOB_CREATED",
      "JOB_ACQUIRED",
      "JOB_STARTED",
      "JOB_PROGRESSED",
      "JOB_FINISHED",
    ]);
    const ids = (await world.events()).map((event) => event.id);
    expect(ids).toEqual(ids.map((_, at) => BigInt(at + 1)));
    const node = await world.node(one.node.id);
    expect(node).toMatchObject({ currentJobId: null, lastJobId: id, finished: 1, errors: 0 });
    const runs = await world.services.store.read.run.findMany();
    expect(runs).toMatchObject([
      { jobId: id, nodeName: "one", outcome: "FINISHED", duration: 10, attempt: 1 },
    ]);
  });

  test("an error ends in ERROR with its reason, even an empty one", async () => {
    const id = await working();
    await world.run(one, (tx) => finish(tx, id, { error: "" }));
    expect(await world.job(id)).toMatchObject({ state: "ERROR", errorReason: "", nodeId: one.node.id });
    expect((await world.node(one.node.id)).errors).toBe(1);
  });

  test("retry puts an error back into the queue that often, then it stays an error", async () => {
    const { id } = await world.command(user, { retry: 2 });
    for (const left of [1, 0]) {
      await world.run(one, (tx) => acquire(tx, id));
      await world.run(one, (tx) => start(tx, id));
      await world.run(one, (tx) => finish(tx, id, { error: "no" }));
      expect(await world.job(id)).toMatchObject({ state: "WAITING", nodeId: null, retriesLeft: left });
    }
    await world.run(one, (tx) => acquire(tx, id));
    await world.run(one, (tx) => start(tx, id));
    await world.run(one, (tx) => finish(tx, id, { error: "no" }));
    expect(await world.job(id)).toMatchObject({ state: "ERROR", attempt: 3, runDone: 3 });
  });
});

describe("acquire", () => {
  test("is a no-op for the holder in any state", async () => {
    const id = await working();
    const before = await world.types(id);
    expect((await world.run(one, (tx) => acquire(tx, id))).state).toBe("WORKING");
    expect(await world.types(id)).toEqual(before);
  });

  test("refuses what another node holds, what is finished, and what is not there", async () => {
    const id = await working();
    expect(await refused(world.run(two, (tx) => acquire(tx, id)))).toBe("ALREADY_ACQUIRED");
    const { id: over } = await world.command(user);
    await world.run(admin, (tx) => cancel(tx, over));
    expect(await refused(world.run(two, (tx) => acquire(tx, over)))).toBe("ILLEGAL_TRANSITION");
    expect(await refused(world.run(two, (tx) => acquire(tx, 999)))).toBe("NOT_FOUND");
  });

  test("refuses a paused node", async () => {
    const { id } = await world.command(user);
    await world.run(admin, (tx) => pauseNode(tx, two.node.id, { reason: "new disk" }));
    expect(await refused(world.run(two, (tx) => acquire(tx, id)))).toBe("NODE_UNAVAILABLE");
  });

  test("needs a node", async () => {
    const { id } = await world.command(user);
    expect(await refused(world.run(user, (tx) => acquire(tx, id)))).toBe("FORBIDDEN");
  });

  test("is won once when many nodes race", async () => {
    const { id } = await world.command(user);
    const nodes = await Promise.all(
      Array.from({ length: 12 }, (_, at) => world.worker(user, { name: `racer-${at}` })),
    );
    const outcomes = await Promise.all(
      nodes.map((node) =>
        world
          .run(node, (tx) => acquire(tx, id))
          .then(
            () => "won",
            (error) => error.code,
          ),
      ),
    );
    expect(outcomes.filter((outcome) => outcome === "won")).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === "ALREADY_ACQUIRED")).toHaveLength(11);
    expect((await world.job(id)).attempt).toBe(1);
  });
});

describe("start", () => {
  test("is refused while the node works another job, whatever the state of this one", async () => {
    await working();
    const { id } = await world.command(user);
    await world.run(one, (tx) => acquire(tx, id));
    expect(await refused(world.run(one, (tx) => start(tx, id)))).toBe("NODE_BUSY");
  });

  test("does not count a current job that was cancelled or taken away", async () => {
    const first = await working();
    await world.run(admin, (tx) => cancel(tx, first));
    const { id: second } = await world.command(user);
    await world.run(one, (tx) => acquire(tx, second));
    expect((await world.run(one, (tx) => start(tx, second))).state).toBe("WORKING");
    await world.run(admin, (tx) => abort(tx, second));
    const { id: third } = await world.command(user);
    await world.run(one, (tx) => acquire(tx, third));
    expect((await world.run(one, (tx) => start(tx, third))).state).toBe("WORKING");
  });
});

describe("reports of an attempt that is over", () => {
  test("are fenced by the attempt's number", async () => {
    const id = await working();
    await world.run(admin, (tx) => abort(tx, id));
    await world.run(one, (tx) => acquire(tx, id));
    await world.run(one, (tx) => finish(tx, id).catch(() => {}));
    expect(await refused(world.run(one, (tx) => finish(tx, id, { attempt: 1 })))).toBe("STALE_ATTEMPT");
    expect(await refused(world.run(one, (tx) => progress(tx, id, { progress: 1, attempt: 1 })))).toBe(
      "STALE_ATTEMPT",
    );
  });

  test("progress out of 0..1 or out of phase is refused", async () => {
    const id = await working();
    for (const value of [-0.1, 1.1, Number.NaN]) {
      expect(await refused(world.run(one, (tx) => progress(tx, id, { progress: value })))).toBe(
        "INVALID_INPUT",
      );
    }
    await world.run(one, (tx) => finish(tx, id));
    expect(await refused(world.run(one, (tx) => progress(tx, id, { progress: 1 })))).toBe(
      "ILLEGAL_TRANSITION",
    );
    expect(await refused(world.run(one, (tx) => finish(tx, id)))).toBe("ILLEGAL_TRANSITION");
  });
});

describe("taking a job back", () => {
  test("release gives up a job that is not started, and refuses one that is", async () => {
    const { id } = await world.command(user);
    await world.run(one, (tx) => acquire(tx, id));
    expect((await world.run(one, (tx) => release(tx, id))).nodeId).toBeNull();
    const busy = await working();
    expect(await refused(world.run(one, (tx) => release(tx, busy)))).toBe("ILLEGAL_TRANSITION");
  });

  test("reset keeps the holder, abort does not, and both clear times and error", async () => {
    const id = await working();
    expect(await refused(world.run(one, (tx) => reset(tx, id)))).toBe("ILLEGAL_TRANSITION");
    await world.run(one, (tx) => finish(tx, id, { error: "bad" }));
    const back = await world.run(one, (tx) => reset(tx, id));
    expect(back).toMatchObject({ state: "WAITING", nodeId: one.node.id, startedAt: null, errorReason: null });
    expect(back.attempt).toBe(2);
    const free = await world.run(admin, (tx) => abort(tx, id));
    expect(free).toMatchObject({ state: "WAITING", nodeId: null });
  });

  test("abort leaves the node's current job; its next report frees it and changes nothing else", async () => {
    const id = await working();
    await world.run(admin, (tx) => abort(tx, id));
    expect((await world.node(one.node.id)).currentJobId).toBe(id);
    await world.run(one, (tx) => finish(tx, id));
    expect((await world.node(one.node.id)).currentJobId).toBeNull();
    expect(await world.job(id)).toMatchObject({ state: "WAITING", nodeId: null });
    const runs = await world.services.store.read.run.findMany({ where: { jobId: id } });
    expect(runs.map(({ outcome }) => outcome)).toEqual(["ABORTED"]);
  });

  test("cancel is final until a retry, a no-op on what is over, and the worker's finish changes nothing", async () => {
    const id = await working();
    await world.run(admin, (tx) => cancel(tx, id));
    await world.run(admin, (tx) => cancel(tx, id));
    await world.run(one, (tx) => finish(tx, id));
    expect(await world.job(id)).toMatchObject({
      state: "CANCELLED",
      errorReason: "Cancelled",
      endedAt: null,
    });
    expect((await world.types(id)).filter((type) => type === "JOB_CANCELLED")).toHaveLength(1);
    await world.run(admin, (tx) => retry(tx, id));
    expect(await world.job(id)).toMatchObject({ state: "WAITING", nodeId: null, errorReason: null });
  });

  test("only an admin or the creator cancels, and `as` narrows it to the admin", async () => {
    const bob = await world.user("bob");
    const { id } = await world.command(user);
    expect(await refused(world.run(bob, (tx) => cancel(tx, id)))).toBe("FORBIDDEN");
    expect(await refused(world.run(user, (tx) => cancel(tx, id, { grants: ["OPERATOR"] })))).toBe(
      "FORBIDDEN",
    );
    expect((await world.run(user, (tx) => cancel(tx, id))).state).toBe("CANCELLED");
  });
});
