import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { decoded } from "../../../src/rest/match.ts";

test.each([
  ["a%20b%2Fc", "a b/c"],
  ["100%", "100%"],
  ["100%/Compressed%3CJSON,%208%3E", "100%/Compressed<JSON, 8>"],
  ["%FF%41%e6%97%a5%E6%97", "%FFA日%E6%97"],
  ["%C0%80%zz%00", "%C0%80%zz\0"],
  ["%F0%9F%98%80", "😀"],
])("%s is read as %j", (text, read) => {
  expect(decoded(text)).toBe(read);
});

test("whatever is encoded is read again", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => decoded(encodeURIComponent(text)) === text),
  );
});
