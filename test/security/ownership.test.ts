import { describe, expect, test } from "@jest/globals";
import { Coalition } from "../support/coalition.ts";
import { withServer } from "../support/server.ts";
import { Ufdl, type UfdlRow } from "../support/ufdl.ts";

const closed = { graphql: "off", ufdl: "off", scale: "off", nodepool: "off", coalition: "off" } as const;
const served = (nodeOwnership: "open" | "strict", coalition: "off" | "write" = "off") =>
  withServer({ config: { nodeOwnership, anonymous: { ...closed, coalition } } });

const job = { title: "job", command: "true" };
const ping = "mutation { pingNode { node { number } errors { code } } }";

describe("NODE_OWNERSHIP=strict", () => {
  test("Node-Id is taken from who registered the node and from admins", async () => {
    const server = await served("strict");
    const ufdl = new Ufdl(server, "/ufdl");
    const own = await ufdl.node("192.0.2.1");
    const body = { ip: "192.0.2.2", index: 0, cpu_mem: 1 };
    const foreign = (await ufdl.ok(ufdl.post<UfdlRow>("nodes/create", { body }))).pk;
    const pingBy = (as: "user" | "admin", node: number) => ufdl.get("nodes/ping", { as, node });
    expect((await pingBy("user", own)).status).toBeLessThan(300);
    expect((await pingBy("admin", own)).status).toBeLessThan(300);
    const { status, body: said } = await pingBy("user", foreign);
    expect([status, said]).toEqual([
      403,
      {
        detail:
          "You may not do this (node.act); it needs the user who registered node 192.0.2.2 or an admin.",
      },
    ]);
    const { user, graphql } = server;
    const pinged = await graphql(ping, {}, { token: user.bearer, node: own });
    expect(pinged.data).toMatchObject({ pingNode: { node: { number: own } } });
    const { data, errors } = await graphql(ping, {}, { token: user.bearer, node: foreign });
    expect([data, errors?.[0]?.extensions?.code]).toEqual([undefined, "FORBIDDEN"]);
  });

  test("a worker's name is taken from who registered the worker and from admins", async () => {
    const server = await served("strict");
    const { admin, user } = server;
    const coalition = new Coalition(server);
    const id = (await coalition.ask<number>("PUT", "/api/jobs", { basic: admin, json: job })).body;
    const worker = coalition.worker("w1", admin);
    expect((await worker.pick())?.id).toBe(id);
    const thief = coalition.worker("w1", user);
    await expect(thief.pick()).rejects.toThrow("403 You may not do this (node.act)");
    await expect(thief.beat(id)).rejects.toThrow("403");
    await expect(thief.end(id)).rejects.toThrow("403");
    expect(await worker.beat(id)).toBe(true);
    expect(await coalition.worker("w2", user).pick()).toBeNull();
    expect(await coalition.worker("w2", admin).pick()).toBeNull();
    // A removed worker that still works is who it was; only its owner brings it back.
    await coalition.ask("DELETE", "/api/workers", { basic: admin, json: ["w1"] });
    await expect(thief.pick()).rejects.toThrow("403");
    expect(await worker.beat(id)).toBe(true);
  });

  test("a node that nobody registered is for admins, and for callers who may write without credentials", async () => {
    const server = await served("strict", "write");
    const coalition = new Coalition(server);
    const id = (await coalition.ask<number>("PUT", "/api/jobs", { json: job })).body;
    const worker = coalition.worker("w1");
    expect((await worker.pick())?.id).toBe(id);
    await expect(coalition.worker("w1", server.user).beat(id)).rejects.toThrow("403");
    expect(await coalition.worker("w1", server.admin).beat(id)).toBe(true);
    expect(await worker.beat(id)).toBe(true);
  });
});

test("NODE_OWNERSHIP=open: any user acts for any node", async () => {
  const server = await served("open");
  const coalition = new Coalition(server);
  const id = (await coalition.ask<number>("PUT", "/api/jobs", { basic: server.admin, json: job })).body;
  expect((await coalition.worker("w1", server.admin).pick())?.id).toBe(id);
  expect(await coalition.worker("w1", server.user).beat(id)).toBe(true);
});
