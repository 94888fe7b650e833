import { afterAll, beforeAll } from "@jest/globals";
import type { Browser, Page } from "puppeteer-core";
import { seed } from "../../prisma/seed.ts";
import { launchBrowser, openPage, shows } from "./browser.ts";
import { type TestServer, type TestUser, withServer } from "./server.ts";
import { forAllTests } from "./store.ts";

/** One browser, one server with the demo data, and one page for all tests of a file; the last two from their first beforeAll on. */
export interface Dashboard {
  readonly browser: Browser;
  server: TestServer;
  readonly page: Page;
  /** What went wrong on the page since it was opened last. */
  readonly problems: string[];
  /** Loads a path, and waits until the text is there. */
  open(path: string, text?: string): Promise<void>;
}

/**
 * Begins them before the tests of the file.
 * @param ready logs somebody in; the admin by default
 * @returns null on platforms without a browser: the tests are skipped
 */
export async function dashboardForAll(
  ready: (dashboard: Dashboard) => Promise<void> = ({ page, server }) => logIn(page, server),
): Promise<Dashboard | null> {
  const launched = await launchBrowser();
  if (!launched) {
    console.log(`The dashboard is not tested: no Chromium for ${process.platform}; CHROMIUM names one.`);
    return null;
  }
  const { browser, close } = launched;
  afterAll(close);
  const dashboard = {
    browser,
    open: async (path: string, text = "") => {
      const { page, problems, server } = dashboard;
      problems.length = 0;
      await page.goto(server.url + path);
      await shows(page, text);
    },
  } as Dashboard;
  beforeAll(async () => {
    const server = await forAllTests(() => withServer());
    await seed(server.services);
    await ready(Object.assign(dashboard, { server, ...(await openPage(browser, server.clock.now())) }));
  });
  return dashboard;
}

/** Logs in as the form does, without its page. */
export async function logIn(
  page: Page,
  { url, admin }: TestServer,
  user: Pick<TestUser, "username" | "password"> = admin,
): Promise<void> {
  await page.goto(`${url}/healthz`);
  const status = await page.evaluate(
    async (body) => {
      const headers = { "content-type": "application/json" };
      return (await fetch("/session", { method: "POST", headers, body })).status;
    },
    JSON.stringify({ username: user.username, password: user.password }),
  );
  if (status >= 300) throw new Error(`the login was answered with ${status}`);
}

/** Ends the gateway and starts another one at its address, on its database. */
export async function restart(dashboard: Dashboard, meanwhile: () => Promise<unknown>): Promise<void> {
  const { server } = dashboard;
  const { databaseUrl } = server.config;
  const port = Number(new URL(server.url).port);
  await server.close();
  await meanwhile();
  dashboard.server = await forAllTests(() => withServer({ config: { databaseUrl, port } }));
}
