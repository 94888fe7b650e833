import { expect, test } from "@jest/globals";
import { withCoalition } from "../support/coalition.ts";
import { withNodepool } from "../support/nodepool.ts";
import { withScale } from "../support/scale.ts";
import { statementsOf } from "../support/statements.ts";
import { made } from "../support/work.ts";

// The scheduler's own statements would be counted too.
const day = 24 * 60 * 60;
const quiet = { config: { schedulerInterval: day, presenceFlushInterval: day } };

/** The statements of a call's second time. Who calls is remembered for two seconds, and read by any call after them. */
async function repeated(call: () => Promise<{ status: number }>): Promise<string[]> {
  expect((await call()).status).toBe(200);
  return (await statementsOf(call)).filter((sql) => !/FROM\b.*\b(User|Token)\b/is.test(sql));
}

test("Scale's node is one statement, which reads only what is shown", async () => {
  const scale = await withScale(quiet);
  const id = await scale.node({ hostname: "host" });
  expect(await repeated(() => scale.ask("GET", `/v6/nodes/${id}/`))).toEqual([
    expect.stringMatching(/^select [^*]* from "Node" where /i),
  ]);
});

test("Nodepool's node is one statement, and one more for the start of the job that it works on", async () => {
  const nodepool = await withNodepool(quiet);
  const id = await nodepool.node({ hostname: "host" });
  const get = () => nodepool.ask<{ state: string; state_time: number }>("GET", `/v1/nodes/${id}`);
  const row = expect.stringMatching(/^select [^*]* from "Node" where /i);
  expect(await repeated(get)).toEqual([row]);
  const { server } = nodepool;
  const payload = "{ job { number } errors { code message } }";
  const job = await made(
    server,
    `mutation { made: createCommandJob(input: { title: "work", command: "work" }) ${payload} }`,
    {},
  );
  await made(server, `mutation { made: acquireJob(id: ${job}) ${payload} }`, {}, { node: id });
  server.clock.advance(10);
  await made(server, `mutation { made: startJob(id: ${job}) ${payload} }`, {}, { node: id });
  expect(await repeated(get)).toEqual([row, expect.stringMatching(/"Job"/)]);
  expect((await get()).body).toMatchObject({
    state: "used",
    state_time: Math.floor(server.clock.now().getTime() / 1_000),
  });
});

test("Coalition's job is one statement, and one for what it waits for; a list is one", async () => {
  const coalition = await withCoalition(quiet);
  const id = await coalition.add();
  const [job, dependencies] = await statementsOf(() => coalition.do("GET", `/api/jobs/${id}`));
  expect(job).toMatch(/^select [^*]* from "Job" where /i);
  expect(dependencies).toMatch(/from "Dependency"/);
  expect(await statementsOf(() => coalition.do("GET", `/api/jobs/${id}`))).toHaveLength(2);
  expect(await statementsOf(() => coalition.do("GET", "/api/jobs"))).toHaveLength(1);
});
