import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Page } from "puppeteer-core";
import { seed } from "../../prisma/seed.ts";
import { launchBrowser, logInBy, openPage, shows, violations } from "../support/browser.ts";
import { TestClock } from "../support/clock.ts";
import { Coalition } from "../support/coalition.ts";
import { Nodepool } from "../support/nodepool.ts";
import { Scale, type ScaleToken } from "../support/scale.ts";
import { type TestServer, withServer } from "../support/server.ts";
import { forAllTests } from "../support/store.ts";
import { Ufdl } from "../support/ufdl.ts";

/* The screens of trees, of the timeline and of nodes, with the demo data; and what the four REST APIs change on them. */

const launched = await launchBrowser();
afterAll(() => launched?.close());

/** Six hours up to a time, as the timeline's URL names them. */
function paramsOf(to: Date): string {
  const from = new Date(to.getTime() - 6 * 3_600_000);
  return new URLSearchParams({ from: from.toISOString(), to: to.toISOString() }).toString();
}

const screens = {
  tree: { path: "/ui/jobs/8/tree", shows: "6 finished, 1 working, 6 waiting, 1 pending, 1 failed" },
  graph: { path: "/ui/jobs/8/tree?view=graph", shows: "Smoke simulation" },
  // The demo plays in the hours before the time at which the tests' clock stands.
  timeline: { path: `/ui/timeline?${paramsOf(new TestClock().now())}`, shows: "Birds, forty epochs" },
  node: { path: "/ui/nodes/4", shows: "At work for" },
  "grid of nodes": { path: "/ui/nodes?view=grid", shows: "render-1" },
};

(launched ? describe : describe.skip)("with the demo data", () => {
  let server: TestServer;
  let page: Page;
  let problems: string[];
  const open = async (path: string, text: string) => {
    problems.length = 0;
    await page.goto(server.url + path);
    await shows(page, text);
  };
  const click = (selector: string) => page.locator(selector).click();
  const focused = () =>
    page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset.cell ?? null);

  beforeAll(async () => {
    server = await forAllTests(() => withServer());
    await seed(server.services);
    ({ page, problems } = await openPage((launched as NonNullable<typeof launched>).browser));
    await logInBy(page, server.url, server.admin);
  });

  test.each(Object.entries(screens))(
    "%s opens without errors and passes axe in both themes",
    async (_name, screen) => {
      for (const value of ["light", "dark"]) {
        await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value }]);
        await open(screen.path, screen.shows);
        expect(await violations(page)).toEqual([]);
        expect(problems).toEqual([]);
      }
    },
  );

  test("nothing on these screens is wider than a telephone", async () => {
    await page.setViewport({ width: 360, height: 740 });
    for (const screen of Object.values(screens)) {
      await open(screen.path, screen.shows);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    }
    await page.setViewport({ width: 1_280, height: 800 });
  });

  test("arrow keys move between the squares of a tree, Enter opens the job, and its screen leads back", async () => {
    await open(screens.tree.path, screens.tree.shows);
    const cells = await page.$$eval("[data-cell]", (all) =>
      all.map((one) => (one as HTMLElement).dataset.cell),
    );
    expect(cells.length).toBe(15);
    await page.focus("[data-cell]");
    await page.keyboard.press("ArrowRight");
    expect(await focused()).toBe(cells[1]);
    await page.keyboard.press("End");
    expect(await focused()).toBe(cells.at(-1));
    await page.keyboard.press("ArrowUp");
    expect(cells.slice(1, 3)).toContain(await focused());
    await page.keyboard.press("Home");
    expect(await focused()).toBe(cells[0]);
    await page.keyboard.press("Enter");
    await page.waitForFunction((number) => location.pathname === `/ui/jobs/${number}`, {}, cells[0]);
    await click("a ::-p-text(Short film)");
    await click("a.button ::-p-text(Tree)");
    await shows(page, screens.tree.shows);
    await click("a ::-p-text(Dependencies)");
    await page.waitForSelector("[aria-label='Compose waits for Frame 1']");
  });

  test("the timeline zooms, keeps its stretch in the URL, and leads to jobs and nodes", async () => {
    await open(`${screens.timeline.path}&search=render-3`, "Smoke simulation");
    await click("button ::-p-text(Earlier)");
    await page.waitForFunction((before) => location.href !== before, {}, server.url + screens.timeline.path);
    await click("button ::-p-text(Later)");
    await click("button ::-p-text(Zoom out)");
    const address = page.url();
    await open(new URL(address).pathname + new URL(address).search, "Smoke simulation");
    expect(page.url()).toBe(address);
    await page.focus("[data-cell]");
    await shows(page, "Smoke simulation for ada: Finished, 36 min 0 s from");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => location.pathname === "/ui/jobs/10");
  });

  test("a node is paused with a reason and resumed, and its affinity is changed", async () => {
    await open("/ui/nodes", "render-3");
    await click("a ::-p-text(render-3)");
    await click("button ::-p-text(Pause)");
    await page.type("dialog [name=reason]", "Loud fan");
    await click("dialog button[type=submit]");
    await shows(page, "Loud fan");
    await click("button ::-p-text(Resume)");
    await page.waitForFunction(() => !document.body.textContent.includes("Loud fan"));
    await click("button ::-p-text(Affinity)");
    const field = "dialog [name=affinity]";
    await page.locator(field).fill(Array.from({ length: 70 }, (_, n) => `name${n}`).join());
    await click("dialog button[type=submit]");
    await page.waitForFunction(
      () => (document.querySelector("dialog [role=alert]")?.textContent ?? "") !== "",
    );
    expect(await violations(page)).toEqual([]);
    await page.locator(field).fill("linux,houdini");
    await click("dialog button[type=submit]");
    await shows(page, "houdini,linux");
  });

  test("jobs are counted beside the filters, and a view is kept under a name", async () => {
    await open("/ui/jobs", "Nightly backup");
    await shows(page, "Pending1");
    await click(".chip.state-finished");
    await shows(page, "9 jobs");
    await shows(page, "Pending1");
    await click("button ::-p-text(Views)");
    await click("[role=menuitem] ::-p-text(Save this view)");
    await page.type("dialog [name=name]", "Done");
    await click("dialog button[type=submit]");
    await shows(page, "View Done saved in this browser");
    await open("/ui/jobs", "Nightly backup");
    await click("button ::-p-text(Views)");
    await click("[role=menuitem] ::-p-text(Done)");
    await page.waitForFunction(() => location.search === "?state=FINISHED");
    await shows(page, "9 jobs");
  });

  /** Milliseconds of the fastest of several changes until its text is on the page: tests share the machine with others. */
  async function fastest(changes: readonly (readonly [make: () => Promise<unknown>, text: string])[]) {
    const times: number[] = [];
    for (const [make, text] of changes) {
      await make();
      const since = performance.now();
      await shows(page, text);
      times.push(performance.now() - since);
    }
    return Math.min(...times);
  }

  describe("what an API changes is on the screen within 500 ms", () => {
    test("Coalition: a title in a tree", async () => {
      const coalition = new Coalition(server);
      await open(screens.tree.path, screens.tree.shows);
      const rename = (title: string) =>
        [() => coalition.do("POST", "/api/jobs", { 11: { title } }), title] as const;
      expect(await fastest(["First title", "Second title", "Third title"].map(rename))).toBeLessThan(500);
    });

    test("UFDL: what a node works on", async () => {
      const ufdl = new Ufdl(server, "");
      const node = await ufdl.node("192.0.2.77");
      await open(`/ui/nodes/${node}`, "No job");
      const work = async (title: string) => {
        const job = await ufdl.job(title);
        return [
          async () => {
            await ufdl.ok(ufdl.acquire(job, node));
            await ufdl.ok(ufdl.start(job, node));
          },
          title,
          () => ufdl.finish(job, node),
        ] as const;
      };
      const times: number[] = [];
      for (const title of ["Train once", "Train twice", "Train again"]) {
        const [start, text, finish] = await work(title);
        times.push(await fastest([[start, text]]));
        await finish();
        await shows(page, "No job");
      }
      expect(Math.min(...times)).toBeLessThan(500);
    });

    test("Scale: why a node is paused", async () => {
      const scale = new Scale(server, { admin: "", user: "" });
      const { username, password } = server.admin;
      const login = { as: null, json: { username, password } };
      const { token } = (await scale.ask<ScaleToken>("POST", "/api-token-auth/", login)).body;
      await open("/ui/nodes/5", "render-2");
      const pause = (reason: string) =>
        [
          () =>
            scale.ask("PATCH", "/v6/nodes/5/", { token, json: { is_paused: true, pause_reason: reason } }),
          reason,
        ] as const;
      expect(await fastest(["New disk", "New card", "New fan"].map(pause))).toBeLessThan(500);
    });

    test("Nodepool: that a node is held", async () => {
      const nodepool = new Nodepool(server);
      const query =
        '{ computeNodes(filter: { label: { eq: "ubuntu-small" }, search: "0001" }) { nodes { number } } }';
      const { data } = await server.graphql<{ computeNodes: { nodes: { number: number }[] } }>(query);
      const number = data.computeNodes.nodes[0]?.number;
      await open(`/ui/nodes/${number}`, "ProvisioningReady");
      const set = (state: string) =>
        [
          () => nodepool.ask("PUT", `/v1/nodes/${number}`, { json: { state } }),
          `Provisioning${state[0]?.toUpperCase()}${state.slice(1)}`,
        ] as const;
      expect(await fastest(["hold", "ready", "hold"].map(set))).toBeLessThan(500);
    });
  });

  test("a gateway that is started anew is followed by all of them without a reload", async () => {
    const context = page.browserContext();
    const pages = await Promise.all(
      Object.values(screens).map(async (screen) => {
        const one = await context.newPage();
        await one.goto(server.url + screen.path);
        await one.bringToFront();
        await one.evaluate(() => Object.assign(globalThis, { notReloaded: true }));
        return one;
      }),
    );
    const { databaseUrl } = server.config;
    const port = Number(new URL(server.url).port);
    await server.close();
    const second = await forAllTests(() => withServer({ config: { databaseUrl, port } }));
    const coalition = new Coalition(second);
    const worker = coalition.worker("render-1");
    for (const [at, one] of pages.entries()) {
      await one.bringToFront();
      const text = `After the restart ${at}`;
      await coalition.do("POST", "/api/jobs", { 11: { title: text }, 18: { title: text } });
      await worker.pick();
      await second.graphql(
        "mutation ($reason: String) { pauseNode(id: 4, reason: $reason) { __typename } }",
        {
          reason: text,
        },
      );
      await one.waitForFunction(() => !document.body.textContent.includes("Connection lost"));
      if (!one.url().includes("timeline")) await shows(one, text);
      expect(await one.evaluate(() => "notReloaded" in globalThis)).toBe(true);
      await one.close();
    }
  });
});
