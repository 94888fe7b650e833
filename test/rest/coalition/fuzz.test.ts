import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { coalitionFacade } from "../../../src/rest/coalition/router.ts";
import { dialect } from "../../support/database.ts";
import { size } from "../../support/long.ts";
import { check } from "../../support/property.ts";
import { type Hit, send } from "../../support/raw.ts";
import { withServer } from "../../support/server.ts";

/* Whatever comes over any route: never a 5xx, always in Coalition's form, and nothing half-done. */

const numbers = [
  "0",
  "-1",
  "1",
  "2",
  "3",
  "99999999999999999999",
  "2147483648",
  "1.5",
  "1e400",
  "NaN",
  "x",
  "",
];
const scalar = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    false,
    0,
    1,
    -1,
    2.5,
    2 ** 53,
    1e300,
    -1e300,
    "",
    "PAUSED",
    "WAITING",
    "FINISHED",
    "WORKING",
    "\0",
    "\ud800",
    "é",
    "'",
    '"',
    "\\",
    "#1",
    "#64",
    "linux",
    "a,b",
    "a\nb",
    "1 2",
    "__proto__",
  ),
  fc.string({ unit: "binary", maxLength: 8 }),
  fc.integer({ min: -3, max: 12 }),
);
const names = [
  "parent",
  "title",
  "command",
  "dir",
  "environment",
  "env",
  "state",
  "paused",
  "timeout",
  "priority",
  "affinity",
  "user",
  "url",
  "progress_pattern",
  "dependencies",
  "retry",
  "h_depth",
  "id",
  "worker",
  "active",
  "cpu",
  "1",
  "2",
  "3",
  "9",
  "63",
  "64",
  "w1",
  "__proto__",
  "constructor",
  "hasOwnProperty",
];
const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    scalar,
    fc.array(tie("tree"), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom(...names), tie("tree"), { maxKeys: 5 }),
  ),
}));
/** Mostly bodies that get somewhere. */
const jobFields = fc.dictionary(
  fc.constantFrom(...names.slice(0, 16)),
  fc.oneof(scalar, fc.array(scalar, { maxLength: 3 })),
  { maxKeys: 6 },
);
const body = fc.oneof(
  tree.map((value) => JSON.stringify(value)),
  jobFields.map((value) => JSON.stringify(value)),
  fc
    .dictionary(fc.constantFrom("1", "2", "3", "w1"), jobFields, { maxKeys: 3 })
    .map((value) => JSON.stringify(value)),
  fc
    .array(fc.oneof(fc.integer({ min: 0, max: 6 }), scalar), { maxLength: 4 })
    .map((value) => JSON.stringify(value)),
  fc.string({ unit: "binary", maxLength: 20 }),
  fc.constantFrom("", "{", "[[[[", "null", `${"[".repeat(900)}${"]".repeat(900)}`),
);
const clauses = [
  "(parent = 0)",
  "(parent = 1) and (id=2)",
  "(parent = 0) and (title like '%a%')",
  "(parent = 0) and (dependencies=2)",
  "1=1",
  "(parent = 0) and (state='",
  "(parent = 99999999999)",
];
const query = fc
  .dictionary(
    fc.constantFrom(
      "where_clause",
      "min",
      "max",
      "job",
      "worker",
      "howlong",
      "hostname",
      "jobId",
      "log",
      "load",
      "free_memory",
      "errorCode",
      "title",
      "parent",
      "dependencies",
      "cmd",
      "__proto__",
    ),
    fc.oneof(
      fc.constantFrom(...numbers, ...clauses, "w1", "w2", "UFJPR1JFU1M6NTA="),
      fc.string({ maxLength: 6 }),
    ),
    { maxKeys: 6 },
  )
  .map((fields) => new URLSearchParams(Object.entries(fields)).toString());

const shot = fc
  .record({
    route: fc.constantFrom(...coalitionFacade.routes),
    id: fc.constantFrom(...numbers, "4", "5"),
    prefix: fc.constantFrom("", "/coalition"),
    twin: fc.boolean(),
    method: fc.option(fc.constantFrom("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS"), {
      freq: 5,
    }),
    trick: fc.constantFrom("", "", "", "", "", "/", "//", "%00", "%2f", "?"),
    query,
    form: fc.boolean(),
    body,
    type: fc.constantFrom(
      "application/json",
      "application/x-www-form-urlencoded",
      "multipart/form-data; boundary=x",
      "text/plain",
      "%",
    ),
  })
  .map(({ route, id, prefix, twin, method, trick, query, form, body, type }) => {
    const path = route.path.replace("{id}", encodeURIComponent(id) || "1") + trick;
    const sent = method ?? route.method;
    return {
      method: sent,
      path: `${prefix}${twin ? path.replace("/api/", "/api/webfrontend/") : path}?${form && sent !== "GET" ? "" : query}`,
      headers: { "content-type": type },
      body: sent === "GET" || sent === "HEAD" ? undefined : route.body === "form" && form ? query : body,
    };
  });

const put = (body: string) =>
  ({ method: "PUT", path: "/api/jobs", headers: { "content-type": "application/json" }, body }) as const;

/** Requests that make a job, are refused and miss for sure, which a hundred at random need not have. */
const certain = [put("{}"), put("{"), { ...put("{}"), path: "/api/nothing" }] as const;

const numRuns = dialect === "sqlite" ? size(300, 2_000) : size(100, 500);

test("any requests over all routes: no 5xx, and counters that equal a recount", async () => {
  const { url, services } = await withServer();
  // Something to be right or wrong about: a tree, and a job that waits for it.
  for (const fields of [
    {},
    { parent: 1 },
    { parent: 2, command: "true" },
    { command: "true", dependencies: [1] },
  ]) {
    await send(url, put(JSON.stringify(fields)));
  }
  const seen = new Set<number>();
  let requests = 0;
  await check(
    fc.asyncProperty(shot, async (one) => {
      requests++;
      const hit: Hit = await send(url, one);
      seen.add(hit.status);
      expect(hit.text).not.toContain("prisma");
      expect([200, 304, 400, 401, 403, 404, 413]).toContain(hit.status);
      expect(hit.facade).toBe("coalition");
      expect(hit.type).toBe("text/html");
    }),
    { numRuns, examples: certain.map((one) => [one] as [typeof one]) },
  );
  expect(requests).toBeGreaterThanOrEqual(numRuns);
  expect([...seen].sort()).toEqual(expect.arrayContaining([200, 400, 404]));
  expect(await services.store.read.job.count()).toBeGreaterThanOrEqual(5);
  const jobs = await services.store.read.job.findMany({ where: { deletedAt: null } });
  for (const job of jobs) {
    const children = jobs.filter(({ parentId }) => parentId === job.id);
    const total = children.reduce((sum, child) => sum + (child.total === 0 ? 1 : child.total), 0);
    expect([job.id, job.total]).toEqual([job.id, total]);
  }
});
