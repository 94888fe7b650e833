import { beforeAll, describe, expect, test } from "@jest/globals";
import type { CoalitionJob } from "../../support/coalition.ts";
import { dialectsForAll, type Way, waysOf } from "../../support/dialects.ts";
import { Nodepool, type NodepoolImage, nodepoolYaml } from "../../support/nodepool.ts";
import type { UfdlJob } from "../../support/ufdl.ts";
import { makeJob, type OneNode } from "../../support/work.ts";

/*
 * Every change of a job, made through each dialect that has it, is read back through all that have jobs. The table names
 * every dialect for every change: where one has no way, it says why. Scale's API has no jobs, and Nodepool's are its
 * images: see the end.
 */

type Dialect = "GraphQL" | "UFDL" | "Coalition";

const all = dialectsForAll();
const worker = () => all().coalition.worker("w1");
let node = 0;
let ufdlNode = 0;
beforeAll(async () => {
  await worker().pick();
  const { computeNodes } = await all().graph<OneNode>(
    '{ computeNodes(filter: { name: { eq: "w1" } }) { nodes { number } } }',
  );
  node = computeNodes.nodes[0].number;
  ufdlNode = await all().ufdl.node("198.51.100.1");
});

/** How a job stands, in each dialect's own words. */
interface Stands {
  GraphQL: { state: string; phase: string; paused: boolean; deleted: boolean };
  UFDL: { phase: string; deleted: boolean; held: boolean };
  /** Null for one that it does not know. */
  Coalition: string | null;
}

interface GraphJob {
  state: string;
  phase: string;
  paused: boolean;
  deletedAt: string | null;
}

async function stands(pk: number): Promise<Stands> {
  const { job } = await all().graph<{ job: GraphJob }>(`{ job(id: ${pk}) { state phase paused deletedAt } }`);
  const ufdl = await all().ufdl.ok(all().ufdl.get<UfdlJob>(`jobs/${pk}`));
  const { status, body } = await all().coalition.ask<CoalitionJob>("GET", `/api/jobs/${pk}`);
  return {
    GraphQL: { state: job.state, phase: job.phase, paused: job.paused, deleted: job.deletedAt !== null },
    UFDL: { phase: phaseOf(ufdl), deleted: ufdl.deletion_time !== null, held: ufdl.node !== null },
    Coalition: status === 404 ? null : body.state,
  };
}

/** As UFDL's clients tell a phase from a job's body. */
function phaseOf(job: UfdlJob): string {
  if (job.is_cancelled) return "CANCELLED";
  if (job.end_time !== null) return job.error_reason === null ? "FINISHED" : "ERRORED";
  return job.start_time === null ? "CREATED" : "STARTED";
}

const words = (
  state: string,
  phase: string,
  coalition: string | null,
  held: boolean,
  more: Partial<Stands["GraphQL"]> = {},
): Stands => {
  const { paused = false, deleted = false } = more;
  return {
    GraphQL: { state, phase, paused, deleted },
    UFDL: { phase, deleted, held },
    Coalition: coalition,
  };
};
const waiting = words("WAITING", "CREATED", "WAITING", false);
const pending = words("PENDING", "CREATED", "PENDING", false);
const working = words("WORKING", "STARTED", "WORKING", true);
const finished = words("FINISHED", "FINISHED", "FINISHED", true);
const failed = words("ERROR", "ERRORED", "ERROR", true);
const paused = words("WAITING", "CREATED", "PAUSED", false, { paused: true });
const gone = words("WAITING", "CREATED", null, false, { deleted: true });

const asWorker = { node: 0 };
const graph = (field: (pk: number) => string) => (pk: number) =>
  all().mutate(field(pk), { ...asWorker, node });
const posted = (what: string) => (pk: number) => all().coalition.do("POST", `/api/${what}`, [pk]);
const notTaken = "none: a command is no template's job, and no launcher takes it";

interface Change {
  from: Stands;
  ways: Record<Dialect, Way>;
  to: Stands;
}

/** What can happen to a command. */
const changes: Record<string, Change> = {
  "is given to a worker": {
    from: waiting,
    ways: {
      GraphQL: graph(() => "acquireNextJob(kinds: [COMMAND])"),
      Coalition: () => worker().pick(),
      UFDL: notTaken,
    },
    to: working,
  },
  "ends well": {
    from: working,
    ways: {
      GraphQL: graph((pk) => `finishJob(id: ${pk})`),
      Coalition: (pk) => worker().end(pk, 0),
      UFDL: notTaken,
    },
    to: finished,
  },
  "ends badly": {
    from: working,
    ways: {
      GraphQL: graph((pk) => `failJob(id: ${pk}, error: "no disk")`),
      Coalition: (pk) => worker().end(pk, 3),
      UFDL: notTaken,
    },
    to: failed,
  },
  "is cancelled": {
    from: working,
    ways: {
      GraphQL: graph((pk) => `cancelJob(id: ${pk})`),
      UFDL: (pk) => all().ufdl.ok(all().ufdl.delete(`jobs/${pk}/cancel`)),
      Coalition: "none: it knows pausing and deleting",
    },
    to: words("CANCELLED", "CANCELLED", "ERROR", true),
  },
  "is tried again": {
    from: failed,
    ways: {
      GraphQL: graph((pk) => `retryJob(id: ${pk})`),
      Coalition: posted("reseterrorjobs"),
      UFDL: "none: its reset leaves the job with its node",
    },
    to: waiting,
  },
  "is taken up again by its node": {
    from: failed,
    ways: {
      GraphQL: graph((pk) => `resetJob(id: ${pk})`),
      UFDL: (pk) => all().ufdl.ok(all().ufdl.delete(`jobs/${pk}/reset`, { node })),
      Coalition: "none: its resets free the job",
    },
    to: words("WAITING", "CREATED", "WAITING", true),
  },
  "is started over": {
    from: finished,
    ways: {
      GraphQL: graph((pk) => `resetJobTrees(ids: [${pk}])`),
      Coalition: posted("resetjobs"),
      UFDL: "none: its reset is for jobs that failed",
    },
    to: waiting,
  },
  "is taken from its worker": {
    from: working,
    ways: {
      GraphQL: graph((pk) => `requeueJobs(ids: [${pk}])`),
      UFDL: (pk) => all().ufdl.ok(all().ufdl.delete(`jobs/${pk}/abort`)),
      Coalition: posted("startjobs"),
    },
    to: waiting,
  },
  "is paused": {
    from: waiting,
    ways: {
      GraphQL: graph((pk) => `pauseJob(id: ${pk})`),
      Coalition: posted("pausejobs"),
      UFDL: "none: it knows no pause",
    },
    to: paused,
  },
  "goes on": {
    from: paused,
    ways: {
      GraphQL: graph((pk) => `resumeJob(id: ${pk})`),
      Coalition: posted("startjobs"),
      UFDL: "none: it knows no pause",
    },
    to: waiting,
  },
  "is deleted": {
    from: waiting,
    ways: {
      GraphQL: graph((pk) => `deleteJob(id: ${pk})`),
      UFDL: (pk) => all().ufdl.ok(all().ufdl.delete(`jobs/${pk}`)),
      Coalition: (pk) => all().coalition.do("DELETE", "/api/jobs", [pk]),
    },
    to: gone,
  },
  "comes back": {
    from: gone,
    ways: {
      GraphQL: graph((pk) => `restoreJob(id: ${pk})`),
      UFDL: (pk) => all().ufdl.ok(all().ufdl.delete(`jobs/${pk}/reinstate`)),
      Coalition: "none: what it deletes it never shows again",
    },
    to: waiting,
  },
};

async function worked(pk: number, exitCode: number): Promise<void> {
  await worker().pick();
  await worker().end(pk, exitCode);
}

/** What brings a command there. */
const brought: [Stands, (pk: number) => Promise<unknown>][] = [
  [waiting, async () => {}],
  [working, () => worker().pick()],
  [finished, (pk) => worked(pk, 0)],
  [failed, (pk) => worked(pk, 1)],
  [paused, posted("pausejobs")],
  [gone, (pk) => all().coalition.do("DELETE", "/api/jobs", [pk])],
];

const table = Object.entries(changes).flatMap(([what, { from, ways, to }]) =>
  waysOf(ways).map(([by, way]) => ({ what, by, way, from, to })),
);

describe("a command that", () => {
  test.each(table)("$what through $by does so to all", async ({ way, from, to }) => {
    const pk = await all().coalition.add();
    await brought.find(([standing]) => standing === from)?.[1](pk);
    expect(await stands(pk)).toEqual(from);
    await way(pk);
    expect(await stands(pk)).toEqual(to);
    // Leaves nothing for the next test's worker.
    await all().coalition.do("DELETE", "/api/jobs", [pk]);
    await worker().pick();
  });

  test("waits for another is blocked, and released by it, to all", async () => {
    const first = await all().coalition.add();
    const then = await all().coalition.add({ dependencies: [first] });
    expect(await stands(then)).toEqual(pending);
    await worker().pick();
    await worker().end(first);
    expect(await stands(then)).toEqual(waiting);
    await all().coalition.do("DELETE", "/api/jobs", [then]);
  });

  const makers: Record<Dialect, (() => Promise<number>) | `none: ${string}`> = {
    GraphQL: () => makeJob(all().server),
    Coalition: () => all().coalition.add(),
    UFDL: "none: its jobs are made from templates",
  };
  test.each(
    Object.entries(makers).flatMap(([by, make]) => (typeof make === "function" ? [[by, make] as const] : [])),
  )("is queued through %s is everybody's", async (_by, make) => {
    const pk = await make();
    expect(await stands(pk)).toEqual(waiting);
    await all().ufdl.ok(all().ufdl.delete(`jobs/${pk}/hard`));
    expect(await all().graph(`{ job(id: ${pk}) { number } }`)).toEqual({ job: null });
    expect((await all().coalition.ask("GET", `/api/jobs/${pk}`)).status).toBe(404);
  });

  test("reports progress does so to all that show it", async () => {
    const pk = await all().coalition.add();
    await worker().pick();
    const shown = async () => [
      (await all().coalition.job(pk)).progress,
      (await all().graph<{ job: { progress: number } }>(`{ job(id: ${pk}) { progress } }`)).job.progress,
    ];
    await worker().beat(pk, "PROGRESS:25\n");
    expect(await shown()).toEqual([0.25, 0.25]);
    await graph((job) => `progressJob(id: ${job}, progress: 0.75)`)(pk);
    expect(await shown()).toEqual([0.75, 0.75]);
    await worker().end(pk);
  });
});

test("a template's job goes through UFDL's phases, and through Coalition's states", async () => {
  const { ufdl } = all();
  const pk = await ufdl.job("train");
  const step = async (call: Promise<unknown>, to: Stands) => {
    await call;
    expect(await stands(pk)).toEqual(to);
  };
  await step(Promise.resolve(), waiting);
  await step(ufdl.ok(ufdl.acquire(pk, ufdlNode)), { ...waiting, UFDL: { ...waiting.UFDL, held: true } });
  await step(ufdl.ok(ufdl.start(pk, ufdlNode)), working);
  await step(ufdl.ok(ufdl.finish(pk, ufdlNode, "no memory")), failed);
  await step(posted("reseterrorjobs")(pk), waiting);
  await ufdl.ok(ufdl.acquire(pk, ufdlNode));
  await ufdl.ok(ufdl.start(pk, ufdlNode));
  await step(ufdl.ok(ufdl.finish(pk, ufdlNode)), finished);
});

test("an image's job is a job to UFDL that its workers can't take, and its states are the image's", async () => {
  await all().graph("mutation ($yaml: String!) { importNodepoolConfig(yaml: $yaml) { __typename } }", {
    yaml: nodepoolYaml,
  });
  const own = new Nodepool(all().server);
  const images = async () =>
    (await own.ask<NodepoolImage[]>("GET", "/v1/dib_images")).body.map(({ state }) => state);
  await own.ask("POST", "/v1/dib_images/trusty/build");
  const { jobs } = await all().graph<{ jobs: { nodes: [{ number: number }] } }>(
    "{ jobs(filter: { kind: { eq: IMAGE } }) { nodes { number } } }",
  );
  const pk = jobs.nodes[0].number;
  expect([await images(), await stands(pk)]).toEqual([["building"], waiting]);
  expect(await all().ufdl.ok(all().ufdl.get(`jobs/${pk}`))).toMatchObject({
    pk,
    description: "build image trusty",
  });
  expect((await all().ufdl.acquire(pk, ufdlNode)).status).toBe(403);
  expect(await own.work(node, "no space")).toBe(pk);
  expect([await images(), await stands(pk)]).toEqual([[], failed]);
  await graph((job) => `retryJob(id: ${job})`)(pk);
  expect([await images(), await stands(pk)]).toEqual([["building"], waiting]);
  expect(await own.work(node)).toBe(pk);
  expect([await images(), await stands(pk)]).toEqual([["ready"], finished]);
});
