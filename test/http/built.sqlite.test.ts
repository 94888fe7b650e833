import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, expect, test } from "@jest/globals";
import { built } from "../support/built.ts";
import { run } from "../support/process.ts";
import { afterThisTest } from "../support/store.ts";

/* What `npm start` runs: one file with the libraries, and others that are loaded when they are needed. */

let program: string;

beforeAll(async () => {
  program = await built("src/main.ts");
});

test("the built program serves the graph, its pages and a legacy API", async () => {
  const dataDir = await mkdtemp(join(tmpdir(), "gantry-built-"));
  afterThisTest(() => rm(dataDir, { recursive: true, force: true }));
  const child = spawn(process.execPath, [program], {
    env: {
      PATH: process.env.PATH,
      DATA_DIR: dataDir,
      PORT: "0",
      ADMIN_PASSWORD: "a long password",
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  try {
    const url = await new Promise<string>((resolve, reject) => {
      child.stdout.setEncoding("utf8").on("data", (text: string) => {
        const found = /serves at (\S+)\n/.exec(text)?.[1];
        if (found) resolve(found);
      });
      void ended.then((code) => reject(new Error(`It ended with ${code}.`)));
    });
    const authorization = `Basic ${Buffer.from("admin:a long password").toString("base64")}`;
    const get = (path: string, accept = "*/*") =>
      fetch(`${url}${path}`, { headers: { authorization, accept } });
    const graph = await fetch(`${url}/graphql`, {
      method: "POST",
      headers: { authorization, "content-type": "application/json" },
      // Nested, so that it is Prisma that reads.
      body: JSON.stringify({
        query: "{ templates(first: 1) { nodes { name } totalCount } users { nodes { username } } }",
      }),
    });
    expect(await graph.json()).toMatchObject({ data: { users: { nodes: [{ username: "admin" }] } } });
    expect(await (await get("/graphql", "text/html")).text()).toContain("<title>");
    expect((await get("/docs/swagger-ui-bundle.js")).status).toBe(200);
    expect((await get("/docs/coalition.json")).status).toBe(200);
    expect((await get("/coalition/api/jobs/0")).status).toBeLessThan(500);
    child.kill("SIGTERM");
    expect(await ended).toBe(0);
  } finally {
    child.kill("SIGKILL");
  }
});

test("the built program runs commands", async () => {
  expect(await run(program, ["--help"])).toContain("Usage: gantry");
});
