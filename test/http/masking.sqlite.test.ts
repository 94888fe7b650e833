import { describe, expect, test } from "@jest/globals";
import { keptLog } from "../support/log.ts";
import { withServer } from "../support/server.ts";

describe("an error of the graph", () => {
  test("that is a rule's no keeps its code and detail", async () => {
    const { graphql, user } = await withServer();
    const me = await graphql("{ me { number } }", {}, { token: null });
    expect(me.data).toEqual({ me: null });
    expect(me.errors).toMatchObject([{ path: ["me"], extensions: { code: "UNAUTHENTICATED", detail: {} } }]);
    const answer = await graphql(
      'mutation { createUser(username: "x", password: "y") { errors { code detail } } }',
      {},
      { token: user.bearer },
    );
    const errors = [{ code: "FORBIDDEN", detail: { right: "user.manage", needs: ["ADMIN"] } }];
    expect(answer.data).toEqual({ createUser: { errors } });
  });

  test("that is the caller's own is told as it is", async () => {
    const { graphql } = await withServer();
    expect((await graphql("{ nonsense }")).errors?.[0]?.message).toMatch(/Cannot query field "nonsense"/);
    expect((await graphql("{ me {")).errors?.[0]?.message).toMatch(/Syntax Error/);
    const { errors } = await graphql("query ($n: Int!) { users(first: $n) { totalCount } }", { n: "x" });
    expect(errors?.[0]?.message).toMatch(/Variable "\$n"/);
  });

  test("is cut where it repeats what the caller sent", async () => {
    const { graphql } = await withServer();
    const long = "x".repeat(100_000);
    for (const [document, variables] of [
      ["query ($n: Int!) { users(first: $n) { totalCount } }", { n: long }],
      [`{ users(first: "${long}") { totalCount } }`, {}],
      [`{ ${long} }`, {}],
    ] as const) {
      const { errors } = await graphql(document, variables);
      expect(errors?.[0]?.message.length).toBeLessThan(1_100);
    }
  });

  test("that nobody expected is masked, and found in the log by the request's id", async () => {
    const { log, lines } = keptLog();
    const { url, services, user } = await withServer({ log });
    Object.defineProperty(services.presence, "lastLoginAt", {
      get: () => {
        throw new Error("hush: connection string postgres://me:secret@db");
      },
    });
    const response = await fetch(`${url}/graphql`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        authorization: `Bearer ${user.bearer}`,
        "x-request-id": "broken-1",
      },
      body: '{"query": "{ me { lastLoginAt } }"}',
    });
    const text = await response.text();
    expect(text).not.toContain("hush");
    expect(JSON.parse(text).errors).toMatchObject([
      { path: ["me", "lastLoginAt"], extensions: { code: "INTERNAL", requestId: "broken-1" } },
    ]);
    const line = lines().find(({ level, requestId }) => level === "error" && requestId === "broken-1");
    expect(line).toMatchObject({
      err: { message: expect.stringContaining("hush"), stack: expect.any(String) },
    });
  });
});
