import { request } from "node:http";
import { expect, test } from "@jest/globals";
import fc from "fast-check";
import type { Route } from "../../../src/rest/facade.ts";
import { examplePath } from "../../../src/rest/paths.ts";
import { ufdlFacade } from "../../../src/rest/ufdl/router.ts";
import { size } from "../../support/long.ts";
import { check } from "../../support/property.ts";
import { type Ufdl, withUfdl } from "../../support/ufdl.ts";

interface Shot {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: string | undefined;
}

interface Hit {
  status: number;
  facade: string | undefined;
  type: string;
  text: string;
}

/** Sends bytes that fetch would tidy up. */
function send(url: string, { method, path, headers, body }: Shot): Promise<Hit> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const call = request({ hostname, port, method, path, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () =>
        resolve({
          status: response.statusCode ?? 0,
          facade: response.headers["gantry-facade"] as string | undefined,
          type: response.headers["content-type"] ?? "",
          text: Buffer.concat(chunks).toString(),
        }),
      );
    });
    call.on("error", reject);
    call.end(body);
  });
}

const huge = ["99999999999999999999", "2147483648", "0", "-1", "1e400", "1.5", "NaN", "null"];
const words = ["", " ", "%00", "%2f", "%2F..", "..", "%zz", "%ff", "ö", "a%20b", "'", '"', "Model<A, 'b'>"];
const value = fc.oneof(
  fc.constantFrom(...huge, ...words),
  fc.string({ maxLength: 12 }).map((text) => encodeURIComponent(text.replace(/\p{Surrogate}/gu, ""))),
);

/** The path of a route, with some of its values, its letters or its slashes wrong. */
const path = fc
  .record({
    route: fc.constantFrom(...ufdlFacade.routes),
    values: fc.array(value, { minLength: 3, maxLength: 3 }),
    spoiled: fc.boolean(),
    trick: fc.constantFrom("", "", "", "", "/", "//", "double", "case", "escape", "dots", "query"),
  })
  .map(({ route, values, spoiled, trick }) => {
    let at = 0;
    let written = spoiled
      ? route.path.replace(/\{\w+\}/g, () => values[at++] as string)
      : encodeURI(examplePath(route)).replace("?", "%3F");
    if (trick === "double") written = written.replace("/v1/", "/v1//");
    else if (trick === "case") written = written.toUpperCase();
    else if (trick === "escape") written = written.replace(/\/(?=[^/]*$)/, "%2f");
    else if (trick === "dots") written = `${written}/../${at}`;
    else if (trick === "query") written = `${written}?pk=1&%`;
    else written += trick;
    return {
      route,
      path: `/ufdl${written}`
        .replace(/\p{Surrogate}/gu, "")
        .replace(/[^!-~]/gu, (char) => encodeURIComponent(char)),
    };
  });

const leaf = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    0,
    -1,
    1.5,
    2 ** 53,
    1e300,
    "",
    "x",
    "\u0000",
    "\ud800",
    "isnull",
    "exact",
    "and",
  ),
  fc.string({ maxLength: 10 }),
);
const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    leaf,
    fc.array(tie("tree"), { maxLength: 3 }),
    fc.dictionary(
      fc.constantFrom(
        ...[
          "expressions",
          "sub_expressions",
          "type",
          "field",
          "value",
          "operator",
          "invert",
          "order_by",
          "ip",
        ],
        ...[
          "index",
          "cpu_mem",
          "description",
          "send_notification",
          "success",
          "error",
          "input_values",
          "__proto__",
        ],
        ...["name", "specific", "username", "password", "generation", "isLosslessNumber", "constructor"],
      ),
      tie("tree"),
      { maxKeys: 5 },
    ),
  ),
}));
const test_ = fc.record(
  {
    type: fc.constantFrom("exact", "contains", "isnull", "compare", "and", "or", "is_null"),
    field: fc.constantFrom(
      "pk",
      "node.ip",
      "creator.password",
      "outputs.name",
      "last_seen",
      "cpu_mem",
      "x",
      "node.current_job.node",
      "progress_amount",
    ),
    value: leaf,
    sub_string: leaf,
    operator: fc.constantFrom("<", ">=", "!"),
    case_insensitive: fc.boolean(),
    invert: fc.boolean(),
  },
  { requiredKeys: ["type", "field"] },
);
const filter = fc.record({ expressions: fc.array(test_, { maxLength: 3 }) });
const body = fc.oneof(
  fc.constant(undefined),
  tree.map((one) => JSON.stringify(one)),
  filter.map((one) => JSON.stringify(one)),
  fc.constantFrom(
    "{",
    "[1,",
    '{"a":1e999}',
    '{"a":1.0,"a":2.0}',
    "\ufeff{}",
    "NaN",
    `${"[".repeat(50_000)}1.5`,
    "x".repeat(70_000),
    "null",
    "[]",
  ),
  fc.string({ maxLength: 40 }),
);
const headers = fc.record(
  {
    "content-type": fc.constantFrom(
      "application/json",
      "application/json; charset=utf-8",
      "text/plain",
      "application/x-www-form-urlencoded",
      "multipart/form-data; boundary=x",
      "multipart/form-data",
      "",
    ),
    "node-id": fc.constantFrom("1", "999", "x", "", "99999999999999999999", "1, 2"),
    accept: fc.constantFrom("*/*", "text/html", "application/json", ""),
    "content-disposition": fc.constantFrom("attachment; filename=x", "attachment", "filename"),
    range: fc.constantFrom("bytes=0-", "bytes=9-1", "x"),
  },
  { requiredKeys: [] },
);

/** All that a stranger's nonsense could have changed. */
async function state({ server }: Ufdl): Promise<string> {
  const { read } = server.services.store;
  const rows = await Promise.all([
    read.job.findMany({ orderBy: { id: "asc" } }),
    read.node.findMany({ omit: { lastSeenAt: true }, orderBy: { id: "asc" } }),
    read.output.findMany({ orderBy: { id: "asc" } }),
    read.template.findMany({ orderBy: { id: "asc" } }),
    read.hardware.findMany({ orderBy: { id: "asc" } }),
    read.event.count(),
  ]);
  return JSON.stringify(rows, (_key, one) => (typeof one === "bigint" ? String(one) : one));
}

/** A request that is let in for sure, which hardly one of 300 at random is. */
const good = {
  target: { route: ufdlFacade.routes[0] as Route, path: "/ufdl/v1/jobs/1" },
  method: "GET",
  headers: {},
  body: undefined,
  who: "admin",
} as const;

const numRuns = size(300, 2_000);

test("bad requests: no 5xx, always UFDL's own format, and a refusal changes nothing", async () => {
  const limits = { body: 64 * 1024, upload: 64 * 1024 };
  const ufdl = await withUfdl({ config: { limits } });
  const node = await ufdl.node();
  await ufdl.jobIn("STARTED", node);
  await ufdl.job();
  const { admin, user, url } = ufdl.server;
  let shots = 0;
  let refused = 0;
  let before = await state(ufdl);
  const shot = fc.record({
    target: path,
    method: fc.constantFrom(
      "",
      "",
      "",
      "GET",
      "POST",
      "PUT",
      "PATCH",
      "DELETE",
      "HEAD",
      "OPTIONS",
      "TRACE",
      "PROPFIND",
    ),
    headers,
    body,
    who: fc.constantFrom("admin", "user", "nobody", "wrong"),
  });
  await check(
    fc.asyncProperty(shot, async ({ target, method: other, headers, body, who }) => {
      const method = other || target.route.method;
      const token = { admin: admin.bearer, user: user.bearer, nobody: null, wrong: "x" }[who];
      const bare = method === "GET" || method === "HEAD" || method === "TRACE";
      const sent = bare ? undefined : body;
      const hit = await send(url, {
        method,
        path: target.path,
        headers: {
          ...headers,
          ...(token === null ? {} : { authorization: `Bearer ${token}` }),
          ...(sent === undefined ? {} : { "content-length": String(Buffer.byteLength(sent)) }),
        },
        body: sent,
      });
      shots++;
      expect(hit.status).toBeLessThan(500);
      expect(hit.facade).toBe("ufdl");
      if (hit.status >= 400) {
        refused++;
        if (method !== "HEAD") {
          if (hit.status === 404 && hit.type === "text/html") expect(hit.text).toMatch(/^<!doctype html>/);
          else if (hit.status !== 416) {
            expect(["application/json", "application/data"]).toContain(hit.type);
            expect(typeof JSON.parse(hit.text)).toBe("object");
          }
        }
        expect(await state(ufdl)).toBe(before);
      } else if (method !== "GET") before = await state(ufdl);
    }),
    { numRuns, examples: [[good]] },
  );
  expect(shots).toBeGreaterThanOrEqual(numRuns);
  // A test that is let in everywhere, or nowhere, tests little.
  expect(refused).toBeGreaterThan(numRuns / 2);
  expect(refused).toBeLessThan(shots);
});
