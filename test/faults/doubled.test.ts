import { expect, test } from "@jest/globals";
import { size } from "../support/long.ts";
import { withServer } from "../support/server.ts";
import { makeJob, makeNode } from "../support/work.ts";

const jobs = size(20, 400);

/** Each of the calls twice, up to some places earlier or later than it was sent. */
function doubled<T>(calls: readonly T[]): T[] {
  return calls
    .flatMap((call, at) => [call, call].map((one) => [at + 3 * Math.random(), one] as const))
    .sort(([a], [b]) => a - b)
    .map(([, call]) => call);
}

function anyOf(...calls: string[]): string {
  return calls[Math.floor(Math.random() * calls.length)] ?? "";
}

test("calls that come twice and in any order leave counters that equal a recount", async () => {
  const server = await withServer();
  const group = await makeJob(server, { title: "group" });
  const [node, other] = [await makeNode(server, "a"), await makeNode(server, "b")];
  for (let at = 0; at < jobs; at++) {
    const job = await makeJob(server, { command: "x", parent: group });
    const [first, second] = at % 2 ? [node, other] : [other, node];
    const end = () => anyOf(`finishJob(id: ${job})`, `failJob(id: ${job}, error: "no")`);
    // The first node loses the job, and reports on it all the same.
    const calls: [string, number?][] = [
      [`acquireJob(id: ${job})`, first],
      [`startJob(id: ${job})`, first],
      [`progressJob(id: ${job}, progress: 0.5)`, first],
      [anyOf(`abortJob(id: ${job})`, `cancelJob(id: ${job})`, `resetJob(id: ${job})`)],
      [`resetJob(id: ${job})`],
      [`acquireJob(id: ${job})`, second],
      [`startJob(id: ${job})`, second],
      [`progressJob(id: ${job}, progress: 0.7)`, first],
      [end(), first],
      [end(), second],
      [anyOf(`resetJob(id: ${job})`, `retryJob(id: ${job})`, `cancelJob(id: ${job})`)],
    ];
    await Promise.all(
      doubled(calls).map(async ([call, by]) => {
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
