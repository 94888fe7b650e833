import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "@jest/globals";
import type { Page } from "puppeteer-core";
import { logInBy, openPage, shows, violations } from "../support/browser.ts";
import { Coalition } from "../support/coalition.ts";
import { dashboardForAll } from "../support/dashboard.ts";
import { serverWithProvider } from "../support/oidc.ts";
import { type TestServer, withServer } from "../support/server.ts";
import { trustingOnly } from "../support/trusted.ts";
import { screens } from "./screens.ts";

/* The built dashboard (npm test builds it when a source is newer) in a real browser: logging in, and the jobs. */

const built = "dist/dashboard";
// The first test logs in by the form.
const dashboard = await dashboardForAll(async () => {});

(dashboard ? describe : describe.skip)("with the demo data", () => {
  if (!dashboard) return;
  let server: TestServer;
  let page: Page;
  const { browser, open } = dashboard;
  beforeAll(() => {
    ({ server, page } = dashboard);
  });

  test("a wrong password is told, the right one logs in, and logging out ends the session", async () => {
    await open("/ui/jobs", "Log in to Gantry");
    expect(await violations(page)).toEqual([]);
    await page.type("[name=username]", server.admin.username);
    await page.type("[name=password]", "not it");
    await page.click("button[type=submit]");
    await shows(page, "The user name or the password is wrong.");
    await logInBy(page, `${server.url}/ui/jobs`, server.admin);
    await shows(page, "Nightly backup");
    await page.click(".user");
    await page.waitForSelector("[role=menu]");
    await page.locator("[role=menuitem] ::-p-text(Log out)").click();
    await shows(page, "Log in to Gantry");
    const cookies = await page.browserContext().cookies();
    expect(cookies.map(({ value }) => value).join("")).toBe("");
    await logInBy(page, server.url, server.admin);
  });

  test("a gateway that executes only trusted documents trusts the dashboard's, and no others", async () => {
    const strict = await trustingOnly();
    const coalition = new Coalition(strict);
    await coalition.add({ title: "Added before" });
    const { page: theirs, problems } = await openPage(browser);
    await logInBy(theirs, `${strict.url}/ui/jobs`, strict.admin);
    await shows(theirs, "Added before");
    await coalition.add({ title: "Added meanwhile" });
    await shows(theirs, "Added meanwhile");
    expect(problems).toEqual([]);
    await theirs.browserContext().close();
    const { errors } = await strict.graphql("{ me { username } }");
    expect(errors?.[0]?.extensions?.code).toBe("DOCUMENT_NOT_TRUSTED");
  });

  test("a login by the provider leads back to the page that was asked for", async () => {
    const { server: withProvider } = await serverWithProvider();
    const { page: theirs } = await openPage(browser);
    await theirs.goto(`${withProvider.url}/ui/jobs?state=ERROR`);
    const link = await theirs.waitForSelector("a ::-p-text(Log in with 127.0.0.1)");
    expect(await violations(theirs)).toEqual([]);
    await link?.click();
    await shows(theirs, "0 jobs");
    expect(theirs.url()).toBe(`${withProvider.url}/ui/jobs?state=ERROR`);
    await shows(theirs, "ann.smith");
    await theirs.browserContext().close();
  });

  test("the first page loads less than 250 kB, compressed, with all that it shows", async () => {
    await page.setCacheEnabled(false);
    await open("/", screens.overview.shows);
    await page.setCacheEnabled(true);
    const sizes = await page.evaluate(() =>
      [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")].map(
        (entry) => (entry as PerformanceResourceTiming).encodedBodySize,
      ),
    );
    expect(sizes.length).toBeGreaterThan(5);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(250_000);
  });

  test("the keyboard searches, moves and opens", async () => {
    await open("/ui/jobs", "Nightly backup");
    await page.keyboard.press("/");
    await page.keyboard.type("smoke");
    await page.waitForFunction(() => location.search.includes("search=smoke"));
    await page.waitForFunction(() => document.querySelectorAll(".table-body .table-row").length === 1);
    await page.keyboard.press("Escape");
    await page.keyboard.press("j");
    await page.waitForSelector(".table-row.active");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => /^\/ui\/jobs\/\d+$/.test(location.pathname));
    await shows(page, "Smoke simulation");
    await page.keyboard.press("?");
    await page.waitForSelector("dialog[open]");
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press("Escape");
  });

  test("selected jobs are paused, and a node with a reason", async () => {
    await open("/ui/jobs?search=nightly", "1 job");
    await page.click(".table-body input[type=checkbox]");
    await page.locator(".bulk button ::-p-text(Pause)").click();
    await shows(page, "1 job paused");
    await shows(page, "Waiting · paused");
    await open("/ui/nodes?search=render-2", "1 node");
    await page.locator("td button ::-p-text(Pause)").click();
    await page.type("dialog [name=reason]", "A new disk");
    await page.click("dialog button[type=submit]");
    await shows(page, "A new disk");
  });
});

describe("the files", () => {
  test("are there, each text with a compressed copy", () => {
    const texts = readdirSync(join(built, "assets")).filter((name) => /\.(js|css)$/.test(name));
    expect(texts.length).toBeGreaterThan(5);
    for (const name of ["../index.html", ...texts])
      expect(existsSync(join(built, "assets", `${name}.br`))).toBe(true);
  });

  test("are served with their caching and policy; an unknown asset is a 404, an unknown screen the page", async () => {
    const { url } = await withServer();
    const page = await fetch(`${url}/ui/jobs/5`, { headers: { accept: "text/html" } });
    const html = await page.text();
    expect(page.headers.get("content-security-policy")).toMatch(/^default-src 'self';/);
    expect(page.headers.get("cache-control")).toBe("no-cache");
    const [script] = /\/ui\/assets\/[^"]+\.js/.exec(html) ?? [];
    const asset = await fetch(url + script, { headers: { "accept-encoding": "br" } });
    expect(asset.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    expect(asset.headers.get("content-encoding")).toBe("br");
    expect(asset.headers.get("content-type")).toMatch(/javascript/);
    const plain = await fetch(url + script, { headers: { "accept-encoding": "identity" } });
    expect(plain.headers.get("content-encoding")).toBeNull();
    expect(await plain.text()).toBe(await asset.text());
    expect((await fetch(`${url}/ui/assets/gone-12345678.js`)).status).toBe(404);
    expect(
      (await fetch(`${url}/`, { headers: { accept: "text/html" } })).headers.get("content-type"),
    ).toMatch(/html/);
    expect((await fetch(`${url}/`, { headers: { accept: "application/json" } })).status).toBe(404);
  });
});
