import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { readRange } from "../../../src/http/outputs/range.ts";
import { check } from "../../support/property.ts";

test.each([
  ["bytes=0-0", 10, { start: 0, end: 0 }],
  ["bytes=0-", 10, { start: 0, end: 9 }],
  ["bytes=9-9", 10, { start: 9, end: 9 }],
  ["bytes=3-99", 10, { start: 3, end: 9 }],
  ["bytes=3-99999999999999999999999", 10, { start: 3, end: 9 }],
  ["bytes=-3", 10, { start: 7, end: 9 }],
  ["bytes=-99", 10, { start: 0, end: 9 }],
  ["BYTES=1-2", 10, { start: 1, end: 2 }],
  ["bytes= 1-2 ", 10, { start: 1, end: 2 }],
  ["bytes=10-", 10, "unsatisfiable"],
  ["bytes=10-20", 10, "unsatisfiable"],
  ["bytes=99999999999999999999999-", 10, "unsatisfiable"],
  ["bytes=-0", 10, "unsatisfiable"],
  ["bytes=0-", 0, "unsatisfiable"],
  ["bytes=-5", 0, null],
  ["bytes=5-3", 10, null],
  ["bytes=-", 10, null],
  ["bytes=", 10, null],
  ["bytes=a-b", 10, null],
  ["bytes=1-2,4-5", 10, null],
  ["items=0-1", 10, null],
  ["", 10, null],
  [undefined, 10, null],
])("%j of %d bytes is %j", (header, size, expected) => {
  expect(readRange(header, size)).toEqual(expected);
});

test("a range never leaves the representation and is never empty, whatever was asked for", () => {
  const bound = fc.oneof(
    fc.constant(""),
    fc.bigInt({ min: 0n, max: 2n ** 70n }).map(String),
    fc.nat(20).map(String),
  );
  check(
    fc.property(bound, bound, fc.nat(20), (from, to, size) => {
      const range = readRange(`bytes=${from}-${to}`, size);
      if (range === null || range === "unsatisfiable") return;
      expect(range.start).toBeGreaterThanOrEqual(0);
      expect(range.end).toBeGreaterThanOrEqual(range.start);
      expect(range.end).toBeLessThan(size);
    }),
  );
});

test("two bounds inside the representation are taken as they are", () => {
  check(
    fc.property(fc.nat(1_000), fc.nat(1_000), fc.nat(1_000), (start, more, rest) => {
      const size = start + more + rest + 1;
      expect(readRange(`bytes=${start}-${start + more}`, size)).toEqual({ start, end: start + more });
    }),
  );
});
