import { describe, expect, test } from "@jest/globals";
import { type TestServer, withServer } from "../../support/server.ts";
import { eventually, overSocket, overSse } from "../../support/subscribe.ts";
import { makeJob, makeNode } from "../../support/work.ts";

const updates = `subscription ($pk: ID!, $since: Position) { jobChanged(id: $pk, since: $since) {
  kind position jobNumber state progress transitionData event { type nodeNumber } job { number state node { number } } } }`;

interface Updates {
  jobChanged: {
    position: string;
    state: string | null;
    event: { type: string; nodeNumber: number | null } | null;
  };
}

async function act(server: TestServer, verb: string, pk: number, node: number, args = ""): Promise<void> {
  const { data, errors } = await server.graphql(
    `mutation { done: ${verb}(id: ${pk}${args}) { errors { message } } }`,
    {},
    { node },
  );
  expect({ errors, data }).toEqual({ errors: undefined, data: { done: { errors: [] } } });
}

describe.each([
  ["graphql-ws", overSocket],
  ["server-sent events", overSse],
])("jobChanged over %s", (_name, subscribe) => {
  test("begins with a snapshot and tells a job's whole life, the progress body as it was sent", async () => {
    const server = await withServer();
    const [pk, node] = [await makeJob(server), await makeNode(server)];
    const watching = subscribe<Updates>(server, updates, { variables: { pk } });
    await watching.take(1);
    await act(server, "acquireJob", pk, node);
    await act(server, "startJob", pk, node);
    await act(
      server,
      "progressJob",
      pk,
      node,
      ', progress: 0.5, data: {comment: "hälf", nested: {a: [1, null]}}',
    );
    await act(server, "finishJob", pk, node);
    const told = (await watching.take(5)).map(({ jobChanged }) => jobChanged);
    expect(told[0]).toMatchObject({
      kind: "SNAPSHOT",
      event: null,
      state: null,
      job: { number: pk, state: "WAITING" },
    });
    expect(told.slice(1).map(({ event, state }) => [event?.type, state, event?.nodeNumber])).toEqual([
      ["JOB_ACQUIRED", "WAITING", node],
      ["JOB_STARTED", "WORKING", node],
      ["JOB_PROGRESSED", "WORKING", node],
      ["JOB_FINISHED", "FINISHED", node],
    ]);
    expect(told[3]).toMatchObject({
      progress: 0.5,
      transitionData: { comment: "hälf", nested: { a: [1, null] } },
    });
    expect(told[4]).toMatchObject({ progress: null, transitionData: {}, job: { state: "FINISHED" } });
    const ids = told.slice(1).map(({ position }) => Number(position));
    expect(ids).toEqual([...ids].sort((a, b) => a - b));
  });

  test("goes on after a position without a snapshot", async () => {
    const server = await withServer();
    const [pk, node] = [await makeJob(server), await makeNode(server)];
    await act(server, "acquireJob", pk, node);
    await act(server, "startJob", pk, node);
    const first = subscribe<Updates>(server, updates, { variables: { pk, since: "0" } });
    const early = (await first.take(3)).map(({ jobChanged }) => jobChanged);
    expect(early.map(({ event }) => event?.type)).toEqual(["JOB_CREATED", "JOB_ACQUIRED", "JOB_STARTED"]);
    await first.stop();
    await act(server, "finishJob", pk, node);
    const second = subscribe<Updates>(server, updates, { variables: { pk, since: early[1]?.position } });
    const rest = (await second.take(2)).map(({ jobChanged }) => jobChanged.event?.type);
    expect(rest).toEqual(["JOB_STARTED", "JOB_FINISHED"]);
  });

  test("refuses an unknown job, a position from the future and a caller without credentials", async () => {
    const server = await withServer();
    const pk = await makeJob(server);
    await expect(subscribe(server, updates, { variables: { pk: 404 } }).take(1)).rejects.toThrow("NOT_FOUND");
    await expect(subscribe(server, updates, { variables: { pk, since: "999" } }).take(1)).rejects.toThrow(
      "no event has this number yet",
    );
    await expect(subscribe(server, updates, { variables: { pk }, token: null }).take(1)).rejects.toThrow();
    expect(server.services.bus.readers).toBe(0);
  });

  test("ends after the job has been purged, also for one who resumes", async () => {
    const server = await withServer();
    const pk = await makeJob(server);
    const watching = subscribe<Updates>(server, updates, { variables: { pk } });
    await watching.take(1);
    const { data } = await server.graphql(`mutation { purgeJob(id: ${pk}) { errors { code } } }`);
    expect(data).toEqual({ purgeJob: { errors: [] } });
    await watching.ended;
    const last = watching.received.at(-1)?.jobChanged;
    expect(last).toMatchObject({ jobNumber: pk, job: null, event: { type: "JOB_PURGED" } });
    const resumed = subscribe<Updates>(server, updates, {
      variables: { pk, since: watching.received[0]?.jobChanged.position },
    });
    await resumed.ended;
    expect(resumed.received.at(-1)?.jobChanged.event?.type).toBe("JOB_PURGED");
  });

  test("lets go of its reader at once when the client leaves", async () => {
    const server = await withServer();
    const pk = await makeJob(server);
    const watching = subscribe<Updates>(server, updates, { variables: { pk } });
    await watching.take(1);
    await eventually(() => server.services.bus.readers === 1);
    await watching.stop();
    await eventually(() => server.services.bus.readers === 0);
  });
});
