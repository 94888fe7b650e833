import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Page } from "puppeteer-core";
import { seed } from "../../prisma/seed.ts";
import { launchBrowser, logInBy, openPage, shows, violations } from "../support/browser.ts";
import { Coalition } from "../support/coalition.ts";
import { type TestServer, withServer } from "../support/server.ts";
import { forAllTests } from "../support/store.ts";

/* The built dashboard (npm test builds it when a source is newer) in a real browser, on a real server. */

const built = "dist/dashboard";
const launched = await launchBrowser();
if (!launched) {
  console.log(
    `The dashboard is not tested: there is no Chromium for ${process.platform}; CHROMIUM names one.`,
  );
}
afterAll(() => launched?.close());

const screens = {
  overview: { path: "/", shows: "Failed last" },
  jobs: { path: "/ui/jobs", shows: "Nightly backup" },
  job: { path: "/ui/jobs/3", shows: "Birds, forty epochs" },
  log: { path: "/ui/jobs/12/log", shows: "Sample 256/256" },
  nodes: { path: "/ui/nodes", shows: "render-1" },
};

/** Milliseconds until the text is on the page. */
async function timeUntil(page: Page, text: string): Promise<number> {
  const since = performance.now();
  await shows(page, text);
  return performance.now() - since;
}

const withBrowser = launched ? describe : describe.skip;

withBrowser("with the demo data", () => {
  let server: TestServer;
  let page: Page;
  let problems: string[];
  const browser = () => (launched as NonNullable<typeof launched>).browser;
  const open = async (path: string) => {
    problems.length = 0;
    await page.goto(server.url + path);
  };

  beforeAll(async () => {
    server = await forAllTests(() => withServer());
    await seed(server.services);
    ({ page, problems } = await openPage(browser()));
  });

  test("a wrong password is told, the right one logs in, and logging out ends the session", async () => {
    await open("/ui/jobs");
    await shows(page, "Log in to Gantry");
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

  test.each(Object.entries(screens))(
    "%s opens without errors and passes axe in both themes",
    async (_name, screen) => {
      for (const value of ["light", "dark"]) {
        await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value }]);
        await open(screen.path);
        await shows(page, screen.shows);
        expect(await violations(page)).toEqual([]);
        expect(problems).toEqual([]);
      }
    },
  );

  test("the first page loads less than 250 kB, compressed, with all that it shows", async () => {
    await page.setCacheEnabled(false);
    await open("/");
    await shows(page, screens.overview.shows);
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
    await open("/ui/jobs");
    await shows(page, "Nightly backup");
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

  test("jobs that are made and changed elsewhere appear within 500 ms", async () => {
    const coalition = new Coalition(server);
    await open("/ui/jobs");
    await shows(page, "Nightly backup");
    const create =
      'mutation ($title: String!) { createCommandJob(input: { command: "true", title: $title }) { job { number } } }';
    const times = [];
    for (const title of ["Made by GraphQL", "Made second", "Made third"]) {
      await server.graphql(create, { title });
      times.push(await timeUntil(page, title));
    }
    const number = await coalition.add({ title: "Made by Coalition" });
    await shows(page, "Made by Coalition");
    await coalition.do("POST", "/api/jobs", { [number]: { title: "Changed by Coalition" } });
    const changed = await timeUntil(page, "Changed by Coalition");
    // Other tests may hold the processor for a moment: one that takes long is not the dashboard's doing.
    expect(Math.min(...times)).toBeLessThan(500);
    expect(changed).toBeLessThan(1_000);
  });

  test("selected jobs are paused, and a node with a reason", async () => {
    await open("/ui/jobs?search=nightly");
    await shows(page, "1 job");
    await page.click(".table-body input[type=checkbox]");
    await page.locator(".bulk button ::-p-text(Pause)").click();
    await shows(page, "1 job paused");
    await shows(page, "Waiting · paused");
    await open("/ui/nodes?search=render-2");
    await shows(page, "1 node");
    await page.locator("td button ::-p-text(Pause)").click();
    await page.type("dialog [name=reason]", "A new disk");
    await page.click("dialog button[type=submit]");
    await shows(page, "A new disk");
  });
});

withBrowser("a gateway that is started anew", () => {
  test("is followed without a reload, and what happened meanwhile appears", async () => {
    const first = await withServer();
    const { page } = await openPage((launched as NonNullable<typeof launched>).browser);
    await logInBy(page, `${first.url}/ui/jobs`, first.admin);
    await shows(page, "No jobs");
    await page.evaluate(() => Object.assign(globalThis, { notReloaded: true }));
    const { databaseUrl } = first.config;
    const port = Number(new URL(first.url).port);
    await first.close();
    await shows(page, "Connection lost, resuming");
    const second = await withServer({ config: { databaseUrl, port } });
    await new Coalition(second).add({ title: "Made after the restart" });
    await shows(page, "Made after the restart", 10_000);
    await page.waitForFunction(() => !document.body.textContent.includes("Connection lost"));
    expect(await page.evaluate(() => "notReloaded" in globalThis)).toBe(true);
    await page.browserContext().close();
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
