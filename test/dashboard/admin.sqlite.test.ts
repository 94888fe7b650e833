import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Page } from "puppeteer-core";
import { seed } from "../../prisma/seed.ts";
import { launchBrowser, logInBy, openPage, shows, violations } from "../support/browser.ts";
import { type TestServer, withServer } from "../support/server.ts";
import { forAllTests } from "../support/store.ts";

/* The screens beside the jobs: submitting, templates, images, activity, administration, connecting. */

const launched = await launchBrowser();
afterAll(() => launched?.close());

const screens = {
  connect: { path: "/ui/connect", shows: "apiPrefix" },
};

/** An admin whose password needs no quotes in a shell. */
const operator = { username: "operator", password: "sesame-open" };

(launched ? describe : describe.skip)("with the demo data", () => {
  let server: TestServer;
  let page: Page;
  let problems: string[];
  const open = async (path: string) => {
    problems.length = 0;
    await page.goto(server.url + path);
  };

  beforeAll(async () => {
    server = await forAllTests(() => withServer());
    await seed(server.services);
    ({ page, problems } = await openPage((launched as NonNullable<typeof launched>).browser));
    await server.graphql(
      "mutation ($username: String!, $password: String!) { createUser(username: $username, password: $password, role: ADMIN) { __typename } }",
      operator,
    );
    await logInBy(page, server.url, operator);
  });

  test.each(Object.entries(screens))(
    "%s opens without errors, passes axe in both themes and fits a telephone",
    async (_name, screen) => {
      for (const value of ["light", "dark"]) {
        await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value }]);
        await open(screen.path);
        await shows(page, screen.shows);
        expect(await violations(page)).toEqual([]);
        expect(problems).toEqual([]);
      }
      await page.setViewport({ width: 360, height: 740 });
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      await page.setViewport({ width: 1_280, height: 800 });
      expect(width).toBeLessThanOrEqual(360);
    },
  );

  test("the first call that connect shows for each API works as it stands", async () => {
    await open("/ui/connect");
    await shows(page, "apiPrefix");
    const calls = await page.$$eval("[data-api]", (panels) =>
      panels.map((panel) => [panel.getAttribute("data-api"), panel.querySelector("pre")?.textContent]),
    );
    const answers: Record<string, string> = {};
    for (const [name, call] of calls) {
      const line = String(call)
        .replace("-u operator ", `-u operator:${operator.password} `)
        .replace("PASSWORD", operator.password);
      const { stdout } = await promisify(execFile)("sh", [
        "-c",
        line.replace("curl ", "curl --fail-with-body "),
      ]);
      answers[String(name)] = stdout;
    }
    expect(Object.keys(answers)).toEqual(["graphql", "ufdl", "scale", "nodepool", "coalition"]);
    expect(JSON.parse(answers.graphql as string).data.me.username).toBe("operator");
    expect(JSON.parse(answers.ufdl as string)).toHaveProperty("access");
    expect(JSON.parse(answers.scale as string)).toHaveProperty("token");
    expect(JSON.parse(answers.nodepool as string)).toEqual(expect.any(Array));
    expect(JSON.parse(answers.coalition as string)).toEqual(expect.any(Array));
  });
});
