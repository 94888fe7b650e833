import { expect, test } from "@jest/globals";
import { createTree } from "../../src/domain/jobs/createTree.ts";
import { progressIn } from "../../src/domain/jobs/progressPattern.ts";
import { update } from "../../src/domain/jobs/update.ts";
import { defaultPatternLimits as limits } from "../../src/domain/limits.ts";
import { cpuTime } from "../support/time.ts";
import { refused, withWorld } from "../support/world.ts";

const hostile = [
  `${"(a?){50}".repeat(20)}%percent`,
  `${"x?".repeat(200)}%percent`,
  `${"a{2}".repeat(30)}%percent`,
  "a{1000}%percent",
  "((a?){20}){20}%percent",
];

test.each(hostile)("the progress pattern %s is refused wherever one is set", async (progressPattern) => {
  const world = await withWorld();
  const admin = await world.admin();
  expect(await refused(world.command(admin, { progressPattern }))).toBe("INVALID_INPUT");
  const tree = { title: "tree", children: [{ command: "x", progressPattern }] };
  expect(await refused(world.run(admin, (change) => createTree(change, tree)))).toBe("INVALID_INPUT");
  const { id } = await world.command(admin, { progressPattern: "frame \\d{1,4} %percent" });
  expect(await refused(world.run(admin, (change) => update(change, id, { progressPattern })))).toBe(
    "INVALID_INPUT",
  );
});

test("one that is no regular expression is kept, and finds nothing", async () => {
  const world = await withWorld();
  const progressPattern = "(?<=done )%percent";
  expect(await world.command(await world.admin(), { progressPattern })).toMatchObject({ progressPattern });
  expect(progressIn(Buffer.from("done 50"), progressPattern, limits)).toBeNull();
});

test("one that was stored before the limits does not hold the process up", () => {
  const log = Buffer.alloc(70_000, "a");
  expect(cpuTime(() => progressIn(log, `${"(a?){50}".repeat(50)}%percent`, limits))).toBeLessThan(500);
});
