import { describe, expect, test } from "@jest/globals";
import { anEvent } from "../support/events.ts";
import { size } from "../support/long.ts";
import { expectOutage, expectRecovery, p99, watchHealth } from "../support/outage.ts";
import { withOwnPostgresql } from "../support/ownPostgresql.ts";
import { type TestServer, withServer } from "../support/server.ts";
import { afterThisTest } from "../support/store.ts";
import { eventually, overSocket, overSse } from "../support/subscribe.ts";
import { makeJob, makeNode } from "../support/work.ts";

async function withOwnServer() {
  const postgresql = await withOwnPostgresql();
  const server = await withServer({ config: { databaseUrl: postgresql.url } });
  // Before the server closes.
  afterThisTest(async () => postgresql.thaw());
  await expectRecovery(server);
  return { postgresql, server };
}

/** Repeats the calls of every dialect for so long. Milliseconds. */
async function outageFor(server: Parameters<typeof expectOutage>[0], time: number): Promise<void> {
  const end = performance.now() + time;
  do await expectOutage(server);
  while (performance.now() < end);
}

describe("PostgreSQL", () => {
  test("that is stopped gives 503 in every dialect, and the gateway recovers by itself", async () => {
    const { postgresql, server } = await withOwnServer();
    await postgresql.down();
    await outageFor(server, 1_000);
    await postgresql.up();
    await expectRecovery(server);
  });

  test("that is frozen gives 503 in every dialect within 5 s, and the gateway recovers by itself", async () => {
    const { postgresql, server } = await withOwnServer();
    const health = watchHealth(server);
    postgresql.freeze();
    await outageFor(server, size(6_000, 45_000));
    postgresql.thaw();
    await expectRecovery(server);
    expect(p99(await health())).toBeLessThan(size(900, 100));
  });

  test("that is restarted under load loses no acknowledged call, and none is counted twice", async () => {
    const { postgresql, server } = await withOwnServer();
    const workers = await Promise.all(
      Array.from({ length: 4 }, async (_, at) => ({ node: await makeNode(server, `w${at}`), finished: 0 })),
    );
    let loading = true;
    const load = workers.map(async (worker) => {
      for (let job = 0; loading || job !== 0; ) {
        if (job === 0) job = (await outcome(server, create)).job ?? 0;
        if (job === 0) continue;
        await outcome(server, life(job), worker.node);
        // Its answer may have been lost.
        const { data } = await server.graphql<{ job: { state: string } } | null>(
          `{ job(id: ${job}) { state } }`,
        );
        if (data?.job?.state !== "FINISHED") continue;
        worker.finished++;
        job = 0;
      }
    });
    for (let restart = 0; restart < size(2, 10); restart++) {
      const before = workers.map(({ finished }) => finished);
      await eventually(() => workers.every(({ finished }, at) => finished > (before[at] ?? 0) + 2));
      await postgresql.down();
      await postgresql.up();
      await expectRecovery(server);
    }
    loading = false;
    await Promise.all(load);
    const { read } = server.services.store;
    const events = await read.event.findMany({ orderBy: { id: "asc" } });
    expect(events.map(({ id }) => Number(id))).toEqual(events.map((_, at) => at + 1));
    for (const { node, finished } of workers) {
      const counted = await read.node.findUniqueOrThrow({ where: { id: node } });
      const runs = await read.run.count({ where: { nodeId: node, outcome: "FINISHED" } });
      const told = events.filter(({ type, nodeId }) => type === "JOB_FINISHED" && nodeId === node).length;
      expect({ finished: counted.finished, runs, told }).toEqual({
        finished,
        runs: finished,
        told: finished,
      });
    }
  });

  test("that is away when a payload is made ends the stream, so that its reader resumes before the event", async () => {
    const { postgresql, server } = await withOwnServer();
    const job = await makeJob(server);
    const query = `subscription { jobChanged(id: ${job}) { kind job { title } } }`;
    const streams = [overSocket(server, query), overSse(server, query)];
    for (const stream of streams) await stream.take(1);
    await postgresql.down();
    const { bus } = server.services;
    const event = anEvent(Number(bus.head) + 1, "JOB_UPDATED", job);
    await Promise.all([
      expect(streams[0]?.ended).rejects.toThrow("closed with 1013 This can't be done now"),
      expect(streams[1]?.ended).rejects.toThrow("UNAVAILABLE"),
      bus.committed([event]),
    ]);
    for (const { received } of streams) expect(received).toHaveLength(1);
    await postgresql.up();
    await expectRecovery(server);
  });
});

const create =
  'mutation { made: createCommandJob(input: { command: "x" }) { job { number state } errors { code } } }';

/** Takes a job and finishes it, as far as that has not been done by a call whose answer was lost. */
const life = (job: number) => `mutation {
  a: acquireJob(id: ${job}) { errors { code } }
  b: startJob(id: ${job}) { errors { code } }
  made: finishJob(id: ${job}) { job { number state } errors { code } } }`;

/** The finished or made job's number; none when the call was answered with 503 or refused. */
async function outcome(server: TestServer, query: string, node?: number): Promise<{ job?: number }> {
  const { data, errors } = await server.graphql<{ made: { job: { number: number } | null } } | null>(
    query,
    {},
    node === undefined ? {} : { node },
  );
  for (const error of errors ?? []) expect(error.extensions?.code).toBe("UNAVAILABLE");
  return data?.made?.job ? { job: data.made.job.number } : {};
}
