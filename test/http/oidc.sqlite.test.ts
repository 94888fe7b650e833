import { expect, test } from "@jest/globals";
import { readConfig } from "../../src/config.ts";
import { programActor } from "../../src/domain/actor.ts";
import { change } from "../../src/domain/change.ts";
import { disableUser } from "../../src/domain/users/disable.ts";
import { runGantry } from "../cli/gantry.ts";
import { type Account, Browser, serverWithProvider } from "../support/oidc.ts";
import { type TestServer, withServer } from "../support/server.ts";

/* Login by a real login provider. */

/** A command on the database of a running gateway. */
const gantry = ({ config }: TestServer, words: readonly string[]) =>
  runGantry(words, { DATABASE_URL: config.databaseUrl, DATA_DIR: config.dataDir });

const callback = /\/session\/oidc\/callback/;

async function whoAmI({ url }: TestServer, browser: Browser): Promise<string | null> {
  const response = await fetch(`${url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", cookie: browser.cookies(url) },
    body: JSON.stringify({ query: "{ me { username role } }" }),
  });
  const { data } = (await response.json()) as { data?: { me: { username: string; role: string } | null } };
  return data?.me ? `${data.me.username} ${data.me.role}` : null;
}

/** What a page says that tells of a failure. */
async function failure({ response }: { response: Response }): Promise<string> {
  return `${response.status} ${/class="code">([^<]*)/.exec(await response.text())?.[1]}`;
}

/** Logs in, and answers who is logged in then, or what the page says. */
async function logIn(server: TestServer, browser = new Browser()): Promise<string | null> {
  const arrived = await browser.open(`${server.url}/session/oidc`, /\/$/);
  return arrived.response.status < 400 ? whoAmI(server, browser) : failure(arrived);
}

async function begun(login: string, browser: Browser): Promise<string> {
  return (await browser.open(login, callback)).url;
}

test("the first login makes a user with an ordinary session, later ones find it, and logging out ends it", async () => {
  const { server, login } = await serverWithProvider();
  const how = (await (await fetch(`${server.url}/session`)).json()) as unknown;
  expect(how).toEqual({ oidc: { name: "127.0.0.1", path: "/session/oidc" } });
  const browser = new Browser();
  const { url, response } = await browser.open(`${login}?to=/ui/jobs%3Fstate%3DERROR`, /\/ui\//);
  expect(url).toBe(`${server.url}/ui/jobs?state=ERROR`);
  const session = response.headers.getSetCookie().find((cookie) => cookie.startsWith("gantry-session="));
  expect(session).toMatch(/HttpOnly; SameSite=Strict/);
  expect(await whoAmI(server, browser)).toBe("ann.smith USER");
  const ended = await fetch(`${server.url}/session`, {
    method: "DELETE",
    headers: { cookie: browser.cookies(server.url) },
  });
  expect(ended.status).toBe(204);
  expect(await whoAmI(server, browser)).toBeNull();
  expect(await logIn(server)).toBe("ann.smith USER");
  const users = await server.services.store.read.user.findMany({ where: { username: "ann.smith" } });
  expect(users).toHaveLength(1);
  // Nobody knows a password of it.
  const form = { method: "POST", headers: { "content-type": "application/json" } };
  for (const password of ["", "-", "ann.smith"]) {
    const body = JSON.stringify({ username: "ann.smith", password });
    expect((await fetch(`${server.url}/session`, { ...form, body })).status).toBe(401);
  }
});

test("the role follows the provider's claim at each login, and the last admin stays", async () => {
  const roles = (...own: string[]): Account => ({
    sub: "u-1",
    claims: { preferred_username: "ann.smith", realm_access: { roles: own } },
  });
  const settings = { OIDC_ROLES_CLAIM: "realm_access.roles", OIDC_ADMIN_ROLE: "farm-admins" };
  const { provider, server } = await serverWithProvider(roles("farm-admins"), settings);
  expect(await logIn(server)).toBe("ann.smith ADMIN");
  provider.account = roles("farm-users");
  expect(await logIn(server)).toBe("ann.smith USER");
  provider.account = roles("farm-admins");
  expect(await logIn(server)).toBe("ann.smith ADMIN");
  const call = { services: server.services, actor: programActor("cli") };
  await change(call, (change) => disableUser(change, server.admin.id));
  provider.account = roles();
  expect(await logIn(server)).toBe("ann.smith ADMIN");
});

test("a response with another state, nonce or code, or without a begun login, logs nobody in", async () => {
  const { server, login } = await serverWithProvider();
  const changed: Record<string, (url: URL, browser: Browser) => void> = {
    state: (url) => url.searchParams.set("state", "another"),
    code: (url) => url.searchParams.set("code", "another"),
    iss: (url) => url.searchParams.set("iss", "http://localhost:1"),
    nonce: (_url, browser) => {
      const [, value = ""] = /gantry-login=([^;]*)/.exec(browser.cookies(server.url)) ?? [];
      const begun = JSON.parse(Buffer.from(value, "base64url").toString()) as object;
      const other = Buffer.from(JSON.stringify({ ...begun, nonce: "another" })).toString("base64url");
      browser.keep(server.url, [`gantry-login=${other}`]);
    },
  };
  for (const [what, change] of Object.entries(changed)) {
    const browser = new Browser();
    const url = new URL(await begun(login, browser));
    change(url, browser);
    expect([what, await failure(await browser.open(url.href))]).toEqual([what, "400 OIDC_INVALID"]);
    expect(await whoAmI(server, browser)).toBeNull();
  }
  // Another person's browser, which the link was sent to.
  const url = await begun(login, new Browser());
  const victim = new Browser();
  expect(await failure(await victim.open(url))).toBe("400 OIDC_EXPIRED");
  // The code is good once.
  const browser = new Browser();
  const once = await begun(login, browser);
  const cookies = browser.cookies(server.url).split("; ");
  await browser.open(once, /\/$/);
  expect(await whoAmI(server, browser)).toBe("ann.smith USER");
  const again = new Browser();
  again.keep(server.url, cookies);
  expect(await failure(await again.open(once))).toBe("400 OIDC_INVALID");
});

test("a login that took longer than ten minutes is over", async () => {
  const { server, login } = await serverWithProvider();
  const browser = new Browser();
  const url = await begun(login, browser);
  server.clock.advance(601);
  expect(await failure(await browser.open(url))).toBe("400 OIDC_EXPIRED");
});

test("a name that a local user has is refused until an admin links the two", async () => {
  const { provider, server } = await serverWithProvider();
  provider.account = { sub: "u-9", claims: { preferred_username: server.user.username } };
  expect(await logIn(server)).toBe("403 OIDC_NAME_TAKEN");
  const link = (...identity: string[]) => gantry(server, ["user", "link", server.user.username, ...identity]);
  expect(await link(`${provider.issuer} u-9`)).toMatchObject({ code: 0 });
  expect(await logIn(server)).toBe(`${server.user.username} USER`);
  expect(await link()).toMatchObject({ code: 0 });
  expect(await logIn(server)).toBe("403 OIDC_NAME_TAKEN");
});

test("a disabled user stays out, by an open session too", async () => {
  const { server } = await serverWithProvider();
  const browser = new Browser();
  expect(await logIn(server, browser)).toBe("ann.smith USER");
  const call = { services: server.services, actor: programActor("cli") };
  const { id } = await server.services.store.read.user.findUniqueOrThrow({
    where: { username: "ann.smith" },
  });
  await change(call, (change) => disableUser(change, id));
  expect(await whoAmI(server, browser)).toBeNull();
  expect(await logIn(server)).toBe("403 USER_INACTIVE");
});

test("what the provider refuses or leaves out is told", async () => {
  const { provider, server } = await serverWithProvider({ sub: "u-2", refuses: "access_denied" });
  expect(await logIn(server)).toBe("403 OIDC_DENIED");
  provider.account = { sub: "u-2", claims: {} };
  expect(await logIn(server)).toBe("403 OIDC_CLAIM");
  provider.account = { sub: "u-2", claims: { preferred_username: "a name with spaces" } };
  expect(await logIn(server)).toBe("403 INVALID_INPUT");
});

async function unavailable(server: TestServer): Promise<void> {
  const response = await fetch(`${server.url}/session/oidc`, { redirect: "manual" });
  expect(response.status).toBe(503);
  expect(await response.json()).toMatchObject({ error: { code: "OIDC_UNAVAILABLE" } });
}

test("while the provider is away logins say so, passwords go on, and its return needs no restart", async () => {
  const { provider, server, login } = await serverWithProvider();
  provider.away();
  await unavailable(server);
  const byPassword = await fetch(`${server.url}/session`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ username: server.user.username, password: server.user.password }),
  });
  expect(byPassword.status).toBe(201);
  await provider.start(server.url);
  const browser = new Browser();
  const url = await begun(login, browser);
  // Between the two steps.
  provider.away();
  expect(await failure(await browser.open(url))).toBe("503 OIDC_UNAVAILABLE");
  await provider.start(server.url);
  expect(await logIn(server)).toBe("ann.smith USER");
});

test("a login ends on a page of this gateway only", async () => {
  const { server, login } = await serverWithProvider();
  for (const to of [
    "//evil.example/",
    "/.//evil.example/",
    "https://evil.example/",
    "/\\evil.example",
    "javascript:alert(1)",
  ]) {
    const browser = new Browser();
    const { url } = await browser.open(`${login}?to=${encodeURIComponent(to)}`, /\/$|evil/);
    expect(new URL(url).origin).toBe(new URL(server.url).origin);
  }
});

test("nor on one that another server on the host has put into the cookie of the login", async () => {
  const { server, login } = await serverWithProvider();
  const browser = new Browser();
  const url = await begun(login, browser);
  const [, value = ""] = /gantry-login=([^;]*)/.exec(browser.cookies(server.url)) ?? [];
  const content = JSON.parse(Buffer.from(value, "base64url").toString("utf8"));
  const changed = Buffer.from(JSON.stringify({ ...content, to: "https://evil.example/" })).toString(
    "base64url",
  );
  browser.keep(server.url, [`gantry-login=${changed}`]);
  const ended = await browser.open(url, /\/$|evil/);
  expect(ended.url).toBe(`${server.url}/`);
});

test("without a provider there is no such path, and settings that can't work are refused", async () => {
  const { url } = await withServer();
  expect((await fetch(`${url}/session/oidc`)).status).toBe(404);
  expect(await (await fetch(`${url}/session`)).json()).toEqual({ oidc: null });
  const of = (settings: Record<string, string>) => () => readConfig(settings);
  expect(of({ OIDC_ISSUER: "https://login.example.org" })).toThrow(/OIDC_CLIENT_ID/);
  expect(of({ OIDC_ISSUER: "http://login.example.org", OIDC_CLIENT_ID: "x" })).toThrow(/OIDC_ISSUER must be/);
  expect(of({ OIDC_ISSUER: "https://login.example.org", OIDC_CLIENT_ID: "x", OIDC_SCOPES: "email" })).toThrow(
    /openid/,
  );
});
