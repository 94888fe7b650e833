import { spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync } from "node:fs";
import { copyFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "@jest/globals";
import Database from "better-sqlite3";
import { inFolder } from "../support/folder.ts";
import { expectRecovery } from "../support/outage.ts";
import { withServer } from "../support/server.ts";
import { canMount, withSmallDisk } from "../support/smallDisk.ts";
import { afterThisTest, withDatabase } from "../support/store.ts";
import { makeJob, makeNode } from "../support/work.ts";

const onDisk = canMount ? test : test.skip;

describe("a full disk", () => {
  onDisk("below the database gives 503 to every change, and harms nothing", async () => {
    const disk = await withSmallDisk();
    const path = join(disk.path, "gantry.db");
    await copyFile((await withDatabase("users")).replace("file:", ""), path);
    const server = await withServer({ config: { databaseUrl: `file:${path}` } });
    await expectRecovery(server);
    const made = await makeJob(server);
    const before = await server.services.store.read.job.count();
    await disk.fill();
    expect((await fetch(`${server.url}/readyz`)).status).toBe(503);
    // Small changes may still fit into what the database has of the disk.
    const command = "x".repeat(2 ** 20);
    const headers = { "content-type": "application/json", authorization: `Bearer ${server.admin.bearer}` };
    const query = `mutation { createCommandJob(input: { command: "${command}" }) { job { number } } }`;
    for (const [method, path, body, told] of [
      ["POST", "/graphql", { query }, /"code":"UNAVAILABLE","detail":\{"reason":"the disk is full"/],
      ["PUT", "/coalition/api/jobs", { title: "x", command }, /^This can't be done now: the disk is full;/],
    ] as const) {
      const response = await fetch(server.url + path, { method, headers, body: JSON.stringify(body) });
      expect([path, response.status, response.headers.get("retry-after")]).toEqual([path, 503, "1"]);
      expect(await response.text()).toMatch(told);
    }
    const { data } = await server.graphql(`{ job(id: ${made}) { state } jobs { totalCount } }`);
    expect(data).toEqual({ job: { state: "WAITING" }, jobs: { totalCount: before } });
    await disk.free();
    await expectRecovery(server);
    const file = new Database(path, { readonly: true });
    expect(file.pragma("integrity_check", { simple: true })).toBe("ok");
    file.close();
  });

  onDisk("below the outputs gives 503 to an upload, of which nothing is left", async () => {
    const disk = await withSmallDisk();
    const server = await withServer({ config: { blobUrl: `file:${join(disk.path, "blobs")}` } });
    const [job, node] = [await makeJob(server), await makeNode(server)];
    for (const call of [`acquireJob(id: ${job})`, `startJob(id: ${job})`]) {
      await server.graphql(`mutation { ${call} { errors { code } } }`, {}, { node });
    }
    await disk.fill();
    const upload = () =>
      fetch(`${server.url}/outputs/${job}/model?type=bin`, {
        method: "PUT",
        headers: { authorization: `Bearer ${server.admin.bearer}`, "node-id": String(node) },
        body: Buffer.alloc(2 ** 20),
      });
    const refused = await upload();
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([503, "1"]);
    expect(await refused.json()).toMatchObject({
      error: { code: "UNAVAILABLE", detail: { reason: "the disk is full" } },
    });
    const { data } = await server.graphql(`{ job(id: ${job}) { outputs { nodes { name } } } }`);
    expect(data).toEqual({ job: { outputs: { nodes: [] } } });
    expect(await readdir(join(disk.path, "blobs", ".incoming"))).toEqual([]);
    await disk.free();
    expect((await upload()).status).toBe(201);
  });
});

// A device on which every write fails as on a full disk.
test.each([
  ["on a full disk", "/dev/full"],
  ["in a closed pipe", null],
])(
  "a log %s is lost, and the server goes on",
  async (_where, device) => {
    const main = fileURLToPath(new URL("../../src/main.ts", import.meta.url));
    const loader = new URL("../support/ts.mjs", import.meta.url).href;
    await inFolder(async (folder) => {
      const file = device === null ? "pipe" : openSync(device, "w");
      const child = spawn(process.execPath, ["--import", loader, main], {
        env: { PATH: process.env.PATH, DATA_DIR: folder, PORT: "0" },
        stdio: ["ignore", "pipe", file],
      });
      const ended = once(child, "exit");
      afterThisTest(async () => {
        child.kill("SIGKILL");
        await ended;
      });
      if (typeof file === "number") closeSync(file);
      child.stderr?.destroy();
      let out = "";
      for await (const chunk of child.stdout ?? []) {
        out += chunk;
        if (/serves at \S+\n/.test(out)) break;
      }
      child.stdout?.destroy();
      const url = /serves at (\S+)\n/.exec(out)?.[1];
      // More lines than are kept.
      for (let calls = 0; calls < 300; calls++) {
        const response = await fetch(`${url}/nodepool/v1/nodes`);
        await response.text();
        expect(response.status).toBe(200);
      }
      child.kill("SIGTERM");
      expect(await ended).toEqual([0, null]);
    });
  },
  60_000,
);
