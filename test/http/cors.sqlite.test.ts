import { request } from "node:http";
import { expect, test } from "@jest/globals";
import { withServer } from "../support/server.ts";

const origin = "https://dash.example.org";

/** Sends a request of a page whose body never comes whole; resolves with status and the headers of CORS. */
function unfinished(url: string, path: string, from: string): Promise<unknown[]> {
  return new Promise((resolve, reject) => {
    const headers = { origin: from, "content-type": "application/json", "content-length": "100" };
    const call = request(new URL(path, url), { method: "POST", headers }, (response) => {
      response.resume();
      resolve([response.statusCode, ...readable(response.headers)]);
    });
    call.on("error", reject);
    call.write("{");
  });
}

const readable = (headers: NodeJS.Dict<string | string[]>) => [
  headers["access-control-allow-origin"] ?? null,
  headers["access-control-allow-credentials"] ?? null,
];

test("a page that is allowed can read every answer, and no other page can", async () => {
  const { url } = await withServer({
    config: { corsOrigins: [origin], limits: { bodyTimeout: 1 } },
  });
  const ask = async (path: string, from: string, init: RequestInit = {}) => {
    const response = await fetch(url + path, { ...init, headers: { origin: from, ...init.headers } });
    return [response.status, ...readable(Object.fromEntries(response.headers))];
  };
  const json = { "content-type": "application/json" };
  const asked: [status: number, path: string, init?: RequestInit][] = [
    [200, "/graphql", { method: "POST", headers: json, body: '{"query":"{ __typename }"}' }],
    [400, "/graphql", { method: "POST", headers: json, body: "{" }],
    [
      401,
      "/graphql",
      { method: "POST", headers: { ...json, authorization: "Bearer x" }, body: '{"query":"{ me { id } }"}' },
    ],
    [403, "/graphql", { method: "POST", headers: { "content-type": "text/plain" }, body: "x" }],
    [413, "/graphql", { method: "POST", headers: json, body: "x".repeat(70_000) }],
    [401, "/outputs/1"],
    [401, "/outputs/1/name", { method: "PUT", body: "x" }],
    [401, "/outputs/1?token=x"],
    [404, "/nothing"],
    [200, "/readyz"],
  ];
  for (const [status, path, init] of asked) {
    expect([path, ...(await ask(path, origin, init))]).toEqual([path, status, origin, "true"]);
    const [, ...others] = await ask(path, "https://other.example.org", init);
    expect([path, ...others]).toEqual([path, null, null]);
  }
  expect(await unfinished(url, "/graphql", origin)).toEqual([408, origin, "true"]);
  expect(await unfinished(url, "/graphql", "https://other.example.org")).not.toContain(origin);
});
