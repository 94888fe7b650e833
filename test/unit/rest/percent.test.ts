import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { decoded } from "../../../src/rest/percent.ts";
import { check } from "../../support/property.ts";
import { cpuTime } from "../../support/time.ts";

test.each([
  ["a%20b%2Fc", "a b/c"],
  ["100%", "100%"],
  ["100%/Compressed%3CJSON,%208%3E", "100%/Compressed<JSON, 8>"],
  ["%FF%41%e6%97%a5%E6%97", "%FFA日%E6%97"],
  ["%C0%80%zz%00", "%C0%80%zz\0"],
  ["%F0%9F%98%80", "😀"],
  ["%ED%A0%80%F4%90%80%80%E0%80%80%C3", "%ED%A0%80%F4%90%80%80%E0%80%80%C3"],
])("%s is read as %j", (text, read) => {
  expect(decoded(text)).toBe(read);
});

test("a path full of broken escapes costs no more than one full of good ones", () => {
  const time = (text: string) =>
    cpuTime(() => {
      for (let times = 0; times < 20; times++) decoded(text);
    });
  time("%41".repeat(5_000));
  expect(time("%FF".repeat(5_000))).toBeLessThan(10 * time("%E6%97%A5".repeat(1_667)) + 50);
});

test("whatever is encoded is read again", () => {
  check(fc.property(fc.string({ unit: "grapheme" }), (text) => decoded(encodeURIComponent(text)) === text));
});
