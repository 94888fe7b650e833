import { beforeAll, describe, expect, test } from "@jest/globals";
import type { Page } from "puppeteer-core";
import { shows } from "../support/browser.ts";
import { dashboardForAll, restart } from "../support/dashboard.ts";
import { within } from "../support/time.ts";
import { type Api, type Apis, afterRestart, apisOf, type Change, changes } from "./changes.ts";
import { type Screen, screens } from "./screens.ts";

/* What each REST API changes appears on the screens that show it, and the screens outlive a restart of the gateway. */

const dashboard = await dashboardForAll();

/** Of these changes the fastest counts: other tests may hold the processor for a moment. */
const attempts = 5;
const limit = 500;

const cases = Object.entries(changes).flatMap(([screen, by]) =>
  Object.keys(by).map((api) => [screen as Screen, api as Api] as const),
);

/** Those that are left out read and follow what another one does. */
const outliving = (Object.keys(screens) as Screen[]).filter(
  (screen) => !["graph", "grid of nodes", "submit a tree"].includes(screen),
);

let made = 0;
const freshName = () => `change-${++made}`;

(dashboard ? describe : describe.skip)("with the demo data", () => {
  let apis: Apis;
  let page: Page;

  beforeAll(async () => {
    if (!dashboard) return;
    apis = await apisOf(dashboard.server);
    page = dashboard.page;
    await dashboard.open(screens.overview.path, screens.overview.shows);
  });

  test.each(cases)("%s shows a change by the API of %s within 500 ms", async (screen, api) => {
    const times: number[] = [];
    while (times.length < attempts && !times.some((time) => time <= limit)) {
      const change = (await changes[screen]?.[api]?.(apis, freshName())) as Change;
      await goTo(page, change.path ?? screens[screen].path);
      times.push(await timeToShow(page, change));
    }
    expect(Math.min(...times)).toBeLessThanOrEqual(within(limit));
  });

  test.each(["jobs", "job", "tree", "nodes", "templates"] as const)(
    "%s shows what was changed between its answer and the beginning of its subscription",
    async (screen) => {
      const tab = await page.browserContext().newPage();
      await tab.evaluateOnNewDocument(holdSubscriptions);
      const change = (await changes[screen]?.ufdl?.(apis, freshName())) as Change;
      await tab.goto(dashboard?.server.url + screens[screen].path);
      await loaded(tab);
      await change.make();
      await tab.evaluate(() => (globalThis as unknown as Holding).release());
      await shows(tab, change.text);
      await tab.close();
    },
  );

  test.each(["jobs", "job", "tree", "nodes", "templates"] as const)(
    "%s shows what was changed while an answer from before it was on its way",
    async (screen) => {
      const tab = await page.browserContext().newPage();
      await tab.evaluateOnNewDocument(holdAnswers);
      const change = (await changes[screen]?.ufdl?.(apis, freshName())) as Change;
      await tab.goto(dashboard?.server.url + screens[screen].path);
      await tab.waitForFunction(() => (globalThis as unknown as Holding).standing());
      await change.make();
      await tab.waitForFunction(() => (globalThis as unknown as Holding).told());
      await tab.evaluate(() => (globalThis as unknown as Holding).release());
      await shows(tab, change.text);
      await tab.close();
    },
  );

  test.each([
    {
      what: "was refused is tried again",
      screen: "templates",
      api: "ufdl",
      replaced: { from: "changed: events(", by: "changed: unknown(" },
    },
    {
      what: "asks for events that have been removed begins anew",
      screen: "activity",
      api: "scale",
      replaced: { from: '"variables":{', by: '"variables":{"since":"0",' },
    },
  ] as const)("a subscription that $what", async ({ screen, api, replaced }) => {
    await dashboard?.server.services.store.write((tx) =>
      tx.deleteFrom("Event").where("id", "<", 3n).execute(),
    );
    const tab = await page.browserContext().newPage();
    await tab.evaluateOnNewDocument(alterFirst, replaced);
    const change = (await changes[screen]?.[api]?.(apis, freshName())) as Change;
    await tab.goto(dashboard?.server.url + (change.path ?? screens[screen].path));
    await tab.waitForFunction(() => "altered" in globalThis);
    await tab.waitForFunction(
      () =>
        document.querySelector("main table") !== null && document.querySelector("main [role=alert]") === null,
    );
    await change.make();
    await shows(tab, change.text);
    await tab.close();
  });

  test("a connection that broke without a word is noticed, and made anew", async () => {
    const tab = await page.browserContext().newPage();
    await tab.evaluateOnNewDocument(silenceFirst);
    const change = (await changes.job?.ufdl?.(apis, freshName())) as Change;
    await tab.goto(dashboard?.server.url + screens.job.path);
    await loaded(tab);
    await tab.waitForFunction(() => "connected" in globalThis);
    await tab.evaluate(() => Object.assign(globalThis, { silent: true }));
    await change.make();
    await shows(tab, change.text);
    await tab.close();
  });

  test("every screen outlives a restart of the gateway without a reload, and shows what is changed after it", async () => {
    if (!dashboard) return;
    const context = page.browserContext();
    const tabs = await Promise.all(
      outliving.map(async (screen) => {
        const change = await (afterRestart[screen] ?? Object.values(changes[screen] ?? {})[0])?.(
          apis,
          freshName(),
        );
        const tab = await context.newPage();
        await tab.goto(dashboard.server.url + (change?.path ?? screens[screen].path));
        await tab.waitForSelector("main h1");
        await tab.evaluate(() => Object.assign(globalThis, { notReloaded: true }));
        return { screen, tab, change };
      }),
    );
    const tabOf = (name: Screen) => tabs.find(({ screen }) => screen === name)?.tab as Page;
    const form = tabOf("submit");
    await form.type("[name=command]", "echo entered before");
    await restart(dashboard, () => shows(tabOf("jobs"), "Connection lost, resuming"));
    for (const { screen, tab, change } of tabs) {
      await tab.bringToFront();
      await change?.make();
      await shows(tab, change?.text ?? screens[screen].shows);
      await tab.waitForFunction(() => !document.body.textContent.includes("Connection lost"));
      expect(await tab.evaluate(() => "notReloaded" in globalThis)).toBe(true);
      expect(
        await tab.$$eval("main [role=alert]", (all) => all.map(({ textContent }) => textContent).join("")),
      ).toBe("");
    }
    await form.bringToFront();
    await form.click("form button[type=submit]");
    await form.waitForFunction(() => /^\/ui\/jobs\/\d+$/.test(location.pathname));
    await shows(form, "echo entered before");
    await Promise.all(tabs.map(({ tab }) => tab.close()));
  });
});

interface Holding {
  release: () => void;
  /** Whether there are answers that are kept back, and a snapshot. */
  standing: () => boolean;
  /** Whether a change has been told of. */
  told: () => boolean;
}

/** In a page: keeps what subscribes back until `release` is called. */
function holdSubscriptions(): void {
  let held: (() => void)[] | null = [];
  const send = WebSocket.prototype.send;
  WebSocket.prototype.send = function (data) {
    if (held && String(data).includes('"subscribe"')) held.push(() => send.call(this, data));
    else send.call(this, data);
  };
  Object.assign(globalThis, {
    release: () => {
      for (const go of held ?? []) go();
      held = null;
    },
  });
}

/**
 * In a page: keeps the answers of queries back until `release` is called, but for who is logged in. The time in which a
 * screen gathers changes is over at once, so that it asks again while they are kept back.
 */
function holdAnswers(): void {
  const { setTimeout } = globalThis;
  globalThis.setTimeout = ((run: () => void, delay = 0) =>
    setTimeout(run, delay > 1_000 ? delay : 0)) as typeof setTimeout;
  const messages: string[] = [];
  let held = 0;
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const { fetch } = globalThis;
  globalThis.fetch = async (...call) => {
    const answer = await fetch(...call);
    const body = String(call[1]?.body ?? "");
    if (!body.includes("query ") || body.includes("query Viewer")) return answer;
    held++;
    await released;
    return answer;
  };
  globalThis.WebSocket = class extends WebSocket {
    constructor(...to: ConstructorParameters<typeof WebSocket>) {
      super(...to);
      this.addEventListener("message", ({ data }) => messages.push(String(data)));
    }
  };
  const has = (kind: RegExp) => messages.some((message) => kind.test(message));
  Object.assign(globalThis, {
    release,
    standing: () => held > 0 && has(/"kind":"SNAPSHOT"/),
    told: () => has(/"kind":"(CHANGED|ADDED)"/),
  });
}

/** In a page: replaces a text in the first message that subscribes to events. */
function alterFirst({ from, by }: { from: string; by: string }): void {
  const send = WebSocket.prototype.send;
  WebSocket.prototype.send = function (data) {
    const text = String(data);
    const altered = text.includes("changed: events(") && !("altered" in globalThis);
    if (altered) Object.assign(globalThis, { altered });
    send.call(this, altered ? text.replace(from, by) : text);
  };
}

/**
 * In a page: the first web-socket receives nothing more once the page's `silent` is set, as when the network is gone; and
 * time-outs are five times as short.
 */
function silenceFirst(): void {
  const { setTimeout } = globalThis;
  globalThis.setTimeout = ((run: () => void, delay = 0) => setTimeout(run, delay / 5)) as typeof setTimeout;
  const page = globalThis as { connected?: true; silent?: true };
  globalThis.WebSocket = class extends WebSocket {
    constructor(...to: ConstructorParameters<typeof WebSocket>) {
      super(...to);
      if (page.connected) return;
      // Before the listeners of the page.
      this.addEventListener("message", (message) => {
        page.connected = true;
        if (page.silent) message.stopImmediatePropagation();
      });
    }
  };
}

/** Goes to a screen as a link does, without loading the page anew. */
async function goTo(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => history.pushState(null, "", to), path);
  await loaded(page);
}

async function loaded(page: Page): Promise<void> {
  await page.waitForFunction(
    () => document.querySelector("main h1") !== null && document.querySelector("main .loading") === null,
  );
}

/** Milliseconds from the answer of a change's call until its text is on the page, as a MutationObserver there sees it. */
async function timeToShow(page: Page, { text, make }: Change): Promise<number> {
  // What earlier tests changed may still be on its way to the page.
  await page.waitForFunction((wanted) => !document.body.textContent.includes(wanted), {}, text);
  await page.evaluate((wanted) => {
    const there = () => document.body.textContent.includes(wanted);
    const seen = new Promise<number>((resolve) => {
      const observer = new MutationObserver(() => {
        if (!there()) return;
        observer.disconnect();
        resolve(Date.now());
      });
      observer.observe(document.body, { subtree: true, childList: true, characterData: true });
    });
    Object.assign(globalThis, { seen });
  }, text);
  await make();
  const answered = Date.now();
  await shows(page, text);
  const seen = await page.evaluate(() => (globalThis as unknown as { seen: Promise<number> }).seen);
  return Math.max(0, seen - answered);
}
