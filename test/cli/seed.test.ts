import { expect, test } from "@jest/globals";
import { callOnce } from "../../prisma/seed/keepOnline.ts";
import { callingNodes } from "../../prisma/seed/nodes.ts";
import { seed } from "../../prisma/seed.ts";
import { withServer } from "../support/server.ts";
import { withStore } from "../support/store.ts";
import { withGantry } from "./gantry.ts";

test("gantry seed shows every state of jobs and nodes, and goes into an empty database only", async () => {
  const { url, gantry } = await withGantry();
  const first = await gantry("seed --json");
  expect(first).toMatchObject({ code: 0, err: "" });
  const made = JSON.parse(first.out);
  expect(made.admin).toMatchObject({ username: "admin", generated: true });

  const { read } = await withStore({ url });
  const jobs = await read.job.findMany();
  expect(new Set(jobs.map(({ state }) => state))).toEqual(
    new Set(["PENDING", "WAITING", "WORKING", "FINISHED", "ERROR", "CANCELLED"]),
  );
  expect(new Set(jobs.map(({ kind }) => kind))).toEqual(new Set(["COMMAND", "TEMPLATE", "IMAGE"]));
  expect(jobs.some(({ paused }) => paused)).toBe(true);
  expect(jobs.some(({ deletedAt }) => deletedAt)).toBe(true);
  expect(jobs.some(({ nodeId, state }) => nodeId && state === "WAITING")).toBe(true);
  expect(Math.max(...jobs.map(({ depth }) => depth))).toBeGreaterThanOrEqual(2);
  const nodes = await read.node.findMany();
  expect(new Set(nodes.map(({ provisionState }) => provisionState)).size).toBeGreaterThanOrEqual(5);
  for (const seen of [
    nodes.some(({ currentJobId }) => currentJobId),
    nodes.some(({ paused }) => paused),
    nodes.some(({ active }) => !active),
    nodes.some(({ removedAt }) => removedAt),
    nodes.some(({ hardwareId }) => hardwareId),
  ]) {
    expect(seen).toBe(true);
  }
  expect(await read.logChunk.count()).toBeGreaterThan(0);
  expect(await read.output.count()).toBe(made.outputs);
  // The story ends now: what is being worked has just been heard of.
  const events = await read.event.findMany({ orderBy: { id: "asc" } });
  const ages = events.map(({ at }) => (Date.now() - at.getTime()) / 60_000);
  expect(Math.max(...ages)).toBeGreaterThan(180);
  expect(Math.min(...ages)).toBeLessThan(10);
  expect(Math.min(...ages)).toBeGreaterThanOrEqual(0);

  const again = await gantry("seed");
  expect(again).toEqual({
    code: 1,
    out: "",
    err: "There are jobs or nodes already; demo data goes into an empty database only.\n",
  });
  expect(await read.job.count()).toBe(jobs.length);
});

test("the first admin's password is told although there is demo data already", async () => {
  const { url, gantry } = await withGantry();
  await gantry("seed");
  const store = await withStore({ url });
  await store.write((tx) =>
    tx.updateTable("User").set({ role: "USER", username: "former" }).where("role", "=", "ADMIN").execute(),
  );
  const again = await gantry("seed --json");
  expect(again).toMatchObject({ code: 1, err: expect.stringContaining("NOT_EMPTY") });
  expect(JSON.parse(again.out)).toEqual({
    admin: { username: "admin", password: expect.any(String), generated: true },
  });
});

test("--keep-online: the demo's nodes do not time out, finish their jobs and take the next ones", async () => {
  const { services, clock, scheduler } = await withServer();
  await seed(services);
  const { read } = services.store;
  const before = await read.job.count({ where: { state: "FINISHED" } });
  const working = await read.job.findMany({ where: { state: "WORKING" } });
  expect(working.length).toBeGreaterThan(1);
  for (let call = 0; call < 25; call++) {
    clock.advance(50);
    await callOnce(services);
    await scheduler.runAll();
  }
  const calling = await callingNodes(services);
  expect(calling.length).toBeGreaterThan(5);
  expect(calling.filter(({ timedOutAt }) => timedOutAt)).toEqual([]);
  for (const { id } of working)
    expect(await read.job.findUnique({ where: { id } })).toMatchObject({ state: "FINISHED" });
  expect(await read.job.count({ where: { state: "FINISHED" } })).toBeGreaterThan(before + working.length);
});
