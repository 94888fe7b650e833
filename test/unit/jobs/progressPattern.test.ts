import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { checkPattern, progressIn } from "../../../src/domain/jobs/progressPattern.ts";
import { defaultPatternLimits as limits } from "../../../src/domain/limits.ts";
import { check } from "../../support/property.ts";
import { cpuMilliseconds } from "../../support/time.ts";

const bytes = (text: string) => Buffer.from(text);

describe("progress in a log", () => {
  test.each([
    ["", "PROGRESS:25", 0.25],
    ["", "PROGRESS:25 PROGRESS:75", 0.75],
    ["", "nothing", null],
    ["", "PROGRESS:150", 1],
    ["", "PROGRESS:1.2.3 and PROGRESS:.", null],
    ["", "PROGRESS:10 then PROGRESS:..", 0.1],
    ["#%percent", "#50", 0.5],
    ["done %one of", "done 0.125 of", 0.125],
    ["done %one of", "done 3 of", 1],
    ["(frame|image) \\(%percent\\)", "frame (20) image (40)", 0.4],
    ["%percent", "7", 0.07],
    ["no place", "no place", null],
    ["(%percent", "(50", null],
    ["%percent%percent", "5050", null],
    [`${"x".repeat(600)}%percent`, "50", null],
  ])("by %p in %p", (pattern, log, progress) => {
    expect(progressIn(bytes(log), pattern, limits)).toBe(progress);
  });

  test("any pattern on any log gives a share or nothing, in no time", () => {
    check(
      fc.property(
        fc.string({ unit: "binary", maxLength: 30 }),
        fc.uint8Array({ maxLength: 2_000 }),
        (text, log) => {
          const started = cpuMilliseconds();
          const progress = progressIn(log, `${text}%percent`, limits);
          expect(progress === null || (progress >= 0 && progress <= 1)).toBe(true);
          expect(cpuMilliseconds() - started).toBeLessThan(500);
        },
      ),
    );
    const log = bytes("1 ".repeat(35_000));
    for (const evil of ["(a*)*(a|a)*(.*a){10}%percent", "%percent((.*a?){40}x)?", "%percent(.*x)?"]) {
      checkPattern("progressPattern", evil, limits);
      const started = cpuMilliseconds();
      progressIn(log, evil, limits);
      expect(cpuMilliseconds() - started).toBeLessThan(500);
    }
  });
});
