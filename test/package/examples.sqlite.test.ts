import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, expect, test } from "@jest/globals";
import { build } from "esbuild";
import { launchBrowser, openPage } from "../support/browser.ts";
import { withServer } from "../support/server.ts";
import { afterThisTest } from "../support/store.ts";

/* The programs of examples/ against a real server. */

const launched = await launchBrowser();
afterAll(() => launched?.close());

const requireHere =
  'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);';

/** Builds an example as its reader would. @returns the file */
async function built(source: string, platform: "browser" | "node"): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "gantry-example-"));
  afterThisTest(() => rm(folder, { recursive: true, force: true }));
  const outfile = join(folder, "example.mjs");
  await build({
    entryPoints: [source],
    outfile,
    bundle: true,
    platform,
    format: "esm",
    target: "es2022",
    jsx: "automatic",
    // What CommonJS libraries call.
    ...(platform === "node" && { banner: { js: requireHere } }),
    alias: { "@gantry/client": resolve("packages/client/src/index.ts") },
  });
  return outfile;
}

/** Serves a page with this script at localhost. */
async function withPage(script: string): Promise<string> {
  const text = await readFile(script);
  const server = createServer(({ url }, response) => {
    const isScript = url?.startsWith("/example.mjs");
    response.setHeader("content-type", isScript ? "text/javascript" : "text/html");
    response.end(isScript ? text : '<!doctype html><body><script type="module" src="/example.mjs"></script>');
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  afterThisTest(() => new Promise<void>((closed) => server.close(() => closed())));
  afterThisTest(async () => server.closeAllConnections());
  return `http://localhost:${(server.address() as AddressInfo).port}`;
}

const withBrowser = launched ? test : test.skip;

withBrowser.each(["urql", "apollo"])(
  "the page with %s logs in, lists, adds and follows jobs",
  async (name) => {
    const origin = await withPage(await built(`examples/${name}/main.tsx`, "browser"));
    const server = await withServer({ config: { corsOrigins: [origin] } });
    const { page, problems } = await openPage((launched as NonNullable<typeof launched>).browser);
    afterThisTest(() => page.close());
    const shows = (text: string) =>
      page.waitForFunction((wanted) => document.body.textContent.includes(wanted), { polling: 50 }, text);
    await page.goto(`${origin}/?gateway=http://localhost:${new URL(server.url).port}`);
    await page.waitForSelector("[name=username]");
    await page.type("[name=username]", server.admin.username);
    await page.type("[name=password]", server.admin.password);
    await page.click("button");
    await page.waitForSelector("[name=title]");
    await page.type("[name=title]", "by the page");
    await page.click("button");
    await shows("1 by the page WAITING");
    // Somebody else's change arrives by itself.
    await server.graphql(
      'mutation { createCommandJob(input: { title: "by another", command: "x" }) { errors { code } } }',
    );
    await shows("2 by another WAITING");
    await server.graphql("mutation { cancelJob(id: 1) { errors { code } } }");
    await shows("1 by the page CANCELLED");
    expect(problems).toEqual([]);
  },
);

test("the worker takes jobs, logs, reports progress and finishes or fails them", async () => {
  const server = await withServer();
  const script = await built("examples/worker/worker.ts", "node");
  const add = (command: string) =>
    server.graphql(
      "mutation ($command: String!) { createCommandJob(input: { command: $command }) { errors { code } } }",
      { command },
    );
  await add("echo begun; echo 50%; echo done");
  await add("echo broken >&2; exit 3");
  const env = { ...process.env, GANTRY_URL: server.url, GANTRY_TOKEN: server.admin.bearer };
  const child: ChildProcess = spawn(process.execPath, [script, "example-1"], { env, stdio: "inherit" });
  afterThisTest(async () => void child.kill("SIGKILL"));
  const states = async () =>
    (
      await server.graphql<{ jobs: { nodes: { state: string }[] } }>(
        "{ jobs(orderBy: [{ field: NUMBER, direction: ASC }]) { nodes { state } } }",
      )
    ).data.jobs.nodes.map(({ state }) => state);
  for (let tried = 0; tried < 600 && (await states()).join() !== "FINISHED,ERROR"; tried++)
    await new Promise((later) => setTimeout(later, 100));
  expect(await states()).toEqual(["FINISHED", "ERROR"]);
  const { data } = await server.graphql<Record<string, { log: { text: string } }>>(
    "{ one: job(id: 1) { log { text } } two: job(id: 2) { log { text } } }",
  );
  expect(data.one?.log.text).toContain("begun\n50%\ndone");
  expect(data.two?.log.text).toContain("broken");
  child.kill("SIGTERM");
  expect((await once(child, "exit"))[0]).toBe(0);
});
