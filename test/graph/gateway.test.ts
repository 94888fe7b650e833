import { describe, expect, test } from "@jest/globals";
import { readConfig } from "../../src/config.ts";
import { withServer } from "../support/server.ts";

interface Answer {
  gateway: {
    entryPoints: { name: string }[];
    limits: Record<string, number>;
  };
}

const portOf = (url = "") => Number(new URL(url).port);

describe("the gateway in the graph", () => {
  test("tells every user where each API is served, and what callers without credentials may do there", async () => {
    const { facades, anonymous } = readConfig({
      UFDL_PREFIX: "/legacy/ufdl",
      UFDL_HOSTNAME: "ufdl.example.org",
      UFDL_ANONYMOUS: "watch",
      SCALE_PREFIX: "off",
      SCALE_ROOT: "false",
      COALITION_PORT: "0",
    });
    const { graphql, user, facadeUrls } = await withServer({ config: { facades, anonymous } });
    const query = "{ gateway { entryPoints { name prefix root port hostname anonymous } } }";
    const { data } = await graphql<Answer>(query, {}, { token: user.bearer });
    const plain = { root: true, port: null, hostname: null };
    expect(data.gateway.entryPoints).toEqual([
      { name: "graphql", prefix: "/graphql", root: false, port: null, hostname: null, anonymous: "OFF" },
      {
        name: "ufdl",
        prefix: "/legacy/ufdl",
        root: true,
        port: null,
        hostname: "ufdl.example.org",
        anonymous: "WATCH",
      },
      { name: "nodepool", prefix: "/nodepool", ...plain, anonymous: "READ" },
      // The system has chosen it.
      {
        name: "coalition",
        prefix: "/coalition",
        ...plain,
        port: portOf(facadeUrls.coalition),
        anonymous: "WRITE",
      },
    ]);
  });

  test("tells its limits as the settings have them", async () => {
    const queryLimits = { tokens: 999, depth: 7 };
    const { graphql } = await withServer({ config: { queryLimits, limits: { upload: 5_000_000_000 } } });
    const { data } = await graphql<Answer>(
      "{ gateway { limits { tokens depth aliases uploadBytes bodyBytes passwordLength loginAttempts loginWindow } } }",
    );
    expect(data.gateway.limits).toEqual({
      tokens: 999,
      depth: 7,
      aliases: 250,
      uploadBytes: 5_000_000_000,
      bodyBytes: 16 * 2 ** 20,
      passwordLength: 8,
      loginAttempts: expect.any(Number),
      loginWindow: expect.any(Number),
    });
  });

  test("tells admins how it is doing, and nobody else", async () => {
    const { graphql, user, services } = await withServer();
    const query =
      "{ gatewayHealth { ready problem database databaseSeconds startedAt memoryBytes runtime streams lastEvent } }";
    const { data } = await graphql<{ gatewayHealth: object }>(query);
    expect(data.gatewayHealth).toEqual({
      ready: true,
      problem: null,
      database: services.store.dialect,
      databaseSeconds: expect.any(Number),
      startedAt: expect.stringMatching(/^\d{4}-.*Z$/),
      memoryBytes: expect.any(Number),
      runtime: process.version,
      streams: expect.any(Number),
      lastEvent: Number(services.bus.head),
    });
    const refused = await graphql(query, {}, { token: user.bearer });
    expect(refused.errors?.[0]?.extensions?.code).toBe("FORBIDDEN");
  });
});
