import { readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { bracketedSections, linkSections, missingSections, pageOf } from "../../../scripts/references.ts";
import { allFacades } from "../../../src/rest/gateway.ts";
import { problemsOf, sources } from "./scan.ts";

const pages = new Map(
  allFacades.map(({ name }) => [name, pageOf(readFileSync(`docs/apis/${name}.md`, "utf8"))]),
);

describe("citations in the repository", () => {
  const files = sources();

  test("are looked for in code, comments, operations, tests and pages", () => {
    for (const file of ["src/rest/shared.ts", "prisma/schema.prisma", "docs/apis/scale.md", "README.md"]) {
      expect(files).toContain(file);
    }
    expect(files.length).toBeGreaterThan(400);
  });

  test("all have a target", () => {
    expect(files.flatMap((file) => problemsOf(file, readFileSync(file, "utf8")))).toEqual([]);
  });

  test.each(allFacades.map((facade) => [facade.name, facade] as const))(
    "of %s's differences have a target",
    (name, { routes }) => {
      const texts = routes.flatMap(({ differences }) => Object.values(differences));
      const cited = texts.flatMap(bracketedSections);
      expect(cited.length).toBeGreaterThan(5);
      expect(cited.flatMap((sections) => missingSections(sections, pages.get(name) as never))).toEqual([]);
    },
  );
});

describe("a citation without a target is named", () => {
  test.each([
    [
      "src/a.ts",
      "// As the original does (wire/coalition.md section 2).",
      "cites wire/coalition.md, which is not in the repository",
    ],
    [
      "src/a.ts",
      "// As the original does (wire/coalition: section 2).",
      "cites wire/coalition, which is not in the repository",
    ],
    [
      "src/a.ts",
      "// As the original does (wire section B2).",
      "cites wire section B2, which is not in the repository",
    ],
    ["src/a.ts", "// As the original does (wire A3).", "cites wire A3, which is not in the repository"],
    [
      "src/a.ts",
      "/* As planned (design.md section 3). */",
      "cites design.md, which is not in the repository",
    ],
    ["src/a.ts", "// docs/gone.md", "cites docs/gone.md, which is not in the repository"],
    ["src/a.ts", "// docs/apis/ufdl.md#gone", "cites docs/apis/ufdl.md#gone, which is no heading"],
    ["src/a.ts", "// docs/apis/coalition.md section 99", "docs/apis/coalition.md has no section 99"],
    ["src/a.ts", "// docs/apis/coalition.md sections 2 and 99", "docs/apis/coalition.md has no section 99"],
    [
      "src/a.ts",
      "/**\n * As it was (docs/apis/ufdl.md\n * section 5.9).\n */",
      "docs/apis/ufdl.md has no section 5.9",
    ],
    ["src/a.ts", "// docs/apis/coalition.md section 6 z", "docs/apis/coalition.md has no section 6 z"],
    ["src/a.ts", "// docs/apis/scale.md section B0.1", "docs/apis/scale.md has no section B0.1"],
    ["src/a.ts", "// Of no document: section 2.", 'says "section 2" and not of which document'],
    ["src/rest/ufdl/a.ts", "// section 5.9", "docs/apis/ufdl.md has no section 5.9"],
    ["docs/a.md", "[the rules](apis/gone.md)", "links to apis/gone.md, which is not in the repository"],
    ["docs/a.md", "[the rules](apis/ufdl.md#gone)", "links to apis/ufdl.md#gone, which is no heading"],
    ["docs/parity.md", "[the rules](#gone)", "links to #gone, which is no heading"],
  ])("%s: %s", (file, text, problem) => {
    expect(problemsOf(file, text)).toContain(`${file}: ${problem}`);
  });
});

describe("a citation with a target passes", () => {
  test.each([
    ["src/a.ts", "// docs/apis/coalition.md sections 5.1 to 5.4 with section 6 a, b and d"],
    ["src/a.ts", "/**\n * As the original (docs/apis/ufdl.md\n * section 5.4).\n */"],
    ["src/a.ts", "// docs/apis/scale.md section A0.6, RFC 9110 section 14.2"],
    ["src/rest/coalition/a.ts", "// section 6 a: the original runs it again"],
    ["src/a.ts", "// docs/apis/ufdl.md#54-transitions"],
    ["docs/a.md", "[the rules](apis/ufdl.md#54-transitions) [and](https://example.org/gone.md)"],
  ])("%s: %s", (file, text) => {
    expect(problemsOf(file, text)).toEqual([]);
  });
});

test("sections in a difference's brackets become links", () => {
  const page = pageOf("## 5. Jobs\n### 5.4 Transitions\n");
  expect(linkSections("It crashes (sections 5 and 5.4).", "ufdl.md", page)).toBe(
    "It crashes (sections [5](ufdl.md#5-jobs) and [5.4](ufdl.md#54-transitions)).",
  );
  expect(() => linkSections("It crashes (section 7).", "ufdl.md", page)).toThrow("ufdl.md has no section 7");
});
