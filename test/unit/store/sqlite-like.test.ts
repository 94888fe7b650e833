import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { likeMatcher } from "../../../src/store/sqlite/like.ts";
import { size } from "../../support/long.ts";
import { check } from "../../support/property.ts";
import { cpuTime } from "../../support/time.ts";

const letters = fc.array(fc.constantFrom("a", "A", "%", "_", "\\", "é", "É", ".", "\n", "💡"), {
  maxLength: 6,
});

/** LIKE by its definition: what is left of the pattern against what is left of the text. */
function like(pattern: readonly string[], text: readonly string[]): boolean {
  const [head, ...rest] = pattern;
  if (head === undefined) return text.length === 0;
  if (head === "%") return like(rest, text) || (text.length > 0 && like(pattern, text.slice(1)));
  if (text.length === 0) return false;
  if (head === "_") return like(rest, text.slice(1));
  const [literal, after] = head === "\\" && rest.length > 0 ? [rest[0], rest.slice(1)] : [head, rest];
  return literal === text[0] && like(after, text.slice(1));
}

test("patterns mean what LIKE says: exact in case, with backslash as escape", () => {
  check(
    fc.property(letters, letters, (pattern, text) => {
      // Our own two words, which no escaped text begins with.
      fc.pre(!/^%?\\[ie]/.test(pattern.join("")));
      expect(likeMatcher(pattern.join(""))(text.join(""))).toBe(like(pattern, text));
    }),
    { numRuns: size(1_000, 10_000) },
  );
});

describe("the words of schema/lists/text.ts", () => {
  test.each([
    ["%\\iSTRASSE%", "Hauptstrasse 1", true],
    ["%\\iSTRASSE%", "Hauptstraße 1", false],
    ["\\iÉt%", "ÉTÉ", true],
    ["%\\i100\\%", "is 100%", true],
    ["%\\i100\\%", "is 1000", false],
    ["\\eOdos%", "ODOS", true],
    ["\\eΟΔΟΣ%", "οδοσ", true],
    ["\\e\\%%", "%", true],
    ["\\e\\%%", "%%", false],
    ["\\e%", "", true],
    ["\\e%", "x", false],
  ])("%s on %s", (pattern, text, wanted) => {
    expect(likeMatcher(pattern)(text)).toBe(wanted);
  });
});

test("a long pattern on a long text takes no time", () => {
  const matches = likeMatcher(`${"%a".repeat(20)}%b`);
  const time = cpuTime(() => expect(matches("a".repeat(2_000))).toBe(false));
  expect(time).toBeLessThan(1_000);
});
