import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { data } from "../../support/graph.ts";
import { size } from "../../support/long.ts";
import { check } from "../../support/property.ts";
import { withOwnCleanups } from "../../support/store.ts";
import { withWorld } from "../../support/world.ts";
import { rowsOf } from "../filters/rows.ts";
import { asVariables, jobFilter } from "../filters/trees.ts";
import { spreadOf, tally } from "./recount.ts";
import { began, type Cluster, cluster, endOf, fill } from "./rows.ts";

const numRuns = size(4, 40);
/** A cluster of 80 jobs takes minutes to shrink. */
const endOnFailure = true;
const spread = "{ count sum min max p50 p95 p99 }";

interface Group {
  state: string;
  nodeNumber: number | null;
  count: number;
  duration: object | null;
  wait: object | null;
}

test("numbers about jobs are those of a recount of their rows, grouped and not", async () => {
  await check(
    fc.asyncProperty(cluster, fc.constantFrom(undefined, "ann"), (made, user) =>
      withOwnCleanups(async () => {
        const world = await withWorld();
        const admin = await world.admin();
        await fill(world, made);
        const numbers = `count duration ${spread} wait ${spread}`;
        const { jobStats } = await data<{ jobStats: object & { groups: Group[] } }>(
          world,
          admin,
          `query ($filter: JobFilter) { jobStats(filter: $filter, groupBy: [STATE, NODE]) {
            ${numbers} groups(first: 100) { state nodeNumber ${numbers} } } }`,
          { filter: user === undefined ? {} : { onBehalfOf: { eq: user } } },
        );
        const shown = made.jobs.filter(
          (job) => job.deletedAt === null && (user === undefined || job.user === user),
        );
        const { groups, ...total } = jobStats;
        expect(total).toEqual(recounted(shown));
        const keyOf = (state: string, node: number | null) => `${state} ${node}`;
        const keys = new Set(shown.map((job) => keyOf(job.state, job.lastNode)));
        expect(groups.length).toBe(keys.size);
        for (const { state, nodeNumber, ...found } of groups) {
          const node = nodeNumber === null ? null : nodeNumber - 1;
          const own = shown.filter((job) => keyOf(job.state, job.lastNode) === keyOf(state, node));
          expect(found).toEqual(recounted(own));
        }
        const counts = groups.map(({ count }) => count);
        expect(counts).toEqual(counts.toSorted((a, b) => b - a));
      }),
    ),
    { numRuns, endOnFailure },
  );
});

function recounted(jobs: Cluster["jobs"]) {
  const ended = jobs.filter(({ isGroup, state }) => !isGroup && ["FINISHED", "ERROR"].includes(state));
  return {
    count: jobs.length,
    duration: spreadOf(ended.map(({ duration }) => duration)),
    wait: spreadOf(jobs.flatMap(({ waitSeconds }) => waitSeconds ?? [])),
  };
}

test("they are about the rows that the list shows, whatever the filter", async () => {
  const world = await withWorld();
  const admin = await world.admin();
  await rowsOf(world, 7);
  const both = `query ($filter: JobFilter) {
    jobs(filter: $filter, first: 1000) { nodes { state } }
    jobStats(filter: $filter, groupBy: [STATE]) { count groups { state count } }
  }`;
  await check(
    fc.asyncProperty(jobFilter, async (filter) => {
      const { jobs, jobStats } = await data<{
        jobs: { nodes: { state: string }[] };
        jobStats: { count: number; groups: { state: string; count: number }[] };
      }>(world, admin, both, { filter: asVariables(filter) });
      expect(jobStats.count).toBe(jobs.nodes.length);
      const counts = Object.fromEntries(jobStats.groups.map(({ state, count }) => [state, count]));
      expect(counts).toEqual(tally(jobs.nodes.map(({ state }) => state)));
    }),
    { numRuns: size(150, 500) },
  );
});

const range = { from: new Date(began), to: new Date(began + 3 * 3_600_000), interval: 600 };

test("the history of jobs is that of their rows, bucket by bucket", async () => {
  await check(
    fc.asyncProperty(cluster, fc.boolean(), (made, filtered) =>
      withOwnCleanups(async () => {
        const world = await withWorld();
        const admin = await world.admin();
        await fill(world, made);
        const { jobHistory } = await data<{ jobHistory: { from: string; to: string }[] }>(
          world,
          admin,
          `query ($from: DateTime!, $to: DateTime, $interval: Int!, $filter: JobFilter) {
            jobHistory(from: $from, to: $to, interval: $interval, filter: $filter) {
              from to created started finished failed wait ${spread} } }`,
          {
            ...range,
            from: range.from.toISOString(),
            to: range.to.toISOString(),
            ...(filtered && { filter: { onBehalfOf: { eq: "ann" } } }),
          },
        );
        const shown = made.jobs.filter(
          ({ deletedAt, user }) => deletedAt === null && (!filtered || user === "ann"),
        );
        const runs = (filtered ? shown : made.jobs).flatMap(({ runs }) => runs);
        expect(jobHistory.length).toBe(18);
        for (const { from, to, ...found } of jobHistory) {
          const within = (at: Date | null) => at !== null && at >= new Date(from) && at < new Date(to);
          const began = runs.filter(({ startedAt }) => within(startedAt));
          const ended = runs
            .filter(({ startedAt, lasts }) => within(endOf(startedAt, lasts)))
            .map(({ outcome }) => outcome);
          expect(found).toEqual({
            created: shown.filter(({ createdAt }) => within(createdAt)).length,
            started: began.length,
            finished: ended.filter((outcome) => outcome === "FINISHED").length,
            failed: ended.filter((outcome) => ["ERROR", "TIMED_OUT", "LOST"].includes(outcome)).length,
            wait: spreadOf(began.flatMap(({ waitSeconds }) => waitSeconds ?? [])),
          });
        }
      }),
    ),
    { numRuns, endOnFailure },
  );
});

test("how busy nodes were is what their runs add up to, up to now", async () => {
  const now = began + 2.6 * 3_600_000;
  const overlap = (from: number, to: number, start: Date, end: Date | null) =>
    Math.max(0, Math.min(to, now, end?.getTime() ?? now) - Math.max(from, start.getTime())) / 1000;
  await check(
    fc.asyncProperty(cluster, (made) =>
      withOwnCleanups(async () => {
        const world = await withWorld();
        const admin = await world.admin();
        world.clock.advance((now - world.clock.now().getTime()) / 1000);
        const past = ({ startedAt, lasts }: Cluster["jobs"][0]["runs"][0]) =>
          startedAt.getTime() <= now && (endOf(startedAt, lasts)?.getTime() ?? now) <= now;
        const nodes = made.nodes.map((node) => ({ ...node, stays: null, createdAt: range.from }));
        const jobs = made.jobs.map((job) => ({ ...job, runs: job.runs.filter(past) }));
        await fill(world, { nodes, jobs });
        const { nodeHistory } = await data<{ nodeHistory: Record<string, string | number>[] }>(
          world,
          admin,
          `query ($from: DateTime!, $to: DateTime, $interval: Int!) {
            nodeHistory(from: $from, to: $to, interval: $interval, filter: { number: { lte: 2 } }) {
              from to availableSeconds busySeconds } }`,
          { ...range, from: range.from.toISOString(), to: range.to.toISOString() },
        );
        const runs = jobs.flatMap((job) => job.runs).filter(({ node }) => node < 2);
        expect(nodeHistory.length).toBe(18);
        for (const { from, to, availableSeconds, busySeconds } of nodeHistory) {
          const [first, last] = [Date.parse(from as string), Date.parse(to as string)];
          const sum = (all: number[]) => all.reduce((a, b) => a + b, 0);
          expect(availableSeconds).toBeCloseTo(2 * overlap(first, last, range.from, null), 2);
          expect(busySeconds).toBeCloseTo(
            sum(runs.map((run) => overlap(first, last, run.startedAt, endOf(run.startedAt, run.lasts)))),
            2,
          );
        }
      }),
    ),
    { numRuns, endOnFailure },
  );
});

test("nodes are counted by the state that each of them shows", async () => {
  await check(
    fc.asyncProperty(cluster, fc.boolean(), (made, includeDeleted) =>
      withOwnCleanups(async () => {
        const world = await withWorld();
        const admin = await world.admin();
        world.clock.advance((began - world.clock.now().getTime()) / 1000);
        await fill(world, made);
        const { computeNodes, nodeStats } = await data<{
          computeNodes: { nodes: { state: string; online: boolean }[] };
          nodeStats: {
            count: number;
            online: number;
            free: number;
            states: { state: string; count: number }[];
          };
        }>(
          world,
          admin,
          `query ($all: Boolean) {
            computeNodes(includeDeleted: $all) { nodes { state online } }
            nodeStats(includeDeleted: $all) { count online free states { state count } } }`,
          { all: includeDeleted },
        );
        const { nodes } = computeNodes;
        expect(nodeStats.count).toBe(nodes.length);
        expect(nodeStats.online).toBe(nodes.filter(({ online }) => online).length);
        expect(nodeStats.free).toBe(nodes.filter(({ state, online }) => state === "IDLE" && online).length);
        const counts = Object.fromEntries(nodeStats.states.map(({ state, count }) => [state, count]));
        expect(counts).toEqual(tally(nodes.map(({ state }) => state)));
      }),
    ),
    { numRuns: size(10, 60), endOnFailure },
  );
});

test("a facet counts the values of its own field under the filter of all others", async () => {
  await check(
    fc.asyncProperty(cluster, (made) =>
      withOwnCleanups(async () => {
        const world = await withWorld();
        const admin = await world.admin();
        await fill(world, made);
        const user = { onBehalfOf: { eq: "ann" } };
        const { list, states, kinds } = await data<{
          list: { totalCount: number };
          states: { groups: { state: string; count: number }[] };
          kinds: { groups: { kind: string; count: number }[] };
        }>(
          world,
          admin,
          `query ($all: JobFilter, $states: JobFilter, $kinds: JobFilter) {
            list: jobs(filter: $all) { totalCount }
            states: jobStats(filter: $states, groupBy: [STATE]) { groups { state count } }
            kinds: jobStats(filter: $kinds, groupBy: [KIND]) { groups { kind count } } }`,
          {
            all: { ...user, state: { eq: "ERROR" }, kind: { eq: "COMMAND" } },
            states: { ...user, kind: { eq: "COMMAND" } },
            kinds: { ...user, state: { eq: "ERROR" } },
          },
        );
        const shown = made.jobs.filter((job) => job.deletedAt === null && job.user === "ann");
        expect(Object.fromEntries(states.groups.map(({ state, count }) => [state, count]))).toEqual(
          tally(shown.filter(({ kind }) => kind === "COMMAND").map(({ state }) => state)),
        );
        expect(Object.fromEntries(kinds.groups.map(({ kind, count }) => [kind, count]))).toEqual(
          tally(shown.filter(({ state }) => state === "ERROR").map(({ kind }) => kind)),
        );
        // What a value shows is what its facet has said.
        const counted = states.groups.find(({ state }) => state === "ERROR")?.count ?? 0;
        expect(list.totalCount).toBe(counted);
      }),
    ),
    { numRuns, endOnFailure },
  );
});
