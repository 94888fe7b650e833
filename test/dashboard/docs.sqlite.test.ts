import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Page } from "puppeteer-core";
import { launchBrowser, logInBy, openPage } from "../support/browser.ts";
import { type TestServer, withServer } from "../support/server.ts";
import { forAllTests } from "../support/store.ts";

/* The references at /docs and GraphiQL in a real browser. */

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const launched = await launchBrowser();
if (!launched) {
  console.log(
    `The references are not tested: there is no Chromium for ${process.platform}; CHROMIUM names one.`,
  );
}
afterAll(() => launched?.close());
const withBrowser = launched ? describe : describe.skip;

/** Paths have invisible places where a line may break. */
async function shows(page: Page, text: string): Promise<void> {
  const there = (wanted: string) => document.body.textContent.replaceAll("\u200b", "").includes(wanted);
  await page.waitForFunction(there, { polling: 50 }, text);
}

async function search(page: Page, words: string): Promise<void> {
  await page.waitForSelector("[type=search]");
  await page.keyboard.press("/");
  await page.keyboard.type(words);
  await page.waitForSelector(".found a");
}

async function follow(page: Page, title: string): Promise<void> {
  const link = await page.waitForSelector(`xpath///div[@class="found"]//a[code[.="${title}"]]`);
  await link?.evaluate((found) => (found as HTMLElement).click());
}

withBrowser("the references", () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await forAllTests(() => withServer());
  });
  const open = (path: string) => openReference(server.url + path);

  async function openReference(url: string) {
    const opened = await openPage((launched as NonNullable<typeof launched>).browser);
    await opened.page.goto(url);
    return opened;
  }

  test("have the product's header, and each API's page its endpoints", async () => {
    const { page, problems } = await open("/docs");
    await shows(page, "/v1/jobs/{pk}");
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: "dark" }]);
    await page.waitForFunction(() => {
      const title = document.querySelector(".swagger-ui .info .title");
      const [red = 0] = /\d+/.exec(title ? getComputedStyle(title).color : "") ?? [];
      return Number(red) > 200;
    });
    const header = await page.$$eval("header a", (links) => links.map((link) => link.getAttribute("href")));
    expect(header).toEqual(expect.arrayContaining(["/", "/ui/jobs", "/ui/nodes", "/graphql"]));
    for (const [name, endpoint] of [
      ["scale", "/{version}/nodes/"],
      ["nodepool", "/v1/nodes"],
      ["coalition", "/api/jobs/{id}/children"],
    ]) {
      await page.goto(`${server.url}/docs/${name}`);
      await shows(page, endpoint as string);
      expect(
        await page.$eval("[aria-current=page][href^='/docs/']", (link) => link.textContent),
      ).toBeTruthy();
    }
    expect(problems).toEqual([]);
    await page.evaluate(axe);
    // The library's own part is its makers' work, and has a main element of its own.
    const violations = await page.evaluate(async () => {
      const { axe: checker } = globalThis as unknown as {
        axe: { run: (context: object, options: object) => Promise<{ violations: { id: string }[] }> };
      };
      return (
        await checker.run(
          { exclude: [".swagger-ui"] },
          { rules: { "landmark-no-duplicate-main": { enabled: false } } },
        )
      ).violations.map(({ id }) => id);
    });
    expect(violations).toEqual([]);
  });

  test("are searched all at once; what is found is opened, a field of the graph too", async () => {
    const { page, problems } = await open("/docs/ufdl");
    await search(page, "acquire");
    const found = await page.$$eval(".found a", (links) => links.map(({ textContent }) => textContent));
    for (const reference of ["UFDL", "GraphQL"]) {
      expect(found.some((text) => text.startsWith(reference))).toBe(true);
    }
    await follow(page, "Mutation.acquireNextJob");
    await page.waitForSelector(".types");
    expect(page.url()).toBe(`${server.url}/docs/graphql#Mutation.acquireNextJob`);
    await shows(page, "acquireNextJob(");
    await search(page, "pickjob");
    await follow(page, "POST /workers/pickjob");
    // The endpoint is open, with the operation that it runs.
    await shows(page, "mutation CoalitionPickJob");
    expect(problems).toEqual([]);
  });

  test("lead to GraphiQL with an endpoint's operation, which runs with the dashboard's session", async () => {
    const { page, problems } = await open("/");
    await logInBy(page, server.url, server.admin);
    const { operations, endpoints } = (await (await fetch(`${server.url}/docs/contents.json`)).json()) as {
      endpoints: { api: string; tag: string; id: string; operation: string | null }[];
      operations: Record<string, { text: string; variables: string; open: boolean }>;
    };
    const plain = endpoints.find(({ operation }) => {
      const one = operation === null ? undefined : operations[operation];
      return one?.open && one.variables === "{}" && one.text.startsWith("query");
    });
    expect(plain).toBeDefined();
    await page.goto(`${server.url}/docs/${plain?.api}#/${plain?.tag}/${plain?.id}`);
    await page.reload();
    const link = await page.waitForSelector(".operation a.button");
    // It moves while the endpoint unfolds.
    await link?.evaluate((one) => (one as HTMLElement).click());
    await page.waitForFunction(() => location.pathname === "/graphql");
    // It has 9 MB of scripts.
    const run = await page.waitForSelector("button.graphiql-execute-button", { timeout: 90_000 });
    const response = page.waitForResponse(
      (one) =>
        one.request().method() === "POST" &&
        (one.request().postData() ?? "").includes(`"operationName":"${plain?.operation}"`),
    );
    await run?.click();
    const body = (await (await response).json()) as { data?: object; errors?: object[] };
    expect(body.errors).toBeUndefined();
    expect(body.data).toBeDefined();
    expect(problems).toEqual([]);
  });
});
