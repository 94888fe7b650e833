import { expect, test } from "@jest/globals";
import { statementsOf } from "../../support/statements.ts";
import { type UfdlRow, withUfdl } from "../../support/ufdl.ts";

test("no endpoint's statements grow with the rows, and each keeps to its number", async () => {
  // The scheduler's own statements would be counted too.
  const day = 24 * 60 * 60;
  const ufdl = await withUfdl({ config: { schedulerInterval: day, presenceFlushInterval: day } });
  const node = await ufdl.node();
  const free: number[] = [];
  const fill = async (count: number) => {
    for (let at = 0; at < count; at++) free.push(await ufdl.job());
  };
  await fill(5);
  const [job] = (await ufdl.ok(ufdl.post<UfdlRow[]>("jobs/list"))).map(({ pk }) => pk);
  const calls: Record<string, () => Promise<unknown>> = {
    "nodes.list": () => ufdl.ok(ufdl.post("nodes/list")),
    "nodes.retrieve": () => ufdl.ok(ufdl.get(`nodes/${node}`)),
    "nodes.ping": () => ufdl.ok(ufdl.get("nodes/ping", { node })),
    "jobs.list": () => ufdl.ok(ufdl.post("jobs/list")),
    "jobs.retrieve": () => ufdl.ok(ufdl.get(`jobs/${job}`)),
    "jobs.acquire": () => ufdl.ok(ufdl.acquire(free.shift() as number, node)),
    "job_templates.list": () => ufdl.ok(ufdl.post("job-templates/list")),
    "job_outputs.list": () => ufdl.ok(ufdl.post("job-outputs/list")),
  };
  const count = async () => {
    const counts: Record<string, number> = {};
    // The first call of a kind may also prepare what lasts.
    for (const [name, call] of Object.entries(calls)) {
      await call();
      const statements = await statementsOf(call);
      // Who calls is remembered for two seconds, and read again by whichever call comes after them. On PostgreSQL the
      // bus may be notified of an event before the change has told it, and then reads it.
      counts[name] = statements.filter((sql) => !/FROM\b.*\b(User|Event)\b/is.test(sql)).length;
    }
    return counts;
  };
  const few = await count();
  await fill(40);
  expect(await count()).toEqual(few);
  // PostgreSQL locks the node and the job, and does not count its events up.
  const locks = ufdl.server.services.store.dialect === "postgresql" ? 1 : 0;
  // With a Node-Id one of them finds the node.
  for (const [name, most] of Object.entries({
    "nodes.list": 1,
    "nodes.retrieve": 1,
    "nodes.ping": 3,
    "jobs.list": 2,
    "jobs.retrieve": 2,
    "jobs.acquire": 8 + locks,
    "job_templates.list": 1,
    "job_outputs.list": 1,
  })) {
    expect([name, few[name]]).toEqual([name, expect.any(Number)]);
    expect(few[name]).toBeLessThanOrEqual(most);
  }
});

test("reads and pings start no write transaction, and an acquire starts one", async () => {
  const ufdl = await withUfdl();
  const node = await ufdl.node();
  const job = await ufdl.job();
  const { store } = ufdl.server.services;
  const { write } = store;
  let writes = 0;
  store.write = (work) => {
    writes++;
    return write(work);
  };
  await ufdl.ok(ufdl.get(`nodes/${node}`, { node }));
  await ufdl.ok(ufdl.get("nodes/ping", { node }));
  await ufdl.ok(ufdl.post("jobs/list", { node }));
  await ufdl.ok(ufdl.get(`jobs/${job}`, { node }));
  expect(writes).toBe(0);
  await ufdl.ok(ufdl.acquire(job, node));
  expect(writes).toBe(1);
});
