import { describe, expect, test } from "@jest/globals";
import { withCoalition } from "../support/coalition.ts";
import { made } from "../support/work.ts";

const closed = { graphql: "off", ufdl: "off", scale: "off", nodepool: "off", coalition: "off" } as const;
const config = { anonymous: closed };

describe("nodes by name, of callers with credentials", () => {
  test("a plain user changes nothing of another's node, and its job goes on", async () => {
    const coalition = await withCoalition({ config });
    const { admin, user, graphql } = coalition.server;
    const worker = coalition.worker("foreign", admin);
    const id = (
      await coalition.ask<number>("PUT", "/api/jobs", {
        basic: admin,
        json: { title: "job", command: "true" },
      })
    ).body;
    expect((await worker.pick())?.id).toBe(id);
    await coalition.worker("own", user).pick();
    for (const [method, path, json] of [
      ["DELETE", "/api/workers", ["foreign"]],
      ["DELETE", "/api/workers", ["own", "foreign"]],
      ["POST", "/api/stopworkers", ["foreign"]],
      ["POST", "/api/startworkers", ["foreign"]],
      ["POST", "/api/workers", { foreign: { active: 0 } }],
      ["POST", "/api/workers", { foreign: { affinity: "linux" } }],
    ] as const) {
      const { status, text } = await coalition.ask(method, path, { basic: user, json });
      expect([path, status, text]).toEqual([
        path,
        403,
        expect.stringContaining("You may not do this (node."),
      ]);
    }
    const { data } = await graphql("{ computeNodes { nodes { name active currentJobNumber ownerNumber } } }");
    const nodes = [
      { name: "foreign", active: true, currentJobNumber: id, ownerNumber: admin.id },
      { name: "own", active: true, currentJobNumber: null, ownerNumber: user.id },
    ];
    expect(data).toEqual({ computeNodes: { nodes } });
    expect(await worker.beat(id)).toBe(true);
  });

  test("who registered a node does by its number what he does by its name", async () => {
    const { server } = await withCoalition({ config });
    const { admin, user, graphql } = server;
    const as = { token: user.bearer };
    const register =
      "mutation ($name: String!) { made: registerNode(input: {name: $name}) { node { number } } }";
    const own = await made({ graphql }, register, { name: "own" }, as);
    const foreign = await made({ graphql }, register, { name: "foreign" }, { token: admin.bearer });
    const pause = "mutation ($pk: ID!) { pauseNode(id: $pk) { errors { code } } }";
    expect((await graphql(pause, { pk: own }, as)).data).toEqual({ pauseNode: { errors: [] } });
    expect((await graphql(pause, { pk: foreign }, as)).data).toEqual({
      pauseNode: { errors: [{ code: "FORBIDDEN" }] },
    });
  });
});
