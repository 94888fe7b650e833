import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { readConfig } from "../../src/config.ts";
import { Coalition } from "../support/coalition.ts";
import { send } from "../support/raw.ts";
import { withServer } from "../support/server.ts";
import { afterThisTest } from "../support/store.ts";
import { made } from "../support/work.ts";

/* What callers send comes back in answers: a browser that opens one must not take it for a script of ours. */

const script = "<script>alert(1)</script>";
const sandbox = "sandbox; default-src 'none'";

test("every answer tells browsers to keep to its type", async () => {
  const { url, user, facadeUrls } = await withServer({
    config: { facades: { ...readConfig({}).facades, coalition: onAPort } },
  });
  const paths = [
    ...[
      "/healthz",
      "/readyz",
      "/metrics",
      "/graphql",
      "/graphql?query={__typename}",
      "/docs",
      "/docs/ufdl.json",
    ],
    ...[
      "/outputs/1",
      "/nothing",
      "/",
      "/ufdl/v1/jobs/list",
      "/ufdl/v1/none",
      "/scale/v6/nodes/",
      "/scale/v6/none/",
    ],
    ...["/nodepool/v1/nodes", "/nodepool/v1/none", "/v1/nodes/1"],
  ].map((path) => url + path);
  const callers: Record<string, string>[] = [
    {},
    { authorization: `Bearer ${user.bearer}`, accept: "text/html" },
  ];
  for (const at of [...paths, `${facadeUrls.coalition}/api/jobs`, `${facadeUrls.coalition}/none`]) {
    for (const method of ["GET", "HEAD", "OPTIONS", "POST"]) {
      for (const headers of callers) {
        const response = await fetch(at, { method, headers, redirect: "manual" });
        expect([method, at, response.headers.get("x-content-type-options")]).toEqual([method, at, "nosniff"]);
      }
    }
  }
});

const onAPort = { port: 0, hostname: null, prefix: null, root: false };

test("what Coalition answers runs nothing when a browser opens it, whatever is in it", async () => {
  const coalition = new Coalition(await withServer());
  const id = await coalition.add({ title: script, command: script });
  for (const path of [
    `/api/jobs/${id}`,
    "/api/jobs",
    "/api/none",
    `/api/jobs/where/?where_clause=${script}`,
  ]) {
    const { headers, status } = await coalition.ask("GET", path);
    expect([path, status, headers.get("content-security-policy")]).toEqual([path, status, sandbox]);
  }
  // JSON is what it was, for the clients that parse it.
  expect((await coalition.ask("GET", `/api/jobs/${id}`)).text).toContain(JSON.stringify(script));
});

test("Coalition's errors repeat what the caller sent without its markup", async () => {
  const coalition = new Coalition(await withServer());
  const id = await coalition.add();
  const path = `/api/jobs/where/?where_clause=${encodeURIComponent(`${script}&amp;`)}`;
  const errors = [
    await coalition.ask("GET", path),
    await coalition.ask("POST", "/api/jobs", { json: { [id]: { [script]: 1 } }, loose: true }),
    await coalition.ask("POST", "/api/jobs", { json: { [id]: { state: script } }, loose: true }),
    await coalition.ask("POST", "/api/jobs", { json: { [script]: 1 }, loose: true }),
    await coalition.ask("POST", "/api/workers", { json: { [script]: { [script]: 1 } }, loose: true }),
  ];
  for (const { status, text } of errors) {
    expect(status).toBe(400);
    expect(text).toContain("&lt;script&gt;");
    expect(text).not.toContain("<");
  }
  expect(errors[0]?.text).toContain("&amp;amp;");
});

test("Coalition's own page may run its scripts and read the API beside it", async () => {
  const folder = await mkdtemp(join(tmpdir(), "gantry-page-"));
  afterThisTest(() => rm(folder, { recursive: true, force: true }));
  await writeFile(join(folder, "index.html"), "<script src=/page.js></script>");
  await writeFile(join(folder, "page.js"), "1");
  const { url } = await withServer({ config: { coalition: { page: folder, discovery: null } } });
  for (const path of ["/", "/index.html", "/page.js"]) {
    const { status, headers } = await fetch(url + path);
    expect([path, status, headers.get("content-security-policy")]).toEqual([path, 200, null]);
    expect(headers.get("x-content-type-options")).toBe("nosniff");
  }
  const { host } = new URL(url);
  const headers = { host, origin: url, "sec-fetch-site": "same-origin", "user-agent": "Mozilla/5.0" };
  const form = { ...headers, "content-type": "application/x-www-form-urlencoded; charset=UTF-8" };
  const added = await send(url, {
    method: "PUT",
    path: "/api/jobs",
    headers: form,
    body: '{"title":"by the page"}',
  });
  expect([added.status, added.text]).toEqual([200, "1"]);
  const { origin: _, ...reading } = headers;
  const read = await send(url, { method: "GET", path: "/api/jobs/1", headers: reading, body: undefined });
  expect(JSON.parse(read.text)).toMatchObject({ id: 1, title: "by the page" });
});

test("an output is saved, never shown, by both ways to it", async () => {
  const server = await withServer();
  const make = async (mutation: string, node?: number): Promise<number> =>
    made(server, `mutation { made: ${mutation} }`, {}, node === undefined ? {} : { node });
  const node = await make(`registerNode(input: { name: "w" }) { node { number } }`);
  const job = await make(`createCommandJob(input: { command: "x" }) { job { number } }`);
  await make(`acquireJob(id: ${job}) { job { number } }`, node);
  await make(`startJob(id: ${job}) { job { number } }`, node);
  const headers = { authorization: `Bearer ${server.admin.bearer}`, "node-id": String(node) };
  const put = await fetch(`${server.url}/outputs/${job}/a.html?type=JSON`, {
    method: "PUT",
    headers: { ...headers, "content-type": "text/html" },
    body: script,
  });
  const { pk } = (await put.json()) as { pk: number };
  for (const path of [`/outputs/${pk}`, `/ufdl/v1/jobs/${job}/outputs/a.html/JSON`]) {
    const response = await fetch(server.url + path, { headers });
    expect([path, response.status, await response.text()]).toEqual([path, 200, script]);
    expect(response.headers.get("content-type")).toMatch(/^application\/(octet-stream|data)$/);
    expect(response.headers.get("content-disposition")).toMatch(/^attachment;/);
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
  }
});
