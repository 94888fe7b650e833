import { execFileSync, spawnSync } from "node:child_process";
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { pythonFloat, writePythonJson } from "../../../../src/json.ts";
import { textLiteral } from "../../../../src/rest/coalition/python.ts";
import { size } from "../../../support/long.ts";
import { check } from "../../../support/property.ts";
import { pythonValue } from "../../../support/python.ts";

const python = ["python3", "/usr/bin/python3"].find((one) => spawnSync(one, ["--version"]).status === 0);
if (!python) {
  process.stderr.write(
    "\nTHERE IS NO python3 HERE: literals are held against the strict parser of test/support/python.ts only.\n\n",
  );
}

/** What would end a literal, begin a statement or be lost in one, among any other text. */
const nasty = fc.oneof(
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.string({ unit: "grapheme", maxLength: 40 }),
  fc
    .array(
      fc.constantFrom(
        "'",
        '"',
        "\\",
        "\n",
        "\r",
        "\0",
        "\t",
        "\x7f",
        "\u0085",
        "\u2028",
        "é",
        "😀",
        "'''",
        "\\'",
        "u'",
        "')",
        "${",
        "\\N{DIGIT ONE}",
        "__import__('os')",
        "#",
        "\ud800",
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join("")),
);

describe("a text as a Python literal", () => {
  test("is read back as that text by a strict parser, with nothing but printable ASCII in it", () => {
    check(
      fc.property(nasty, (text) => {
        const literal = textLiteral(text);
        expect(literal).toMatch(/^u(['"])[ -~]*\1$/);
        expect(pythonValue(`(1, ${literal})`)).toEqual([1, text]);
      }),
      { numRuns: size(500, 5_000) },
    );
  });

  const withPython = python ? test : test.skip;
  withPython("is read back as that text by ast.literal_eval", () => {
    const texts = fc.sample(nasty, 2_000);
    const tuples = texts.map((text) => `(1, ${textLiteral(text)})`);
    const script =
      "import ast,sys,json\nfor line in sys.stdin.read().split('\\n'):\n print(json.dumps(ast.literal_eval(line)[1]))";
    const read = execFileSync(python as string, ["-c", script], {
      input: tuples.join("\n"),
      encoding: "utf8",
    });
    expect(
      read
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line)),
    ).toEqual(texts);
  });

  test("is written as Python writes it", () => {
    expect(textLiteral("echo hi")).toBe("u'echo hi'");
    expect(textLiteral("it's")).toBe(`u"it's"`);
    expect(textLiteral(`both ' and "`)).toBe(`u'both \\' and "'`);
    expect(textLiteral("a\\b\n\0é€😀")).toBe("u'a\\\\b\\n\\x00\\xe9\\u20ac\\U0001f600'");
  });
});

describe("JSON as json.dumps writes it", () => {
  test("has spaces, ASCII and floats with a point", () => {
    expect(writePythonJson({ a: [1, "ü\u007f", null, true, {}], b: 2n ** 62n, 'k"é': pythonFloat(1) })).toBe(
      '{"a": [1, "\\u00fc\\u007f", null, true, {}], "b": 4611686018427387904, "k\\"\\u00e9": 1.0}',
    );
  });

  test.each([
    [0, "0.0"],
    [0.5, "0.5"],
    [1.8374686479671624e19, "1.8374686479671624e+19"],
    [1e16, "1e+16"],
    [123456789012345.6, "123456789012345.6"],
    [0.00001, "1e-05"],
    [0.0001, "0.0001"],
    [1795229744.478, "1795229744.478"],
  ])("the float %p", (value, text) => {
    expect(writePythonJson(pythonFloat(value))).toBe(text);
  });

  test("is read back as what it was", () => {
    check(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(writePythonJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});
