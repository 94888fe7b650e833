import { describe, expect, test } from "@jest/globals";
import { createTree } from "../../../src/domain/jobs/createTree.ts";
import type { TreeInput } from "../../../src/domain/jobs/plan.ts";
import { remove } from "../../../src/domain/jobs/remove.ts";
import { resetTree } from "../../../src/domain/jobs/resetTree.ts";
import { restore } from "../../../src/domain/jobs/restore.ts";
import { setOutcome } from "../../../src/domain/jobs/setOutcome.ts";
import { updateRows } from "../../../src/store/rows.ts";
import { dialect } from "../../support/database.ts";
import { data } from "../../support/graph.ts";
import { size } from "../../support/long.ts";
import { refused, withWorld } from "../../support/world.ts";

describe("a tree made at once", () => {
  test("has counters, inherited values, states and dependencies as if made one by one", async () => {
    const world = await withWorld();
    const admin = await world.admin();
    const done = await world.command(admin);
    await world.run(admin, (change) => setOutcome(change, done.id, "FINISHED"));
    const open = await world.command(admin);
    const { id } = await world.run(admin, (change) =>
      createTree(change, {
        title: "film",
        priority: 3,
        affinity: "linux",
        children: [
          {
            title: "scene",
            priority: 300,
            children: [{ title: "a", key: "a", command: "a", affinity: "gpu", retry: 2 }],
          },
          { title: "b", command: "b", after: ["a"] },
          { title: "c", command: "c", dependencies: [done.id] },
          { title: "d", command: "d", dependencies: [open.id], paused: true },
          { title: "empty" },
        ],
      }),
    );
    const rows = await world.services.store.read.job.findMany({
      where: { id: { gte: id } },
      orderBy: { id: "asc" },
    });
    const shown = Object.fromEntries(
      rows.map(({ title, total, depth, priorityPath, effectiveAffinity, state, blocked, isGroup, path }) => [
        title,
        [total, depth, priorityPath.slice(0, 6), effectiveAffinity, state, blocked, isGroup, path],
      ]),
    );
    const scene = rows.find(({ title }) => title === "scene")?.id;
    expect(shown).toEqual({
      film: [5, 0, "030000", 1n, "WAITING", false, true, "/"],
      scene: [1, 1, "03ff00", 1n, "WAITING", false, true, `/${id}/`],
      a: [0, 2, "03ff00", 3n, "WAITING", false, false, `/${id}/${scene}/`],
      b: [0, 1, "030000", 1n, "PENDING", true, false, `/${id}/`],
      c: [0, 1, "030000", 1n, "WAITING", false, false, `/${id}/`],
      d: [0, 1, "030000", 1n, "PENDING", true, false, `/${id}/`],
      empty: [0, 1, "030000", 1n, "WAITING", false, true, `/${id}/`],
    });
    expect(rows.find(({ title }) => title === "a")).toMatchObject({
      retry: 2,
      retriesLeft: 2,
      creatorId: admin.user?.id,
    });
    expect(await world.types(id)).toEqual(["JOB_CREATED"]);
  });

  test("keeps every text as it was sent", async () => {
    const world = await withWorld();
    const admin = await world.admin();
    const text = `'"\\ \n\r\t Ü€😀 {} [] \u2028${dialect === "sqlite" ? "\0" : ""} end`;
    const children = [{ title: text, command: text, environment: text }];
    const { id } = await world.run(admin, (change) => createTree(change, { children }));
    expect(await world.job(id + 1)).toMatchObject({ title: text, command: text, environment: text });
    const one = await world.command(admin, { title: text, command: text });
    expect(await world.job(one.id)).toMatchObject({ title: text, command: text });
  });

  test("inside of a group counts there, and later jobs get later numbers", async () => {
    const world = await withWorld();
    const admin = await world.admin();
    const group = await world.command(admin, { command: "" });
    const tree: TreeInput = { children: [{ command: "a" }, { command: "b" }] };
    const { id } = await world.run(admin, (change) => createTree(change, tree, { parent: group.id }));
    expect(await world.job(group.id)).toMatchObject({ total: 2, state: "WAITING" });
    expect((await world.command(admin)).id).toBe(id + 3);
  });

  test("what can't be is refused, and nothing is made", async () => {
    const world = await withWorld();
    const admin = await world.admin();
    const make = (tree: TreeInput, parent?: number) =>
      refused(world.run(admin, (change) => createTree(change, tree, { parent })));
    const deep = (levels: number): TreeInput => (levels === 1 ? {} : { children: [deep(levels - 1)] });
    const leaf = await world.command(admin);
    const group = await world.command(admin, { command: "" });
    const waits = await world.command(admin, { dependencies: [group.id] });
    expect(await make(deep(9))).toBe("TOO_DEEP");
    expect(await make({ command: "a", children: [{}] })).toBe("INVALID_INPUT");
    expect(await make({ children: [{ key: "a" }, { key: "a" }] })).toBe("INVALID_INPUT");
    expect(await make({ after: ["nobody"] })).toBe("INVALID_INPUT");
    expect(await make({ timeout: -1 })).toBe("INVALID_INPUT");
    expect(await make({ key: "a", children: [{ command: "b", after: ["a"] }] })).toBe("CYCLE");
    expect(
      await make({
        children: [
          { key: "a", command: "a", after: ["b"] },
          { key: "b", command: "b", after: ["a"] },
        ],
      }),
    ).toBe("CYCLE");
    const through = {
      title: "film",
      children: [{ key: "b" }, { children: [{ command: "c", after: ["d"] }], key: "d" }],
    };
    await expect(world.run(admin, (change) => createTree(change, through))).rejects.toThrow(
      "Job d would come to wait for itself, by its after.",
    );
    expect(await make({ dependencies: [999_999] })).toBe("NOT_FOUND");
    expect(await make({}, leaf.id)).toBe("NOT_A_GROUP");
    expect(await make({}, 999_999)).toBe("NOT_FOUND");
    // What waits for the group would wait for what is in it.
    expect(await make({ command: "a", dependencies: [waits.id] }, group.id)).toBe("CYCLE");
    expect(await world.services.store.read.job.count()).toBe(3);
  });

  test("thousands of jobs go in by one mutation, are reset by one, and every event is there", async () => {
    const world = await withWorld();
    const admin = await world.admin();
    const scenes = size(20, 100);
    const total = scenes * 99;
    const children = Array.from({ length: scenes }, (_, scene) => ({
      title: `scene ${scene}`,
      key: `s${scene}`,
      after: scene > 0 && scene % 10 === 0 ? [`s${scene - 1}`] : [],
      children: Array.from({ length: 99 }, (_, frame) => ({
        title: `${frame}`,
        command: "render",
        priority: frame,
      })),
    }));
    const started = performance.now();
    const { createJobTree } = await data<{
      createJobTree: { job: { number: number; counts: { total: number } } };
    }>(
      world,
      admin,
      "mutation ($tree: JobTreeInput!) { createJobTree(tree: $tree) { job { number counts { total } } errors { message } } }",
      { tree: { title: "film", children } },
    );
    const made = performance.now() - started;
    expect(createJobTree.job.counts.total).toBe(total);
    expect(await world.services.store.read.event.count({ where: { type: "JOB_CREATED" } })).toBe(
      scenes + total + 1,
    );
    const { store } = world.services;
    await store.write((tx) =>
      updateRows(
        tx,
        "Job",
        { isGroup: false },
        { state: "FINISHED", runDone: 1, lastStartedAt: world.clock.now() },
      ),
    );
    const before = performance.now();
    const root = await world.run(admin, (change) => resetTree(change, createJobTree.job.number));
    const reset = performance.now() - before;
    expect(root).toMatchObject({ total, totalFinished: 0, state: "WAITING" });
    expect(await store.read.job.count({ where: { state: "WAITING", isGroup: false } })).toBe(total);
    const last = performance.now();
    await world.run(admin, (change) => remove(change, createJobTree.job.number));
    const gone = performance.now() - last;
    expect(await store.read.job.count({ where: { deletedAt: null } })).toBe(0);
    await world.run(admin, (change) => restore(change, createJobTree.job.number));
    expect(await world.job(createJobTree.job.number)).toMatchObject({ total, deletedAt: null });
    // Minutes, when it is done job by job.
    expect([made, reset, gone].map((time) => time < size(5_000, 20_000))).toEqual([true, true, true]);
  });
});
