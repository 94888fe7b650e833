import { expect, test } from "@jest/globals";
import fc from "fast-check";
import type { Actor } from "../../../src/domain/actor.ts";
import { update } from "../../../src/domain/nodes/update.ts";
import { asWorker } from "../../../src/domain/nodes/upsertWorker.ts";
import { Presence } from "../../../src/domain/presence.ts";
import { data, execute } from "../../support/graph.ts";
import { size } from "../../support/long.ts";
import { check } from "../../support/property.ts";
import { statementsOf } from "../../support/statements.ts";
import { withOwnCleanups } from "../../support/store.ts";
import { type World, withWorld } from "../../support/world.ts";

const query = `query ($from: DateTime!, $to: DateTime, $interval: Int!) {
  computeNodes(first: 50, orderBy: [{ field: NUMBER, direction: ASC }]) { nodes {
    name loadHistory(from: $from, to: $to, interval: $interval) { from to samples cpuLoad freeMemory totalMemory }
  } } }`;

interface Bucket {
  from: string;
  to: string;
  samples: number;
  cpuLoad: number | null;
  freeMemory: number | null;
  totalMemory: number | null;
}
interface Answer {
  computeNodes: { nodes: { name: string; loadHistory: Bucket[] }[] };
}

/** What workers report: each some time after the one before it. */
const report = fc.record({
  worker: fc.nat(2),
  after: fc.integer({ min: 0, max: 100 }),
  cores: fc.option(fc.array(fc.nat(100), { minLength: 1, maxLength: 4 }), { nil: null }),
  freeMemory: fc.option(fc.nat(64_000), { nil: null }),
});

async function call(world: World, actor: Actor, name: string, load: object): Promise<void> {
  await asWorker({ services: world.services, actor }, { name, ...load });
}

test("the history is that of the first report of each minute, bucket by bucket", async () => {
  await check(
    fc.asyncProperty(
      fc.array(report, { minLength: 40, maxLength: 40 }),
      fc.constantFrom(60, 90, 300, 3_600),
      (reports, interval) =>
        withOwnCleanups(async () => {
          const world = await withWorld();
          const admin = await world.admin();
          const began = world.clock.now().getTime();
          const firsts = new Map<string, { at: number; worker: number; load: (typeof reports)[number] }>();
          for (const load of reports) {
            world.clock.advance(load.after);
            const { worker, cores, freeMemory } = load;
            await call(world, admin, `w${worker}`, {
              cpuLoad: cores && JSON.stringify(cores),
              freeMemory: freeMemory === null ? null : BigInt(freeMemory),
              totalMemory: 64_000n,
            });
            const at = Math.floor(world.clock.now().getTime() / 60_000) * 60_000;
            const key = `${worker} ${at}`;
            if (!firsts.has(key)) firsts.set(key, { at, worker, load });
          }
          await world.services.presence.flush();
          // The history ends now: it has no sample of a minute that begins just now.
          world.clock.advance(1);
          const variables = { from: new Date(began).toISOString(), interval };
          const { computeNodes } = await data<Answer>(world, admin, query, variables);
          for (const { name, loadHistory } of computeNodes.nodes) {
            for (const { from, to, ...found } of loadHistory) {
              const own = [...firsts.values()].filter(
                ({ at, worker }) => name === `w${worker}` && at >= Date.parse(from) && at < Date.parse(to),
              );
              const cores = own.flatMap(({ load }) => (load.cores ? [mean(load.cores)] : []));
              const free = own.flatMap(({ load }) => load.freeMemory ?? []);
              expect(rounded(found)).toEqual(
                rounded({
                  samples: own.length,
                  cpuLoad: cores.length > 0 ? mean(cores) : null,
                  freeMemory: free.length > 0 ? mean(free) : null,
                  totalMemory: own.length > 0 ? 64_000 : null,
                }),
              );
            }
            const shown = loadHistory.reduce((sum, { samples }) => sum + samples, 0);
            const after = Math.floor(began / 1_000 / interval) * interval * 1_000;
            const all = [...firsts.values()].filter(({ at, worker }) => name === `w${worker}` && at >= after);
            expect(shown).toBe(all.length);
          }
        }),
    ),
    { numRuns: size(4, 40), endOnFailure: true },
  );
});

const mean = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0) / values.length;
const rounded = (numbers: object) =>
  Object.fromEntries(
    Object.entries(numbers).map(([name, value]) => [name, value && Number((value as number).toFixed(6))]),
  );

test("a heartbeat takes no statement for its sample, and a flush one for all nodes", async () => {
  const world = await withWorld();
  const admin = await world.admin();
  const names = Array.from({ length: 20 }, (_, n) => `w${n}`);
  const load = { cpuLoad: "[50, 100]", freeMemory: 10n, totalMemory: 20n };
  for (const name of names) await call(world, admin, name, load);
  await world.services.presence.flush();
  world.clock.advance(60);
  for (const name of names) expect(await statementsOf(() => call(world, admin, name, load))).toHaveLength(1);
  const written = await statementsOf(() => world.services.presence.flush());
  expect(written.filter((sql) => /insert into "NodeLoad"/i.test(sql))).toHaveLength(1);
  expect(await world.services.store.read.nodeLoad.count()).toBe(40);
  // A minute has one sample, however often they report.
  world.clock.advance(2);
  for (const name of names) await call(world, admin, name, { ...load, cpuLoad: "[1]" });
  await world.services.presence.flush();
  expect(await world.services.store.read.nodeLoad.count()).toBe(40);

  const variables = { from: new Date(world.clock.now().getTime() - 600_000).toISOString(), interval: 60 };
  const statements = await statementsOf(() => data(world, admin, query, variables));
  expect(statements).toHaveLength(2);
});

test("the sample of a minute stays when another gateway writes one too", async () => {
  const world = await withWorld();
  const admin = await world.admin();
  await call(world, admin, "w", {});
  const at = world.clock.now();
  const other = new Presence(world.services.store);
  world.services.presence.loadReported(1, at, { cpuLoad: "[10]" });
  other.loadReported(1, at, { cpuLoad: "[90]" });
  await other.flush();
  await world.services.presence.flush();
  const rows = await world.services.store.read.nodeLoad.findMany();
  expect(rows).toMatchObject([{ nodeId: 1, cpuLoad: 90, freeMemory: null }]);
});

test("samples that the database refuses are kept for the next flush", async () => {
  const world = await withWorld();
  const { store, presence } = world.services;
  presence.loadReported(1, world.clock.now(), { cpuLoad: "[10]" });
  const { write } = store;
  store.write = () => Promise.reject(new Error("no space left"));
  await expect(presence.flush()).rejects.toThrow("no space left");
  store.write = write;
  await presence.flush();
  await presence.flush();
  expect(await store.read.nodeLoad.findMany()).toMatchObject([{ cpuLoad: 10 }]);
});

test("what a worker sends as load may be anything, and a node's own update counts as well", async () => {
  const world = await withWorld();
  const admin = await world.admin();
  const sent = ["[]", '["a"]', "12", "[1e999]", "{", "[40, null, 60]", ""];
  for (const [n, cpuLoad] of sent.entries())
    await call(world, admin, `w${n}`, { cpuLoad, freeMemory: BigInt(n) });
  await call(world, admin, "silent", {});
  const { node } = await world.worker(admin, { name: "own" });
  await world.run(admin, (change) => update(change, node.id, { cpuLoad: "[7]" }));
  await world.services.presence.flush();
  const rows = await world.services.store.read.nodeLoad.findMany({ orderBy: { nodeId: "asc" } });
  expect(rows.map(({ cpuLoad }) => cpuLoad)).toEqual([null, null, 12, null, null, 50, null, 7]);
});

test("too many buckets and an impossible interval are refused", async () => {
  const world = await withWorld();
  const admin = await world.admin();
  await call(world, admin, "w", {});
  for (const [interval, reason] of [
    [0, /from 1 to/],
    [1, /86400 intervals/],
  ] as const) {
    const { errors } = await execute(world, admin, query, {
      from: "2026-01-01T00:00:00.000Z",
      to: "2026-01-02T00:00:00.000Z",
      interval,
    });
    expect(errors?.[0]?.message).toMatch(reason);
  }
});
