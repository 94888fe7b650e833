import { createSocket } from "node:dgram";
import { once } from "node:events";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { discovery } from "../../../src/http/discovery.ts";
import { send } from "../../support/raw.ts";
import { withServer } from "../../support/server.ts";
import { afterThisTest } from "../../support/store.ts";

async function page(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "gantry-page-"));
  afterThisTest(() => rm(folder, { recursive: true, force: true }));
  await mkdir(join(folder, "js"));
  await writeFile(join(folder, "index.html"), "<title>Coalition</title>");
  await writeFile(join(folder, "js", "coalition.js"), "var page;");
  return folder;
}

describe("the page", () => {
  test("stands at the root and at /coalition, with the API's origin", async () => {
    const { url } = await withServer({ config: { coalition: { page: await page(), discovery: null } } });
    for (const path of ["/", "/index.html", "/coalition/", "/coalition/index.html"]) {
      const response = await fetch(url + path);
      expect([path, response.status, await response.text()]).toEqual([path, 200, "<title>Coalition</title>"]);
      expect(response.headers.get("content-type")).toBe("text/html; charset=utf-8");
    }
    const script = await fetch(`${url}/js/coalition.js`);
    expect(script.headers.get("content-type")).toBe("text/javascript; charset=utf-8");
    expect(await script.text()).toBe("var page;");
    const since = { "if-modified-since": script.headers.get("last-modified") as string };
    const again = { method: "GET", path: "/js/coalition.js", headers: since, body: undefined };
    expect(await send(url, again)).toMatchObject({ status: 304, text: "" });
    expect((await fetch(`${url}/coalition`, { redirect: "manual" })).headers.get("location")).toBe(
      "/coalition/",
    );
    expect(await (await fetch(`${url}/api/jobs`)).text()).toBe("[]");
  });

  test("no path leads out of its folder, and nothing else is written over", async () => {
    const folder = await page();
    await writeFile(join(folder, "..", "gantry-secret.txt"), "hidden words");
    afterThisTest(() => rm(join(folder, "..", "gantry-secret.txt"), { force: true }));
    const { url } = await withServer({ config: { coalition: { page: folder, discovery: null } } });
    for (const path of [
      "/%2e%2e/gantry-secret.txt",
      "/js/..%2f..%2fgantry-secret.txt",
      "/js",
      "/js/",
      "/none.html",
    ]) {
      const response = await fetch(url + path);
      expect([path, response.status]).toEqual([path, 404]);
      expect(await response.text()).not.toContain("hidden words");
    }
    expect((await fetch(`${url}/index.html`, { method: "POST" })).status).toBe(404);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
  });

  test("a folder without an index.html stops the start", async () => {
    const folder = await page();
    await rm(join(folder, "index.html"));
    const starting = withServer({ config: { coalition: { page: folder, discovery: null } } });
    await expect(starting).rejects.toThrow("there is no index.html in");
  });
});

describe("discovery over UDP", () => {
  test("any datagram is answered with the original's word", async () => {
    const answering = await discovery({ host: "127.0.0.1", port: 0 }, () => {});
    afterThisTest(() => answering.close());
    const socket = createSocket("udp4");
    afterThisTest(async () => void socket.close());
    socket.send("coalition", answering.port, "127.0.0.1");
    const [message, from] = await once(socket, "message");
    expect(String(message)).toBe("roxor");
    expect(from.port).toBe(answering.port);
  });

  test("is off unless asked for, and then ends with the server", async () => {
    const off = await withServer();
    expect(off.config.coalition.discovery).toBe(null);
    const server = await withServer({ config: { coalition: { page: null, discovery: 0 } } });
    await server.close();
  });
});
