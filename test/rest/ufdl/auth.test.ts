import { describe, expect, test } from "@jest/globals";
import { sharedUfdl, withUfdl } from "../../support/ufdl.ts";

const shared = sharedUfdl();
const required = ["This field is required."];
const badToken = { detail: "Token is invalid or expired", code: "token_not_valid" };

const pair = () => shared().tokens(shared().server.user);

describe("auth.obtain", () => {
  test("200 with a refresh and an access token that work", async () => {
    const tokens = await pair();
    expect(Object.keys(tokens)).toEqual(["refresh", "access"]);
    expect((await shared().post("jobs/list", { as: { token: tokens.access } })).status).toBe(200);
  });

  test("400 without a name or a password, 401 for wrong ones", async () => {
    const ufdl = shared();
    const post = (body: unknown) => ufdl.post("auth/obtain", { as: null, body });
    expect(await post({})).toMatchObject({ status: 400, body: { username: required, password: required } });
    const wrong = await post({ username: "user", password: "wrong" });
    expect(wrong).toMatchObject({
      status: 401,
      body: { detail: "No active account found with the given credentials" },
    });
    expect(wrong.headers.get("www-authenticate")).toBe('Bearer realm="api"');
  });
});

describe("auth.refresh", () => {
  test("200 with another access token", async () => {
    const { refresh } = await pair();
    const answer = await shared().post<object>("auth/refresh/", { as: null, body: { refresh } });
    expect(Object.keys(answer.body)).toEqual(["access"]);
  });

  test("400 without a token, 401 for a bad one and for an access token", async () => {
    const ufdl = shared();
    const { access } = await pair();
    expect(await ufdl.post("auth/refresh", { as: null })).toMatchObject({
      status: 400,
      body: { refresh: required },
    });
    expect(await ufdl.post("auth/refresh", { as: null, body: { refresh: "x" } })).toMatchObject({
      status: 401,
      body: badToken,
    });
    expect(await ufdl.post("auth/refresh", { as: null, body: { refresh: access } })).toMatchObject({
      status: 401,
      body: { detail: "Token has wrong type", code: "token_not_valid" },
    });
  });
});

describe("auth.verify", () => {
  test("200 {} for a token of either kind, whatever Node-Id comes along", async () => {
    const ufdl = shared();
    for (const token of Object.values(await pair())) {
      expect(await ufdl.post("auth/verify", { as: null, node: "bad", body: { token } })).toMatchObject({
        status: 200,
        text: "{}",
      });
    }
  });

  test("400 without a token, 401 for a bad one", async () => {
    const ufdl = shared();
    expect(await ufdl.post("auth/verify", { as: null })).toMatchObject({
      status: 400,
      body: { token: required },
    });
    expect(await ufdl.post("auth/verify", { as: null, body: { token: "x" } })).toMatchObject({
      status: 401,
      body: badToken,
    });
  });
});

describe("a token", () => {
  test("401 when it has run out, is for refreshing, or is not alone; other schemes are as good as none", async () => {
    const ufdl = await withUfdl();
    const { access, refresh } = await ufdl.tokens(ufdl.server.user);
    const bad = {
      detail: "Given token not valid for any token type",
      code: "token_not_valid",
      messages: [
        { token_class: "AccessToken", token_type: "access", message: "Token is invalid or expired" },
      ],
    };
    const list = (authorization: string) => ufdl.post("jobs/list", { as: null, headers: { authorization } });
    expect((await list(`Bearer ${refresh}`)).body).toEqual(bad);
    for (const header of ["Bearer", "Bearer a b"]) {
      expect((await list(header)).body).toEqual({
        detail: "Authorization header must contain two space-delimited values",
        code: "bad_authorization_header",
      });
    }
    for (const header of ["Basic x", "JWT x", "Token"]) {
      expect((await list(header)).body).toEqual({ detail: "Authentication credentials were not provided." });
    }
    expect((await list(`Bearer ${access}`)).status).toBe(200);
    ufdl.server.clock.advance(301);
    expect(await list(`Bearer ${access}`)).toMatchObject({ status: 401, body: bad });
  });

  test("401 when its user was disabled since", async () => {
    const ufdl = await withUfdl();
    const disable = "mutation ($pk: ID!) { disableUser(id: $pk) { __typename } }";
    await ufdl.server.graphql(disable, { pk: ufdl.server.user.id });
    expect(await ufdl.post("jobs/list", { as: "user" })).toMatchObject({
      status: 401,
      body: { detail: "User is inactive", code: "user_inactive" },
    });
  });

  test("moves last_login with every request that gets past the view permission", async () => {
    const ufdl = await withUfdl();
    ufdl.server.clock.advance(60);
    expect((await ufdl.get("jobs/999", { as: "user" })).status).toBe(404);
    const user = [{ last_login: "2026-11-21T12:01:00.000000Z" }];
    expect(await ufdl.ok(ufdl.get("users/user"))).toMatchObject(user);
    ufdl.server.clock.advance(60);
    expect((await ufdl.delete("jobs/999", { as: "user" })).status).toBe(403);
    expect(await ufdl.ok(ufdl.get("users/user"))).toMatchObject(user);
  });
});
