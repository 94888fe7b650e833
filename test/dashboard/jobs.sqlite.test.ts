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
import { made, makeJob, makeNode } from "../support/work.ts";
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

  test("what the gateway does not answer is told, and jobs stay selected", async () => {
    await open("/ui/jobs?search=nightly", "1 job");
    await page.click(".table-body input[type=checkbox]");
    await page.setOfflineMode(true);
    await page.locator(".bulk button ::-p-text(Resume)").click();
    await shows(page, "The gateway can't be reached.");
    await shows(page, "1 job selected");
    await page.click(".user");
    await page.locator("[role=menuitem] ::-p-text(Log out)").click();
    await shows(page, "You are still logged in");
    await page.setOfflineMode(false);
    await page.locator(".bulk button ::-p-text(Resume)").click();
    await shows(page, "1 job resumed");
    await page.waitForFunction(() => document.querySelector(".bulk") === null);
  });

  test("a list that is sorted by what changes is sorted again when it does", async () => {
    const [one, other] = [await queued(server, "sorted one"), await queued(server, "sorted other")];
    await open("/ui/jobs?search=sorted&sort=-STARTED_AT", "2 jobs");
    const first = (title: string) =>
      page.waitForFunction(
        (wanted) => {
          const rows = [...document.querySelectorAll(".table-body .table-row")];
          const at = (row: Element) => Number(row.getAttribute("aria-rowindex"));
          const [top] = rows.sort((a, b) => at(a) - at(b));
          return rows.length === 2 && top?.textContent.includes(wanted);
        },
        {},
        title,
      );
    for (const [job, title] of [
      [one, "sorted one"],
      [other, "sorted other"],
    ] as const) {
      server.clock.advance(1);
      await begin(server, job);
      await first(title);
    }
  });

  test("the events of a job with many reports of progress are listed", async () => {
    const job = await queued(server, "with much progress");
    const node = await begin(server, job);
    for (let at = 1; at <= 101; at++) {
      await server.graphql(
        `mutation { progressJob(id: ${job}, progress: ${at / 200}) { errors { message } } }`,
        {},
        { node },
      );
    }
    await open(`/ui/jobs/${job}`, "with much progress");
    const events = await page.$eval("[aria-labelledby=events]", ({ textContent }) => textContent);
    expect(events).toContain("Job started");
  });

  test("of one attempt's log the earlier lines are loaded once, and it follows the end until it is scrolled back", async () => {
    const job = await queued(server, "with two attempts");
    const lines = Array.from({ length: 15_000 }, (_, number) => `line ${number} of the second`);
    const first = await begin(server, job);
    await print(server, job, { node: first, text: "printed by the first\n".repeat(1_000) });
    await server.graphql(
      `mutation { failJob(id: ${job}, error: "broken") { errors { message } } }`,
      {},
      { node: first },
    );
    await server.graphql(`mutation { retryJobs(ids: [${job}]) { errors { message } } }`);
    const second = await begin(server, job);
    await print(server, job, { node: second, text: `${lines.join("\n")}\n` });

    await open(`/ui/jobs/${job}/log?attempt=2`, "line 14999 of the second");
    await page.locator("button ::-p-text(Load earlier lines)").click();
    await page.waitForFunction(() => !document.body.textContent.includes("Load earlier lines"));
    expect(await page.$eval(".log-body", ({ clientHeight }) => clientHeight / 20)).toBe(lines.length);

    const scroll = (to: number) => page.$eval(".log", (log, top) => log.scrollTo({ top }), to);
    await scroll(1_000_000);
    await page.waitForSelector("button[aria-pressed=true] ::-p-text(Following)");
    await print(server, job, { node: second, text: "printed meanwhile\n" });
    await shows(page, "printed meanwhile");
    await scroll(0);
    await page.waitForSelector("button[aria-pressed=false] ::-p-text(Follow)");
    await shows(page, "line 0 of the second");
  });

  test("a log goes on after a retry", async () => {
    const job = await queued(server, "to be retried");
    const first = await begin(server, job);
    await print(server, job, { node: first, text: "printed by the first\n" });
    await server.graphql(
      `mutation { failJob(id: ${job}, error: "broken") { errors { message } } }`,
      {},
      { node: first },
    );
    await open(`/ui/jobs/${job}/log`, "printed by the first");
    await page.waitForSelector(".badge.state-error");
    await server.graphql(`mutation { retryJobs(ids: [${job}]) { errors { message } } }`);
    const second = await begin(server, job);
    await print(server, job, { node: second, text: "printed by the second\n" });
    await shows(page, "printed by the second");
    expect(await page.$$(".line")).toHaveLength(2);
  });

  test("a session that ends elsewhere leads to the login, also on a screen that asks for nothing", async () => {
    const { page: theirs } = await openPage(browser);
    await logInBy(theirs, server.url + screens.job.path, server.user);
    await shows(theirs, screens.job.shows);
    const other = await theirs.browserContext().newPage();
    await other.goto(`${server.url}/healthz`);
    await other.evaluate(() => fetch("/session", { method: "DELETE" }));
    await shows(theirs, "Log in to Gantry");
    await logInBy(theirs, server.url + screens.job.path, server.user);
    await shows(theirs, screens.job.shows);
    await theirs.browserContext().close();
  });

  test("an output is shown and downloaded from a page that has been open for long", async () => {
    const job = await queued(server, "with an output");
    const node = await begin(server, job);
    const put = await fetch(`${server.url}/outputs/${job}/notes.txt?type=text`, {
      method: "PUT",
      headers: { authorization: `Bearer ${server.admin.bearer}`, "node-id": String(node) },
      body: "what was made",
    });
    expect(put.status).toBe(201);
    await open(`/ui/jobs/${job}`, "notes.txt");
    // A signed URL is good for five minutes; so is the admin's token, which later tests could not use.
    server.clock.advance(301);
    await page.locator("button ::-p-text(Show)").click();
    await shows(page, "what was made");
    const download = await page.$eval(".output a", async (link) => {
      const response = await fetch((link as HTMLAnchorElement).href);
      return response.text();
    });
    expect(download).toBe("what was made");
  });
});

let workers = 0;

/** A job in the queue. */
function queued(server: TestServer, title: string): Promise<number> {
  return makeJob(server, { title, command: "true" });
}

/** Has a new node work on the job; the node. */
async function begin(server: TestServer, job: number): Promise<number> {
  const node = await makeNode(server, `worker-${++workers}`);
  for (const action of ["acquireJob", "startJob"]) {
    await made(server, `mutation { made: ${action}(id: ${job}) { job { number } } }`, {}, { node });
  }
  return node;
}

async function print(
  server: TestServer,
  job: number,
  { node, text }: { node: number; text: string },
): Promise<void> {
  const query =
    "mutation ($id: ID!, $text: String!) { made: appendJobLog(id: $id, text: $text) { job { number } } }";
  await made(server, query, { id: job, text }, { node });
}

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
