import { describe, expect, test } from "@jest/globals";
import { bodiesOf, fill } from "../../contract/replay/blanks.ts";
import { complaints, type Manner } from "../../contract/replay/compare.ts";
import { withDifferences } from "../../contract/replay/differences.ts";
import type { Json } from "../../contract/replay/documents.ts";

const manner: Manner = {
  objects: { Node: { id: "<int>", name: "<str or null>" } },
  vary: new Set(["id", "created"]),
  order: true,
};
const judged = (shown: Json, value: unknown, over: Partial<Manner> = {}) =>
  complaints(shown, value, { ...manner, ...over });

describe("an answer fits a document's when", () => {
  test("its values are the same, but for ids and times", () => {
    const shown = { id: 4, created: "2015-08-28T18:32:33.954Z", paused: false };
    expect(judged(shown, { id: 7, created: "2026-11-21T12:00:00Z", paused: false })).toEqual([]);
    expect(judged(shown, { id: 7, created: "2026-11-21T12:00:00Z", paused: true })).toHaveLength(1);
    expect(judged(shown, { id: "7", created: "2026-11-21T12:00:00Z", paused: false })).toHaveLength(1);
    expect(judged(shown, { id: 7, created: "yesterday", paused: false })).toHaveLength(1);
  });

  test("its keys are the same, in the same order where that counts", () => {
    const shown = { a: 1, b: 2 };
    expect(judged(shown, { b: 2, a: 1 })).toEqual(["body has its keys in the order b, a"]);
    expect(judged(shown, { b: 2, a: 1 }, { order: false })).toEqual([]);
    expect(judged(shown, { a: 1 })).toEqual(["body has no b"]);
    expect(judged(shown, { a: 1, b: 2, c: 3 })).toEqual(["body has c, which is not documented"]);
    expect(judged(shown, { a: 1, b: 2, c: 3 }, { partly: true })).toEqual([]);
  });

  test("its lists are as long, or longer where the document says more of the same", () => {
    expect(judged([1, 2], [1])).toHaveLength(1);
    expect(judged([1], [1, 2])).toHaveLength(1);
    expect(judged([1, "..."], [1, 2])).toEqual([]);
    expect(judged([1, 2, "..."], [1])).toHaveLength(1);
    expect(judged(["<Node>"], [])).toEqual([]);
    expect(judged(["<Node>"], [{ id: 1, name: null }, { id: 2 }])).toEqual(["body[1] has no name"]);
  });

  test.each([
    ["<int>", 1, 1.5],
    ["<float>", 1.5, "1.5"],
    ["<str>", "", 1],
    ["<bool>", false, 0],
    ["<timestamp>", "2026-11-21T12:00:00.000000Z", "2026-11-21"],
    ["<int or null>", null, "null"],
    ["<URL or null>", "http://host/v6/nodes/?page=2", "/v6/nodes/?page=2"],
    ["<Node>", { id: 1, name: "a" }, { id: 1 }],
  ])("a value is of the kind %s", (kind, good, bad) => {
    expect(judged(kind, good)).toEqual([]);
    expect(judged(kind, bad)).not.toEqual([]);
  });

  test("every value of a map is of its kind", () => {
    const shown = { "<name>": { value: "<any>", type: "<str>" } };
    expect(judged(shown, {})).toEqual([]);
    expect(judged(shown, { epochs: { value: null, type: "int" } })).toEqual([]);
    expect(judged(shown, { epochs: "3" })).toHaveLength(1);
  });

  test("a kind that nothing explains is the data's fault", () => {
    expect(() => judged("<Nodes>", 1)).toThrow("<Nodes>");
  });
});

test("differences rename, replace, add and leave out keys, and make a list of one object", () => {
  const remark = { document: "", original: "", here: "" };
  const shown = { jobs: [{ "last seen": 1, priority: 1_000, retry: 10, state: "WAITING" }] };
  expect(
    withDifferences(shown, [
      { ...remark, at: "last seen", as: "last_seen" },
      { ...remark, at: "priority", served: 255 },
      { ...remark, at: "retry", drop: true },
      { ...remark, at: "paused", beside: "state", served: 0 },
      { ...remark, at: "statuses" },
      { ...remark, at: "response", list: true },
    ]),
  ).toEqual([{ jobs: [{ last_seen: 1, priority: 255, state: "WAITING", paused: 0 }] }]);
});

test("blanks and the documents' numbers are filled in texts, keys and values", () => {
  const blanks = { PK: 7, 123: 42 };
  expect(fill({ "123": { title: "Job 123", pk: "{PK}", at: 123456 }, ids: [123, 5] }, blanks)).toEqual({
    "42": { title: "Job 42", pk: 7, at: 123456 },
    ids: [42, 5],
  });
  expect(() => fill("/v1/{NAME}", blanks)).toThrow("{NAME}");
});

test("a documented body stands for all that it admits", () => {
  const blanks = { ip: "192.0.2.1", gpu: 5, error: "it broke" };
  expect(bodiesOf({ ip: "<str>", gpu: "<int or null>", error: "<str, optional>" }, blanks)).toEqual([
    { ip: "192.0.2.1", gpu: 5, error: "it broke" },
    { ip: "192.0.2.1", gpu: 5 },
    { ip: "192.0.2.1", gpu: null, error: "it broke" },
  ]);
  expect(bodiesOf({ ip: "<str, optional>", gpu: "<int, optional>" }, blanks)).toEqual([
    { ip: "192.0.2.1", gpu: 5 },
    { ip: "192.0.2.1" },
    { gpu: 5 },
  ]);
});
