import { describe, expect, test } from "@jest/globals";
import { type TestServer, withServer } from "../../support/server.ts";
import { overSocket } from "../../support/subscribe.ts";
import { makeJob, makeNode } from "../../support/work.ts";

const fields =
  "kind position jobNumber event { type jobNumber } job { number state } jobs { totalCount nodes { number state } }";
const list = `subscription ($filter: JobFilter, $since: Position) { told: jobListChanged(filter: $filter, since: $since) { ${fields} } }`;
const tree = `subscription ($pk: ID!, $since: Position) { told: jobTreeChanged(id: $pk, since: $since) { ${fields} } }`;

/** Runs a verb as the admin, for a node when one is given. */
async function act(server: TestServer, call: string, node?: number): Promise<void> {
  const query = `mutation { done: ${call} { errors { message } } }`;
  const { data, errors } = await server.graphql(query, {}, node === undefined ? {} : { node });
  expect({ errors, data }).toEqual({ errors: undefined, data: { done: { errors: [] } } });
}

interface Update<More = unknown> {
  told: { event: { type: string } | null } & More;
}
type JobUpdate = Update<{
  kind: string;
  position: string;
  jobNumber: number;
  jobs: { nodes: { number: number }[] } | null;
}>;

const brief = ({ told }: JobUpdate) => [told.kind, told.jobNumber, told.event?.type ?? null];

describe("jobListChanged", () => {
  test("shows the list, then what happens to its jobs, who enters it and who leaves it", async () => {
    const server = await withServer();
    const [one, two, node] = [await makeJob(server), await makeJob(server), await makeNode(server)];
    const variables = { filter: { state: { eq: "WORKING" } } };
    await act(server, `acquireJob(id: ${one})`, node);
    await act(server, `startJob(id: ${one})`, node);
    const watching = overSocket<JobUpdate>(server, list, { variables });
    const [first] = await watching.take(1);
    expect(first?.told).toMatchObject({
      kind: "SNAPSHOT",
      jobs: { totalCount: 1, nodes: [{ number: one }] },
    });
    await act(server, `progressJob(id: ${one}, progress: 0.5)`, node);
    await act(server, `updateJob(id: ${two}, changes: { title: "not in the list" })`);
    await act(server, `finishJob(id: ${one})`, node);
    await act(server, `acquireJob(id: ${two})`, node);
    await act(server, `startJob(id: ${two})`, node);
    await act(server, `cancelJob(id: ${two})`);
    expect((await watching.take(5)).slice(1).map(brief)).toEqual([
      ["CHANGED", one, "JOB_PROGRESSED"],
      ["REMOVED", one, "JOB_FINISHED"],
      ["ADDED", two, "JOB_STARTED"],
      ["REMOVED", two, "JOB_CANCELLED"],
    ]);
  });

  test("begins with the whole list, and says where it is cut and how to go on", async () => {
    const server = await withServer();
    const made: number[] = [];
    for (let count = 0; count < 25; count++) made.push(await makeJob(server));
    const part = "nodes { number } pageInfo { hasNextPage endCursor }";
    type Part = {
      nodes: { number: number }[];
      pageInfo: { hasNextPage: boolean; endCursor: string | null };
    };
    const numbers = ({ nodes }: Part) => nodes.map(({ number }) => number);
    const [whole] = await overSocket<{ told: { jobs: Part } }>(
      server,
      `subscription { told: jobListChanged { jobs { ${part} } } }`,
    ).take(1);
    expect(numbers(whole?.told.jobs as Part)).toEqual(made);
    expect(whole?.told.jobs.pageInfo.hasNextPage).toBe(false);
    const [cut] = await overSocket<{ told: { jobs: Part } }>(
      server,
      `subscription { told: jobListChanged { jobs(first: 10) { ${part} } } }`,
    ).take(1);
    const beginning = cut?.told.jobs as Part;
    expect(beginning.pageInfo.hasNextPage).toBe(true);
    const { data } = await server.graphql<{ jobs: Part }>(
      `query ($after: String) { jobs(first: 100, after: $after) { ${part} } }`,
      { after: beginning.pageInfo.endCursor },
    );
    expect([...numbers(beginning), ...numbers(data.jobs)]).toEqual(made);
  });

  test("tells what a job was with each replayed event, and the row as it is beside it", async () => {
    const server = await withServer();
    const [group, job] = [await makeJob(server, { title: "group" }), await makeJob(server)];
    const node = await makeNode(server);
    await act(server, `updateJob(id: ${job}, changes: { parent: ${group} })`);
    await act(server, `acquireJob(id: ${job})`, node);
    await act(server, `startJob(id: ${job})`, node);
    await act(server, `progressJob(id: ${job}, progress: 0.5)`, node);
    await act(server, `finishJob(id: ${job})`, node);
    await act(server, `deleteJob(id: ${job})`);
    const replayed = await overSocket<{
      told: {
        state: string;
        progress: number | null;
        job: { state: string };
        event: { type: string; data: object };
      };
    }>(
      server,
      `subscription { told: jobChanged(id: ${job}, since: "0") { state progress job { state } event { type data } } }`,
    ).take(8);
    expect(replayed.map(({ told }) => [told.event.type, told.state, told.progress, told.job.state])).toEqual([
      ["JOB_CREATED", "WAITING", null, "FINISHED"],
      ["JOB_MOVED", "WAITING", null, "FINISHED"],
      ["JOB_UPDATED", "WAITING", null, "FINISHED"],
      ["JOB_ACQUIRED", "WAITING", null, "FINISHED"],
      ["JOB_STARTED", "WORKING", null, "FINISHED"],
      ["JOB_PROGRESSED", "WORKING", 0.5, "FINISHED"],
      ["JOB_FINISHED", "FINISHED", null, "FINISHED"],
      ["JOB_DELETED", "FINISHED", null, "FINISHED"],
    ]);
    for (const { told } of replayed) expect(told.event.data).toMatchObject({ state: told.state });
  });

  test("tells deleted and purged jobs as gone, and restored ones as back", async () => {
    const server = await withServer();
    const group = await makeJob(server, { title: "group" });
    const leaf = await makeJob(server, { command: "true", parent: group });
    const watching = overSocket<JobUpdate>(server, list, {
      variables: { filter: { command: { eq: "true" } } },
    });
    await watching.take(1);
    await act(server, `deleteJob(id: ${group})`);
    expect((await watching.take(2)).slice(1).map(brief)).toEqual([["REMOVED", leaf, "JOB_DELETED"]]);
    await act(server, `restoreJob(id: ${group})`);
    expect((await watching.take(3)).slice(2).map(brief)).toEqual([["ADDED", leaf, "JOB_RESTORED"]]);
    await act(server, `purgeJob(id: ${group})`);
    const last = (await watching.take(4))[3]?.told;
    expect(last).toMatchObject({ kind: "REMOVED", jobNumber: leaf, job: null });
  });

  test("after resuming tells REMOVED rather than nothing of what the caller may still show", async () => {
    const server = await withServer();
    const [one, node] = [await makeJob(server), await makeNode(server)];
    const variables = { filter: { state: { eq: "WAITING" } } };
    const first = overSocket<JobUpdate>(server, list, { variables });
    const [begun] = await first.take(1);
    await first.stop();
    await act(server, `acquireJob(id: ${one})`, node);
    await act(server, `startJob(id: ${one})`, node);
    const second = overSocket<JobUpdate>(server, list, {
      variables: { ...variables, since: begun?.told.position },
    });
    // The filter is asked about the job as it is now, so the earlier of the two events already tells the end.
    expect((await second.take(1)).map(brief)).toEqual([["REMOVED", one, "JOB_ACQUIRED"]]);
  });

  test("refuses a filter that can't be", async () => {
    const server = await withServer();
    const watching = overSocket<JobUpdate>(server, list, { variables: { filter: { state: null } } });
    await expect(watching.take(1)).rejects.toThrow("INVALID_INPUT");
  });
});

describe("jobTreeChanged", () => {
  test("shows the tree, then what happens in it, what moves in and what moves out", async () => {
    const server = await withServer();
    const [top, elsewhere] = [
      await makeJob(server, { title: "top" }),
      await makeJob(server, { title: "elsewhere" }),
    ];
    const inner = await makeJob(server, { title: "inner", parent: top });
    const leaf = await makeJob(server, { command: "true", parent: inner });
    const stray = await makeJob(server, { command: "true", parent: elsewhere });
    const watching = overSocket<JobUpdate>(server, tree, { variables: { pk: top } });
    const [first] = await watching.take(1);
    expect(first?.told.jobs?.nodes.map(({ number }) => number)).toEqual([top, inner, leaf]);
    await act(server, `updateJob(id: ${stray}, changes: { title: "outside" })`);
    await act(server, `updateJob(id: ${leaf}, changes: { title: "inside" })`);
    await act(server, `updateJob(id: ${stray}, changes: { parent: ${inner} })`);
    await act(server, `updateJob(id: ${stray}, changes: { title: "now inside" })`);
    await act(server, `updateJob(id: ${leaf}, changes: { parent: ${elsewhere} })`);
    await act(server, `updateJob(id: ${leaf}, changes: { title: "now outside" })`);
    await act(server, `purgeJob(id: ${top})`);
    await watching.ended;
    const told = watching.received.map(brief);
    expect(told.filter(([, , type]) => type === "JOB_MOVED" || type === "JOB_PURGED")).toEqual([
      ["ADDED", stray, "JOB_MOVED"],
      ["REMOVED", leaf, "JOB_MOVED"],
      ["CHANGED", top, "JOB_PURGED"],
    ]);
    const between = (pk: number) => {
      const types = told.filter(([, about]) => about === pk).map(([, , type]) => type);
      return { first: types[0], last: types.at(-1) };
    };
    expect(between(leaf)).toEqual({ first: "JOB_UPDATED", last: "JOB_MOVED" });
    expect(between(stray).first).toBe("JOB_MOVED");
    expect(told.some(([, about]) => about === elsewhere)).toBe(false);
  });
});

describe("nodeChanged and nodeListChanged", () => {
  test("tell of the node and of what it does", async () => {
    const server = await withServer();
    const [pk, node] = [await makeJob(server), await makeNode(server)];
    const one = overSocket<Update<{ node: unknown }>>(
      server,
      "subscription ($pk: ID!) { told: nodeChanged(id: $pk) { kind event { type } node { paused currentJob { number } } } }",
      { variables: { pk: node } },
    );
    const unpaused = overSocket<Update<{ kind: string; nodes: { nodes: unknown } }>>(
      server,
      "subscription { told: nodeListChanged(filter: { paused: { eq: false } }) { kind nodeNumber event { type } nodes { nodes { number } } } }",
    );
    await Promise.all([one.take(1), unpaused.take(1)]);
    expect(unpaused.received[0]?.told.nodes.nodes).toEqual([{ number: node }]);
    await act(server, `acquireJob(id: ${pk})`, node);
    await act(server, `startJob(id: ${pk})`, node);
    const paused = await server.graphql(`mutation { pauseNode(id: ${node}) { errors { code } } }`);
    expect(paused.data).toEqual({ pauseNode: { errors: [] } });
    expect((await one.take(4)).map(({ told }) => told.event?.type)).toEqual([
      undefined,
      "JOB_ACQUIRED",
      "JOB_STARTED",
      "NODE_PAUSED",
    ]);
    expect(one.received[3]?.told.node).toEqual({ paused: true, currentJob: { number: pk } });
    expect((await unpaused.take(4)).slice(1).map(({ told }) => told.kind)).toEqual([
      "CHANGED",
      "CHANGED",
      "REMOVED",
    ]);
  });

  test("refuse an unknown node", async () => {
    const server = await withServer();
    const watching = overSocket(server, "subscription { nodeChanged(id: 9) { kind } }");
    await expect(watching.take(1)).rejects.toThrow("NOT_FOUND");
  });
});

describe("events", () => {
  test("are told from the first on, or only those asked for", async () => {
    const server = await withServer();
    const [one, node] = [await makeJob(server), await makeNode(server)];
    const head = Number(server.services.bus.head);
    const all = overSocket<Update<{ position: string }>>(
      server,
      'subscription { told: events(since: "0") { position event { number } } }',
    );
    expect((await all.take(head)).map(({ told }) => Number(told.position))).toEqual(
      Array.from({ length: head }, (_, at) => at + 1),
    );
    const some = overSocket<Update>(
      server,
      `subscription { told: events(types: [JOB_STARTED, JOB_CREATED], job: ${one}, since: "0") { event { type } } }`,
    );
    await makeJob(server);
    await act(server, `acquireJob(id: ${one})`, node);
    await act(server, `startJob(id: ${one})`, node);
    expect((await some.take(2)).map(({ told }) => told.event?.type)).toEqual(["JOB_CREATED", "JOB_STARTED"]);
  });
});
