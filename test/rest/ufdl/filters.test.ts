import { beforeAll, describe, expect, test } from "@jest/globals";
import { sharedUfdl, type UfdlRow } from "../../support/ufdl.ts";

const shared = sharedUfdl();
const pks: number[] = [];

/** Four nodes: 0 and 1 with a driver, 0 and 2 with index 0; node 1 has been seen. */
beforeAll(async () => {
  for (const body of [
    { ip: "10.0.0.1", index: 0, cpu_mem: 1, driver_version: "AbC" },
    { ip: "10.0.0.1", index: 1, cpu_mem: 2, driver_version: "abd" },
    { ip: "10.0.0.2", index: 0, cpu_mem: 9_007_199_254_740_992 },
    { ip: "10.0.0.3", index: 3, cpu_mem: 4 },
  ]) {
    pks.push((await shared().ok(shared().post<UfdlRow>("nodes/create", { body }))).pk);
  }
  await shared().get("nodes/ping", { node: pks[1] as number });
});

/** Which of the nodes come back, by their place above. */
async function nodes(body: object): Promise<number[]> {
  const rows = await shared().ok(
    shared().post<UfdlRow[]>("nodes/list", { body, loose: Array.isArray(body) }),
  );
  return rows.map(({ pk }) => pks.indexOf(pk));
}
const where = (...expressions: object[]) => nodes({ expressions });
const exact = (field: string, value: unknown, more = {}) => ({ type: "exact", field, value, ...more });

describe("a test", () => {
  test("reads its value as the column's type does", async () => {
    expect(await where(exact("index", "1"))).toEqual([1]);
    expect(await where(exact("pk", pks[2]))).toEqual([2]);
    expect(await where(exact("index", 1.5))).toEqual([]);
    expect(await where(exact("pk", 1e30))).toEqual([]);
    expect(await where({ type: "compare", field: "index", operator: ">", value: 0.5 })).toEqual([1, 3]);
    expect(await where({ type: "compare", field: "index", operator: "<", value: 1e30 })).toEqual([
      0, 1, 2, 3,
    ]);
    expect(
      await where({ type: "compare", field: "cpu_mem", operator: ">=", value: 9_007_199_254_740_992 }),
    ).toEqual([2]);
    expect(await where({ type: "compare", field: "last_seen", operator: "<=", value: "2026-11-22" })).toEqual(
      [1],
    );
    expect(
      await where({ type: "compare", field: "last_seen", operator: ">", value: "2026-11-21T13:00:00+01:00" }),
    ).toEqual([]);
  });

  test("takes case as it is unless told", async () => {
    expect(await where({ type: "contains", field: "driver_version", sub_string: "ab" })).toEqual([1]);
    expect(
      await where({ type: "contains", field: "driver_version", sub_string: "AB", case_insensitive: true }),
    ).toEqual([0, 1]);
    expect(await where(exact("driver_version", "abc", { case_insensitive: true }))).toEqual([0]);
    expect(await where({ type: "contains", field: "ip", sub_string: "%" })).toEqual([]);
  });

  test("inverted lets exactly the other rows through, those without a value too", async () => {
    expect(await where(exact("driver_version", "AbC", { invert: true }))).toEqual([1, 2, 3]);
    expect(await where({ type: "isnull", field: "driver_version" })).toEqual([2, 3]);
    expect(await where({ type: "isnull", field: "driver_version", invert: true })).toEqual([0, 1]);
    expect(
      await where({ type: "compare", field: "last_seen", operator: ">", value: "2000-01-01", invert: true }),
    ).toEqual([0, 2, 3]);
  });
});

describe("several tests", () => {
  const first = exact("ip", "10.0.0.1");
  test("and, or, or one after another", async () => {
    const both = { type: "and", sub_expressions: [first, exact("index", 0)] };
    expect(await where(both)).toEqual([0]);
    expect(await where({ ...both, invert: true })).toEqual([1, 2, 3]);
    expect(await where({ type: "or", sub_expressions: [both, exact("index", 3)] })).toEqual([0, 3]);
    expect(await where(first, exact("index", 1))).toEqual([1]);
    expect(await where()).toEqual([0, 1, 2, 3]);
  });

  test("through one relation to many speak of one row of it", async () => {
    const ufdl = shared();
    const node = await ufdl.node("10.9.9.9");
    const job = await ufdl.jobIn("STARTED", node);
    await ufdl.ok(ufdl.upload(job, "a", "S", "x", node));
    await ufdl.ok(ufdl.upload(job, "b", "T", "x", node));
    const jobs = async (...tests: object[]) => {
      const body = { expressions: [{ type: "and", sub_expressions: tests }] };
      return (await ufdl.ok(ufdl.post<UfdlRow[]>("jobs/list", { body }))).map(({ pk }) => pk);
    };
    expect(await jobs(exact("outputs.name", "a"), exact("outputs__type", "S"))).toEqual([job]);
    expect(await jobs(exact("outputs.name", "a"), exact("outputs.type", "T"))).toEqual([]);
    expect(await jobs(exact("node.ip", "10.9.9.9"), exact("creator.username", "user"))).toEqual([job]);
    expect(
      await jobs(
        exact("template.workabletemplate.executor_class", "ufdl.Trainer"),
        exact("progress_amount", 0),
      ),
    ).toEqual([job]);
    await ufdl.ok(ufdl.delete(`nodes/${node}`));
  });
});

describe("an order", () => {
  const by = (...order_by: object[]) => nodes({ order_by }).then((rows) => rows.filter((at) => at >= 0));
  test("has nulls last when ascending and first when descending, on every database, unless told", async () => {
    expect(await by({ field: "driver_version" })).toEqual([0, 1, 2, 3]);
    expect(await by({ field: "driver_version", ascending: false })).toEqual([2, 3, 1, 0]);
    expect(await by({ field: "driver_version", nulls_first: true })).toEqual([2, 3, 0, 1]);
    expect(await by({ field: "index", ascending: false }, { field: "ip", ascending: false })).toEqual([
      3, 1, 2, 0,
    ]);
  });
});

test("200 with all rows for [] as for {}, and 400 for null", async () => {
  expect(await nodes([])).toEqual([0, 1, 2, 3]);
  expect(await nodes({})).toEqual([0, 1, 2, 3]);
  const refused = await shared().post("nodes/list", { body: null });
  expect(refused).toMatchObject({
    status: 400,
    body: { detail: expect.stringMatching(/^Unable to parse JSON: /) },
  });
});

describe("400 for", () => {
  test.each([
    ["an unknown key", { expression: [] }],
    ["null for an optional key", { include_inactive: null }],
    ["the documents' is_null", { expressions: [{ type: "is_null", field: "pk" }] }],
    ["one sub-expression", { expressions: [{ type: "and", sub_expressions: [exact("pk", 1)] }] }],
    [
      "and in and",
      {
        expressions: [
          { type: "and", sub_expressions: [exact("pk", 1), { type: "and", sub_expressions: [] }] },
        ],
      },
    ],
    ["a bool in compare", { expressions: [{ type: "compare", field: "pk", operator: "<", value: true }] }],
    ["null in exact", { expressions: [exact("pk", null)] }],
    ["an empty sub_string", { expressions: [{ type: "contains", field: "ip", sub_string: "" }] }],
    ["no such field", { expressions: [exact("secret", 1)] }],
    ["no such value", { expressions: [exact("pk", "x")] }],
    ["no such date", { expressions: [exact("last_seen", "2026-02-30")] }],
    ["a dot in an order", { order_by: [{ field: "hardware_generation.generation" }] }],
    ["an order by another table", { order_by: [{ field: "hardware_generation__generation" }] }],
  ])("%s", async (_what, body) => {
    const answer = await shared().post<{ detail: string }>("nodes/list", { body });
    expect([answer.status, Object.keys(answer.body)]).toEqual([400, ["detail"]]);
    expect(answer.body.detail.length).toBeLessThan(300);
  });
});
