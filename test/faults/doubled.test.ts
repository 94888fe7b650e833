import { expect, test } from "@jest/globals";
import { size } from "../support/long.ts";
import { withServer } from "../support/server.ts";
import { makeJob, makeNode } from "../support/work.ts";

const jobs = size(20, 400);

/** The same list in a random order. */
function shuffled<T>(list: readonly T[]): T[] {
  return list
    .map((item) => [Math.random(), item] as const)
    .sort(([a], [b]) => a - b)
    .map(([, item]) => item);
}

test("calls that come twice and in any order leave counters that equal a recount", async () => {
  const server = await withServer();
  const group = await makeJob(server, { title: "group" });
  const [node, other] = [await makeNode(server, "a"), await makeNode(server, "b")];
  for (let at = 0; at < jobs; at++) {
    const job = await makeJob(server, { command: "x", parent: group });
    const holder = at % 2 ? node : other;
    const calls = [
      [`acquireJob(id: ${job})`, node],
      [`acquireJob(id: ${job})`, other],
      [`startJob(id: ${job})`, holder],
      [`progressJob(id: ${job}, progress: 0.5)`, holder],
      [`finishJob(id: ${job})`, holder],
      [`failJob(id: ${job}, error: "no")`, holder],
      [`resetJob(id: ${job})`, undefined],
      [`cancelJob(id: ${job})`, undefined],
    ] as const;
    await Promise.all(
      shuffled([...calls, ...calls]).map(async ([call, by]) => {
        const { errors } = await server.graphql(
          `mutation { done: ${call} { errors { code } } }`,
          {},
          by === undefined ? {} : { node: by },
        );
        expect(errors).toBeUndefined();
      }),
    );
    // What is still held is given back, so that the nodes are free for the next job.
    await server.graphql(
      `mutation { abortJob(id: ${job}) { errors { code } } releaseJob(id: ${job}) { errors { code } } }`,
    );
  }
  const { read } = server.services.store;
  const leaves = await read.job.findMany({ where: { parentId: group } });
  const count = (...states: string[]) => leaves.filter(({ state }) => states.includes(state)).length;
  expect(await read.job.findUniqueOrThrow({ where: { id: group } })).toMatchObject({
    total: jobs,
    finished: count("FINISHED"),
    errors: count("ERROR", "CANCELLED"),
    working: count("WORKING"),
    totalFinished: count("FINISHED"),
    totalErrors: count("ERROR", "CANCELLED"),
    totalWorking: count("WORKING"),
  });
  for (const { id, finished, errors, currentJobId } of await read.node.findMany()) {
    const runs = (outcome: "FINISHED" | "ERROR" | "RUNNING") =>
      read.run.count({ where: { nodeId: id, outcome } });
    expect({ finished, errors }).toEqual({ finished: await runs("FINISHED"), errors: await runs("ERROR") });
    // The holder of a cancelled job keeps it until it reports, and its run is closed.
    const current = currentJobId === null ? null : await read.job.findUnique({ where: { id: currentJobId } });
    expect(await runs("RUNNING")).toBe(current?.state === "WORKING" ? 1 : 0);
  }
  for (const { id, state } of leaves) {
    const last = await read.event.findFirst({
      where: { jobId: id, data: { contains: '"state"' } },
      orderBy: { id: "desc" },
    });
    expect({ id, state: JSON.parse(last?.data ?? "{}").state }).toEqual({ id, state });
  }
}, 600_000);
