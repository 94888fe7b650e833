import { beforeAll, describe, expect, test } from "@jest/globals";
import type { Page } from "puppeteer-core";
import { shows, violations } from "../support/browser.ts";
import { dashboardForAll } from "../support/dashboard.ts";
import { screens } from "./screens.ts";

/* What the screens of trees, of the timeline and of nodes do. */

const dashboard = await dashboardForAll();

(dashboard ? describe : describe.skip)("with the demo data", () => {
  if (!dashboard) return;
  let page: Page;
  const { open } = dashboard;
  const click = (selector: string) => page.locator(selector).click();
  const focused = () =>
    page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset.cell ?? null);
  beforeAll(() => {
    ({ page } = dashboard);
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
    await page.waitForFunction(
      (before) => location.href !== before,
      {},
      dashboard.server.url + screens.timeline.path,
    );
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
    await page.waitForFunction(() => document.activeElement?.textContent === "Affinity");
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
});
