import { expect, test } from "@jest/globals";
import { Coalition } from "../../support/coalition.ts";
import { type ScaleNodes, type ScaleStatus, withScale } from "../../support/scale.ts";

const anonymous = { graphql: "off", ufdl: "off", scale: "off", nodepool: "off", coalition: "write" } as const;
const none = { total: 0, by_job_type: [] };
const nothing = { offered: 0, total: 0, running: 0, free: 0, unavailable: 0 };

test("GET /status/ has each node's state, resources and jobs, and their sums", async () => {
  const scale = await withScale({ config: { anonymous } });
  const { clock } = scale.server;
  const coalition = new Coalition(scale.server);
  const worker = (name: string) => coalition.worker(name);
  const offline = await scale.node({ hostname: "lost" });
  clock.advance(61);
  // One job that has ended in error and one that is being worked on.
  const [failed, running] = [await coalition.add(), await coalition.add()];
  expect((await worker("busy").pick())?.id).toBe(failed);
  await worker("busy").end(failed, 1);
  expect((await worker("busy").pick())?.id).toBe(running);
  for (const name of ["idle", "paused", "old"]) await worker(name).pick();
  const { results } = (await scale.ask<ScaleNodes>("GET", "/v6/nodes/")).body;
  const id = (name: string) => results.find(({ hostname }) => hostname === name)?.id;
  await scale.ask("PATCH", `/v6/nodes/${id("paused")}/`, { json: { is_paused: true } });
  await scale.ask("PATCH", `/v6/nodes/${id("old")}/`, { json: { is_active: false } });

  const { status, body } = await scale.ask<ScaleStatus>("GET", "/v6/status/", { as: "user" });
  expect(status).toBe(200);
  const [type] = body.job_types;
  expect(body).toMatchObject({
    timestamp: clock
      .now()
      .toISOString()
      .replace(/\.000Z$/, "Z"),
    dependencies: [],
    scheduler: { state: { name: "READY" } },
    num_offers: 0,
    // Four workers are online, each with the 2,000 megabytes that it reports, 1,000 of them free.
    resources: { mem: { ...nothing, total: 8_000, running: 4_000, free: 4_000 }, gpus: nothing },
    job_types: [{ id: expect.any(Number), title: type?.name, is_system: true, icon_code: null }],
  });
  const node = (name: string) => body.nodes.find((one) => one.id === id(name));
  expect(node("busy")).toEqual({
    id: id("busy"),
    hostname: "busy",
    agent_id: "",
    is_active: true,
    state: { name: "READY", title: "Ready", description: "The node takes jobs." },
    errors: [],
    warnings: [],
    num_offers: 0,
    resources: {
      mem: { ...nothing, total: 2_000, running: 1_000, free: 1_000 },
      gpus: nothing,
      disk: nothing,
      cpus: nothing,
    },
    job_executions: {
      running: { total: 1, by_job_type: [{ job_type_id: type?.id, count: 1 }] },
      completed: none,
      failed: { total: 1, data: none, algorithm: { total: 1, by_job_type: [] }, system: none },
    },
  });
  expect(node("idle")?.job_executions).toMatchObject({ running: none, failed: { total: 0 } });
  expect(node("paused")?.state.name).toBe("PAUSED");
  expect(node("old")).toMatchObject({ is_active: false, state: { name: "DEPRECATED" } });
  expect(id("lost")).toBe(offline);
  expect(node("lost")?.state.name).toBe("OFFLINE");
  expect(node("lost")).not.toHaveProperty("resources");
});
