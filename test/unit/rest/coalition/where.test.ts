import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { ResponseError } from "../../../../src/rest/answer.ts";
import { filterOf } from "../../../../src/rest/coalition/search/filter.ts";
import { readWhere, type Term } from "../../../../src/rest/coalition/search/where.ts";
import { size } from "../../../support/long.ts";
import { check } from "../../../support/property.ts";
import { cpuMilliseconds } from "../../../support/time.ts";

/** Writes a clause as the page does: every `or` in its place. */
function written(parent: number, groups: readonly (readonly Term[])[]): string {
  const term = (one: Term) => {
    switch (one.kind) {
      case "id":
      case "priority":
      case "dependencies":
        return `${one.kind}=${one.values.join(",")}`;
      case "user":
      case "state":
        return `${one.kind}='${one.value}'`;
      case "paused":
        return `paused='${Number(one.value)}'`;
      default:
        return `${one.kind} like '%${one.value}%'`;
    }
  };
  return `(parent = ${parent})${groups.map((group) => ` and (${group.map(term).join(" or ")})`).join("")}`;
}

const value = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 20 }),
  fc.constantFrom("O'Brien", "it''s", "100%", "a_b", "%", "''", "\\", "or", "x or y", "--", ";"),
);
const term: fc.Arbitrary<Term> = fc.oneof(
  fc.record({
    kind: fc.constantFrom("id" as const, "priority" as const, "dependencies" as const),
    values: fc.array(fc.nat(), { minLength: 1, maxLength: 3 }),
  }),
  fc.record({ kind: fc.constantFrom("user" as const, "state" as const), value }),
  fc.record({
    kind: fc.constantFrom("title" as const, "affinity" as const, "worker" as const, "command" as const),
    value,
  }),
  fc.record({ kind: fc.constant("paused" as const), value: fc.boolean() }),
);

/** Texts in which a term seems to end could be read in two ways; nobody's page can tell them apart. */
const plain = (one: Term) =>
  !("value" in one) ||
  typeof one.value === "boolean" ||
  !/'\s*(\)|or\b|\w+\s*=|\w+\s+like\b)/i.test(`${one.value}`);

describe("a where clause", () => {
  test("is read as it was written", () => {
    check(
      fc.property(
        fc.nat({ max: 1_000 }),
        fc.array(fc.array(term.filter(plain), { minLength: 1, maxLength: 4 }), { maxLength: 4 }),
        (parent, groups) => {
          expect(readWhere(written(parent, groups))).toEqual({ parent, groups });
        },
      ),
      { numRuns: size(200, 2_000) },
    );
  });

  test.each<[string, string, Term[][]]>([
    ["the top", "(parent = 0)", []],
    ["without spaces", "(parent=0)and(id=3)", [[{ kind: "id", values: [3] }]]],
    [
      "with forgotten ors",
      "(parent = 0) and (id=1 or id=2id=3)",
      [[1, 2, 3].map((one) => ({ kind: "id", values: [one] }))],
    ],
    ["with an or left hanging", "(parent = 0) and (user='a' or )", [[{ kind: "user", value: "a" }]]],
    [
      "with an empty number among others",
      "(parent = 0) and (id=1 or id= or id=3)",
      [
        [
          { kind: "id", values: [1] },
          { kind: "id", values: [3] },
        ],
      ],
    ],
    ["with a list for a number", "(parent = 0) and (priority=1,2)", [[{ kind: "priority", values: [1, 2] }]]],
    ["with nothing in a group", "(parent = 0) and ()", []],
    [
      "with the page's word on paused ones",
      "(parent = 0) and (state='WAITING') and paused = 0",
      [[{ kind: "state", value: "WAITING" }], [{ kind: "paused", value: false }]],
    ],
    [
      "with quotes in a text",
      "(parent = 0) and (title like '%it's%' or title like '%b%')",
      [
        [
          { kind: "title", value: "it's" },
          { kind: "title", value: "b" },
        ],
      ],
    ],
  ])("%s", (_name, text, groups) => {
    expect(readWhere(text)).toEqual({ parent: 0, groups });
  });

  test.each([
    "",
    "1=1",
    "(parent = 0) or 1=1",
    "(parent = 0); DROP TABLE Jobs",
    "(parent = 0) and (id=1 or 1=1)",
    "(parent = 0) and (title like '%a%') union select 1",
    "(parent = 0) and (password='x')",
    "(parent = 0) and (id=(select 1))",
    "(parent = 0) and (title like 'a')",
    "(parent = 0) and (user='a'",
    `(parent = 0) and (${"id=1 or ".repeat(200)}id=2)`,
    `(parent = 0) and (user='${"a".repeat(10_000)}')`,
  ])("outside of the grammar: %s", (text) => {
    expect(() => readWhere(text)).toThrow(ResponseError);
  });

  test("any text is read or refused, quickly", () => {
    const pieces = fc.constantFrom(
      "(parent = 0)",
      " and ",
      "(",
      ")",
      "id=",
      "user='",
      "'",
      "%'",
      " like '%",
      "title",
      " or ",
      " ",
      "1",
      "x",
    );
    check(
      fc.property(fc.array(pieces, { maxLength: 300 }), (parts) => {
        const started = cpuMilliseconds();
        try {
          readWhere(`(parent = 0)${parts.join("")}`);
        } catch (error) {
          expect(error).toBeInstanceOf(ResponseError);
        }
        expect(cpuMilliseconds() - started).toBeLessThan(1_000);
      }),
    );
  });

  test("becomes a filter in which a cancelled job is one in error", () => {
    expect(
      filterOf(
        {
          parent: 3,
          groups: [
            [
              { kind: "state", value: "ERROR" },
              { kind: "state", value: "CUSTOM" },
            ],
            [{ kind: "dependencies", values: [7] }],
          ],
        },
        new Map([[7, [1, 2]]]),
      ),
    ).toEqual({
      and: [
        { parentNumber: { eq: 3 } },
        { or: [{ state: { in: ["ERROR", "CANCELLED"] } }, { or: [] }] },
        { or: [{ or: [{ number: { in: [1, 2] } }] }] },
      ],
    });
  });
});
