import { describe, expect, test } from "@jest/globals";
import { dialectsForAll, type Way, waysOf } from "../../support/dialects.ts";
import type { UfdlNode, UfdlRow } from "../../support/ufdl.ts";
import { made, makeNode, type OneNode } from "../../support/work.ts";

/*
 * Every change of a node, made through each dialect that has it, is read back through all of them and the graph. The
 * table names every dialect for every change: where one has no way, it says why.
 */

type Dialect = "GraphQL" | "UFDL" | "Scale" | "Nodepool" | "Coalition";

const all = dialectsForAll();
let count = 0;

/** A node's name to Coalition. */
const nameOf = async (pk: number): Promise<string> =>
  (await all().graph<{ computeNode: { name: string } }>(`{ computeNode(id: ${pk}) { name } }`)).computeNode
    .name;

const inCoalition = (method: string, call: string) => async (pk: number) =>
  all().coalition.do(method, `/api/${call}`, [await nameOf(pk)]);

async function fresh(): Promise<number> {
  count++;
  const input = { hostname: `host-${count}`, ip: `192.0.2.${count}`, index: 0, cpuMemory: 1 };
  return made(
    all().server,
    "mutation ($input: ComputeNodeInput!) { made: registerNode(input: $input) { node { number } } }",
    { input },
  );
}

interface Seen {
  paused: boolean;
  reason: string | null;
  active: boolean;
  state: string;
}

interface GraphNode {
  name: string;
  paused: boolean;
  pauseReason: string | null;
  active: boolean;
  nodepool: { state: string };
}

/** How a node stands, as all of them tell; fails when they disagree. */
async function seen(pk: number): Promise<Seen> {
  const { computeNode } = await all().graph<{ computeNode: GraphNode }>(
    `{ computeNode(id: ${pk}) { name paused pauseReason active nodepool { state } } }`,
  );
  const { name, paused, pauseReason, active } = computeNode;
  const scale = (await all().scale("GET", pk)).body;
  const nodepool = (await all().nodepool("GET", pk)).body;
  expect(scale).toMatchObject({ is_paused: paused, pause_reason: pauseReason, is_active: active });
  expect(scale.deprecated === null).toBe(active);
  expect(nodepool.state).toBe(computeNode.nodepool.state.toLowerCase());
  expect(await all().coalition.workers(name)).toMatchObject({ name, active: Number(active) });
  expect((await all().ufdl.ok(all().ufdl.get<UfdlNode>(`nodes/${pk}`))).pk).toBe(pk);
  return { paused, reason: pauseReason, active, state: nodepool.state };
}

/** A job waits, and the node does not get it. */
async function isGivenNothing(pk: number): Promise<void> {
  const worker = all().coalition.worker(await nameOf(pk));
  const job = await all().coalition.add();
  expect(await worker.pick()).toBe(null);
  await all().coalition.do("DELETE", "/api/jobs", [job]);
}

const ready: Seen = { paused: false, reason: null, active: true, state: "ready" };
const held = { ...ready, paused: true, state: "hold" };
const away = { ...ready, active: false, state: "delete" };

const pause: Record<Dialect, Way> = {
  GraphQL: (pk) => all().mutate(`pauseNode(id: ${pk}, reason: "GraphQL")`),
  Scale: (pk) => all().scale("PATCH", pk, { is_paused: true, pause_reason: "Scale" }),
  Nodepool: (pk) => all().nodepool("PUT", pk, { state: "hold" }),
  UFDL: "none: it knows no pause of a node",
  Coalition: "none: its stop takes the worker's job away, which is deactivating",
};
const resume: Record<Dialect, Way> = {
  GraphQL: (pk) => all().mutate(`resumeNode(id: ${pk})`),
  Scale: (pk) => all().scale("PATCH", pk, { is_paused: false }),
  Nodepool: (pk) => all().nodepool("PUT", pk, { state: "ready" }),
  UFDL: "none: it knows no pause of a node",
  Coalition: "none: its start activates",
};
const leave: Record<Dialect, Way> = {
  GraphQL: (pk) => all().mutate(`deactivateNode(id: ${pk})`),
  Scale: (pk) => all().scale("PATCH", pk, { is_active: false }),
  Nodepool: (pk) => all().nodepool("DELETE", pk),
  Coalition: inCoalition("POST", "stopworkers"),
  UFDL: "none: its nodes are there or destroyed",
};
const comeBack: Record<Dialect, Way> = {
  GraphQL: (pk) => all().mutate(`activateNode(id: ${pk})`),
  Scale: (pk) => all().scale("PATCH", pk, { is_active: true }),
  Nodepool: async (pk) => {
    await all().nodepool("PUT", pk, { state: "hold" });
    await all().nodepool("PUT", pk, { state: "ready" });
  },
  Coalition: inCoalition("POST", "startworkers"),
  UFDL: "none: its nodes are there or destroyed",
};
const remove: Record<Dialect, Way> = {
  GraphQL: (pk) => all().mutate(`removeNode(id: ${pk})`),
  UFDL: (pk) => all().ufdl.ok(all().ufdl.delete(`nodes/${pk}`)),
  Coalition: inCoalition("DELETE", "workers"),
  Nodepool: async (pk) => {
    await all().nodepool("DELETE", pk);
    all().server.clock.advance(all().server.config.nodepool.reapAfter);
    await all().server.scheduler.runAll();
  },
  Scale: "none: its rows are never deleted",
};

const pairs = (ways: Record<Dialect, Way>, ends: Record<Dialect, Way>) =>
  waysOf(ways).flatMap(([by, way]) => waysOf(ends).map(([end, back]) => [by, end, way, back] as const));

describe("a node that is paused", () => {
  test.each(pairs(pause, resume))(
    "through %s and resumed through %s is so to all",
    async (by, _end, way, back) => {
      const pk = await fresh();
      expect(await seen(pk)).toEqual(ready);
      await way(pk);
      expect(await seen(pk)).toEqual({ ...held, reason: by === "Nodepool" ? null : by });
      await isGivenNothing(pk);
      await back(pk);
      expect(await seen(pk)).toEqual(ready);
    },
  );
});

describe("a node that leaves the cluster", () => {
  test.each(pairs(leave, comeBack))(
    "through %s and comes back through %s does so to all",
    async (_by, _end, way, back) => {
      const pk = await fresh();
      await way(pk);
      expect(await seen(pk)).toEqual(away);
      await isGivenNothing(pk);
      await back(pk);
      expect(await seen(pk)).toEqual(ready);
    },
  );
});

describe("a node that is removed", () => {
  test.each(waysOf(remove))("through %s is gone for all", async (_by, way) => {
    const pk = await fresh();
    const name = await nameOf(pk);
    await way(pk);
    expect((await all().scale("GET", pk)).status).toBe(404);
    expect((await all().nodepool("GET", pk)).status).toBe(404);
    expect((await all().ufdl.get(`nodes/${pk}`)).status).toBe(404);
    expect(await all().coalition.workers(name)).toBe(undefined);
    expect(await all().graph(`{ computeNode(id: ${pk}) { state } }`)).toEqual({
      computeNode: { state: "REMOVED" },
    });
  });
});

/** How a node comes about, and the name that all give it. */
const create: Record<Dialect, (() => Promise<{ pk: number; name: string }>) | `none: ${string}`> = {
  GraphQL: async () => {
    const name = "made-by-graphql";
    return { pk: await makeNode(all().server, name), name };
  },
  UFDL: async () => {
    const body = { ip: "198.51.100.7", index: 1, cpu_mem: 1024 };
    return {
      pk: (await all().ufdl.ok(all().ufdl.post<UfdlRow>("nodes/create", { body }))).pk,
      name: "198.51.100.7#1",
    };
  },
  Coalition: async () => {
    await all().coalition.worker("made-by-a-pick").pick();
    const { computeNodes } = await all().graph<OneNode>(
      '{ computeNodes(filter: { name: { eq: "made-by-a-pick" } }) { nodes { number } } }',
    );
    return { pk: computeNodes.nodes[0].number, name: "made-by-a-pick" };
  },
  Scale: "none: its scheduler makes the rows",
  Nodepool: "none: its daemon makes the rows",
};

describe("a node that is made", () => {
  test.each(
    Object.entries(create).flatMap(([by, way]) => (typeof way === "function" ? [[by, way] as const] : [])),
  )("through %s is everybody's", async (_by, way) => {
    const { pk, name } = await way();
    expect(await seen(pk)).toEqual(ready);
    expect((await all().scale("GET", pk)).body.hostname).toBe(name);
    expect((await all().coalition.workers(name))?.state).toBe("WAITING");
  });

  test("and renamed is so to all", async () => {
    const pk = await fresh();
    await all().ufdl.ok(all().ufdl.patch(`nodes/${pk}`, { body: { ip: "198.51.100.8" } }));
    expect((await all().nodepool("GET", pk)).body.ip).toBe("198.51.100.8");
    await all().mutate(`updateNode(id: ${pk}, input: { name: "renamed", hostname: "renamed.example" })`);
    expect((await all().scale("GET", pk)).body.hostname).toBe("renamed.example");
    expect((await all().nodepool("GET", pk)).body.hostname).toBe("renamed.example");
    expect(await all().coalition.workers("renamed")).toMatchObject({ name: "renamed", ip: "198.51.100.8" });
  });
});

test("a node at work is used to Nodepool, busy to UFDL and working to Coalition", async () => {
  const pk = await fresh();
  const worker = all().coalition.worker(await nameOf(pk));
  const job = await all().coalition.add();
  expect((await worker.pick())?.id).toBe(job);
  expect((await all().nodepool("GET", pk)).body).toMatchObject({ _state: 3, state: "used" });
  expect((await all().ufdl.ok(all().ufdl.get<UfdlNode>(`nodes/${pk}`))).current_job).toBe(job);
  expect(await all().coalition.workers(worker.name)).toMatchObject({ state: "WORKING", last_job: job });
  expect(await all().graph(`{ computeNode(id: ${pk}) { state } }`)).toEqual({
    computeNode: { state: "WORKING" },
  });
  await worker.end(job);
  expect((await all().nodepool("GET", pk)).body.state).toBe("ready");
  expect((await all().ufdl.ok(all().ufdl.get<UfdlNode>(`nodes/${pk}`))).current_job).toBe(null);
  expect(await all().coalition.workers(worker.name)).toMatchObject({ state: "WAITING", finished: 1 });
});
