import { expect, test } from "@jest/globals";
import { statementsOf } from "../../support/statements.ts";
import { withUfdl } from "../../support/ufdl.ts";

test("no endpoint's statements grow with the rows, and each keeps to its number", async () => {
  // The scheduler's own statements would be counted too.
  const ufdl = await withUfdl({ config: { schedulerInterval: 24 * 60 * 60 } });
  const node = await ufdl.node();
  const fill = async (count: number) => {
    for (let at = 0; at < count; at++) await ufdl.job();
  };
  await fill(3);
  const [job] = (await ufdl.ok(ufdl.post("jobs/list"))).map(({ pk }: { pk: number }) => pk);
  const calls: Record<string, () => Promise<unknown>> = {
    "nodes.list": () => ufdl.ok(ufdl.post("nodes/list")),
    "nodes.retrieve": () => ufdl.ok(ufdl.get(`nodes/${node}`)),
    "nodes.ping": () => ufdl.ok(ufdl.get("nodes/ping", { node })),
    "jobs.list": () => ufdl.ok(ufdl.post("jobs/list")),
    "jobs.retrieve": () => ufdl.ok(ufdl.get(`jobs/${job}`)),
    "jobs.acquire": () => ufdl.ok(ufdl.acquire(job, node)),
    "job_templates.list": () => ufdl.ok(ufdl.post("job-templates/list")),
    "job_outputs.list": () => ufdl.ok(ufdl.post("job-outputs/list")),
  };
  const count = async () => {
    const counts: Record<string, number> = {};
    // The first call of a kind may also prepare what lasts.
    for (const [name, call] of Object.entries(calls)) {
      await call();
      counts[name] = (await statementsOf(call)).length;
    }
    return counts;
  };
  const few = await count();
  await fill(40);
  expect(await count()).toEqual(few);
  // One of them marks the user as seen, and with a Node-Id two more find and mark the node.
  for (const [name, most] of Object.entries({
    "nodes.list": 2,
    "nodes.retrieve": 2,
    "nodes.ping": 8,
    "jobs.list": 4,
    "jobs.retrieve": 4,
    "jobs.acquire": 10,
    "job_templates.list": 2,
    "job_outputs.list": 2,
  })) {
    expect([name, few[name]]).toEqual([name, expect.any(Number)]);
    expect(few[name]).toBeLessThanOrEqual(most);
  }
}, 60_000);
