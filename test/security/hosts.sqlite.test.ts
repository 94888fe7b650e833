import { hostname } from "node:os";
import { describe, expect, test } from "@jest/globals";
import { trustOf } from "../../src/config/values.ts";
import { readConfig } from "../../src/config.ts";
import { type SiteRequest, sitesOf } from "../../src/http/sites.ts";
import { keptLog } from "../support/log.ts";
import { send } from "../support/raw.ts";
import { withServer } from "../support/server.ts";
import { rawSocket } from "../support/sockets.ts";

/* A page whose own name is made to lead here (DNS rebinding) is of the answers' own origin: only Host tells. */

function ask(url: string, host: string, path = "/api/jobs", more: Record<string, string> = {}) {
  return send(url, { method: "GET", path, headers: { host, ...more }, body: undefined });
}

describe("a request for a host", () => {
  test("that is no name of this server is refused on every path and port, and logged once", async () => {
    const { log, lines } = keptLog();
    const { facades } = readConfig({});
    const config = { facades: { ...facades, nodepool: { ...facades.nodepool, port: 0 } } };
    const { url, facadeUrls } = await withServer({ log, config });
    const { port } = new URL(url);
    for (const path of [
      "/api/jobs",
      "/graphql",
      "/docs",
      "/outputs/1",
      "/ufdl/v1/jobs/list",
      "/",
      "/metrics",
    ]) {
      const { status, text } = await ask(url, `evil.example:${port}`, path);
      expect([path, status]).toEqual([path, 421]);
      expect(JSON.parse(text).error).toMatchObject({
        code: "HOST_UNKNOWN",
        message: "evil.example is not a host name of this server; the setting ALLOWED_HOSTS adds names.",
      });
    }
    const noted = lines().filter(({ host }) => host === "evil.example");
    expect(noted).toMatchObject([{ level: "warn", msg: expect.stringContaining("ALLOWED_HOSTS") }]);
    expect((await ask(facadeUrls.nodepool as string, "evil.example", "/v1/nodes")).status).toBe(421);
  });

  test("that is an address, this machine or configured is served", async () => {
    const { facades } = readConfig({ UFDL_HOSTNAME: "Ufdl.example" });
    const { url } = await withServer({ config: { facades, allowedHosts: ["gantry.example"] } });
    for (const host of [
      ...[
        "localhost",
        "LOCALHOST:4000",
        "localhost.",
        "a.localhost",
        "127.0.0.1",
        "127.9.9.9:80",
        "[::1]:4000",
      ],
      ...["192.0.2.7:4000", "[2001:db8::7]", hostname(), "ufdl.example", "gantry.example:4000"],
    ]) {
      expect([host, (await ask(url, host, "/healthz")).status]).toEqual([host, 200]);
    }
    for (const host of [
      "evil.example",
      "x.gantry.example",
      "localhost.evil.example",
      "127.0.0.1.evil.example",
    ]) {
      expect([host, (await ask(url, host, "/healthz")).status]).toEqual([host, 421]);
    }
  });

  test("is judged by what a trusted proxy says, and by nobody else's word", async () => {
    const config = { allowedHosts: ["gantry.example"] };
    const forwarded = (name: string) => ({ "x-forwarded-host": name });
    const trusting = await withServer({ config: { ...config, trustedProxies: trustOf(["127.0.0.1"]) } });
    expect((await ask(trusting.url, "inner", "/healthz", forwarded("gantry.example"))).status).toBe(200);
    expect((await ask(trusting.url, "localhost", "/healthz", forwarded("evil.example"))).status).toBe(421);
    const { url } = await withServer({ config });
    expect((await ask(url, "evil.example", "/healthz", forwarded("gantry.example"))).status).toBe(421);
  });

  test("that is any will do with ALLOWED_HOSTS=*, but for one that can't be read", async () => {
    const { url } = await withServer({ config: { allowedHosts: ["*"] } });
    expect((await ask(url, "evil.example")).status).toBe(200);
    expect((await ask(url, "a b")).status).toBe(400);
  });

  test("opens no web-socket unless it is one of this server's", async () => {
    const server = await withServer();
    const open = (path: string, host: string) => rawSocket(server.url + path, { headers: { host } });
    await expect(open("/graphql", "evil.example")).rejects.toThrow("421");
    await expect(open("/v1/jobs/1?token=x", "evil.example")).rejects.toThrow("421");
    await open("/graphql", "localhost");
  });
});

test("the machine's full name is one of its names where others than itself come in", () => {
  const isOwn = (environment: Record<string, string>, host: string) =>
    sitesOf(readConfig(environment), "Farm-1.lan").isOwn(
      sitesOf(readConfig(environment)).hostOf({ headers: { host }, socket: {} } as SiteRequest),
    );
  for (const name of ["farm-1", "farm-1.lan", "farm-1.render.example"]) {
    expect([name, isOwn({ HOST: "0.0.0.0" }, name)]).toEqual([name, true]);
  }
  expect(isOwn({ HOST: "0.0.0.0" }, "farm-10.render.example")).toBe(false);
  expect(isOwn({ HOST: "here.example" }, "here.example")).toBe(true);
  expect(isOwn({}, "farm-1.lan")).toBe(true);
  expect(isOwn({}, "farm-1.evil.example")).toBe(false);
});
