import { describe, expect, test } from "@jest/globals";
import { call } from "../../support/legacy.ts";
import { type ScaleToken, scaleForAll, withScale } from "../../support/scale.ts";

const scale = scaleForAll();
const said = async (headers: Record<string, string>, method = "GET", path = "/v6/nodes/") => {
  const {
    status,
    headers: answered,
    body,
  } = await call<{ detail: string } | undefined>(scale().server.url, method, path, { headers });
  expect(answered.get("www-authenticate")).toBe(null);
  return [status, body?.detail];
};

describe("403", () => {
  test.each([
    [{}, "Authentication credentials were not provided."],
    [{ authorization: "Basic YTpi" }, "Authentication credentials were not provided."],
    [{ authorization: "Token" }, "Invalid token header. No credentials provided."],
    [{ authorization: "Token a b" }, "Invalid token header. Token string should not contain spaces."],
    [{ authorization: "token nobody" }, "Invalid token."],
  ])("%j", async (headers, detail) => {
    expect(await said(headers as Record<string, string>)).toEqual([403, detail]);
  });

  test("comes before 404 and 405, and after 406", async () => {
    expect(await said({}, "GET", "/v6/nodes/99/")).toEqual([
      403,
      "Authentication credentials were not provided.",
    ]);
    expect((await said({}, "DELETE"))[0]).toBe(403);
    expect(await said({ accept: "text/html" })).toEqual([
      406,
      "Could not satisfy the request Accept header.",
    ]);
    expect((await said({}, "OPTIONS"))[0]).toBe(403);
  });

  test("a user who is no admin only reads", async () => {
    expect((await scale().ask("GET", "/v6/nodes/", { as: "user" })).status).toBe(200);
    for (const [method, path] of [
      ["PATCH", "/v6/nodes/1/"],
      ["POST", "/v6/nodes/"],
    ] as const) {
      expect(await scale().ask(method, path, { as: "user" })).toMatchObject({
        status: 403,
        body: { detail: "You do not have permission to perform this action." },
      });
    }
  });

  test("a disabled user", async () => {
    const other = await withScale();
    await other.server.graphql("mutation ($pk: ID!) { disableUser(id: $pk) { __typename } }", {
      pk: other.server.user.id,
    });
    expect(await other.ask("GET", "/v6/nodes/", { as: "user" })).toMatchObject({
      status: 403,
      body: { detail: "User inactive or deleted." },
    });
  });
});

describe("logging in", () => {
  const login = (asked: object) =>
    call<ScaleToken>(scale().server.url, "POST", "/api/api-token-auth/", asked);

  test("200 by JSON and by form", async () => {
    const { username, password } = scale().server.user;
    for (const asked of [{ json: { username, password } }, { form: { username, password } }]) {
      const { status, body } = await login(asked);
      expect([status, Object.keys(body)]).toEqual([200, ["token"]]);
      expect((await scale().ask("GET", "/v6/nodes/", { token: body.token })).status).toBe(200);
    }
  });

  test("400 for what is wrong, missing or blank", async () => {
    const { username } = scale().server.user;
    expect(await login({ json: { username, password: "wrong" } })).toMatchObject({
      status: 400,
      body: { non_field_errors: ["Unable to log in with provided credentials."] },
    });
    expect((await login({ json: { username } })).body).toEqual({ password: ["This field is required."] });
    expect((await login({ json: { username: " ", password: null } })).body).toEqual({
      username: ["This field may not be blank."],
      password: ["This field may not be null."],
    });
    expect((await login({ json: [] })).status).toBe(400);
    expect((await login({ raw: "{", headers: { "content-type": "application/json" } })).body).toMatchObject({
      detail: expect.stringMatching(/^JSON parse error - /),
    });
    expect((await login({ raw: "x", headers: { "content-type": "text/plain" } })).body).toEqual({
      detail: 'Unsupported media type "text/plain" in request.',
    });
  });

  test("405 for other methods, and OPTIONS, ask for no credentials", async () => {
    const ask = (method: string) => call(scale().server.url, method, "/api-token-auth/");
    expect(await ask("GET")).toMatchObject({ status: 405, body: { detail: 'Method "GET" not allowed.' } });
    expect((await ask("OPTIONS")).status).toBe(200);
  });

  test("the twentieth key after it ends the first", async () => {
    const { username, password } = scale().server.user;
    const keys: string[] = [];
    for (let at = 0; at < 21; at++) keys.push((await login({ json: { username, password } })).body.token);
    expect((await scale().ask("GET", "/v6/nodes/", { token: keys[0] as string })).status).toBe(403);
    expect((await scale().ask("GET", "/v6/nodes/", { token: keys[1] as string })).status).toBe(200);
  });
});

describe("the profile", () => {
  test("of the user, without his password", async () => {
    expect((await scale().ask("GET", "/v6/accounts/profile/")).body).toEqual({
      id: scale().server.admin.id,
      username: "admin",
      password: "",
      email: "",
      first_name: "",
      last_name: "",
      is_staff: true,
    });
    expect((await scale().ask("GET", "/v6/accounts/profile/", { as: null })).status).toBe(403);
  });
});

describe.each(["read", "write"] as const)("SCALE_ANONYMOUS=%s", (access) => {
  const open = scaleForAll({
    config: {
      anonymous: { graphql: "off", ufdl: "off", scale: access, nodepool: "off", coalition: "off" },
    },
  });

  test("nobody reads, and in open mode writes", async () => {
    const pk = await open().node({ hostname: "one" });
    const as = null;
    expect((await open().ask("GET", "/v6/nodes/", { as })).body).toMatchObject({ count: 1 });
    const patched = await open().ask("PATCH", `/v6/nodes/${pk}/`, { as, json: { is_paused: true } });
    expect(patched.status).toBe(access === "write" ? 204 : 403);
    expect(await open().ask("GET", "/v6/accounts/profile/", { as })).toMatchObject({ status: 401, text: "" });
  });

  test("a wrong token is an error unless all is open", async () => {
    const { status } = await open().ask("GET", "/v6/nodes/", { token: "nobody" });
    expect(status).toBe(access === "write" ? 200 : 403);
  });
});
