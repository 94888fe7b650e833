import { readFileSync } from "node:fs";
import { expect, test } from "@jest/globals";
import { allVariables } from "../../../src/config/describe.ts";
import { readConfig } from "../../../src/config.ts";

/** The table of settings of the first guide: each variable with its default, in the order of the table. */
const settings = readFileSync("docs/guides/start.md", "utf8")
  .split("### Settings")[1]
  ?.split("\n")
  .filter((line) => line.startsWith("| `"))
  .flatMap((line) => {
    const [, names = "", defaults = ""] = line.split("|");
    const variables = [...names.matchAll(/`(\w+)`/g)].map(([, name]) => name as string);
    const values = defaults.split(", ").map((value) => value.trim());
    return variables.map((name, at) => ({
      name,
      value: values.length === variables.length ? values[at] : values[0],
    }));
  });

test("every setting of the guide's table exists", () => {
  const known = allVariables.map(({ name }) => name);
  expect(settings?.length).toBeGreaterThan(5);
  expect(settings?.filter(({ name }) => !known.includes(name))).toEqual([]);
});

// What is made up when nothing is set has no value to write down.
const made = /^(none|random|`file:` in `DATA_DIR`)$/;
const written = (settings ?? []).filter(({ value }) => !made.test(value ?? ""));

test.each(written.map(({ name, value }) => [name, value?.split(/[ ;]/)[0]?.replaceAll("`", "")]))(
  "%s set to its default, %s, changes nothing",
  (name, value) => {
    expect(readConfig({ [name as string]: value })).toEqual(readConfig({}));
  },
);
