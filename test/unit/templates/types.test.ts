import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { Refusal } from "../../../src/domain/errors.ts";
import { typeTable } from "../../../src/domain/templates/types/names.ts";
import { parseType } from "../../../src/domain/templates/types/parse.ts";
import { printType } from "../../../src/domain/templates/types/print.ts";
import { isSubtype } from "../../../src/domain/templates/types/subtype.ts";
import { widest } from "../../../src/domain/templates/types/type.ts";
import { size } from "../../support/long.ts";
import { check } from "../../support/property.ts";
import { typeBelow, typeNames, widened } from "./arbitrary.ts";

const anyType = typeBelow("UFDLType");

/** What `parseType` refuses a text with. */
function refusedFor(text: string): Refusal {
  try {
    parseType(text);
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error(`this should have been refused: ${text}`);
}

describe("a type text", () => {
  test.each([
    "PK<Dataset<Domain<'Image Classification'>>>",
    "Model<Domain<'Image Classification'>, Framework<'tensorflow', '1.14'>>",
    "JobOutput<Model<Domain<'Speech'>, Framework<'coqui', '0.1'>>>",
    "Compressed<JSON, 8>",
    "Array<Array<float, 3>, int>",
    "Map<str>",
    "BLOB<'zip'>",
    "Domain<'it\\'s'>",
    "@true",
    "-7",
    "0.25",
    "Nothing",
  ])("%s prints as it was written", (text) => {
    expect(printType(parseType(text))).toBe(text);
  });

  test.each([
    ["  PK < Dataset<Domain<'a b'>> > ", "PK<Dataset<Domain<'a b'>>>"],
    ["Framework<'a','b'>", "Framework<'a', 'b'>"],
    ["Map<str,>", "Map<str>"],
    ["JSON<>", "JSON"],
    ["Dataset", "Dataset<Domain<str>>"],
    ["PK", "PK<ServerResidentType>"],
    ["DockerImage", "DockerImage<Domain<str>, Framework<str, str>>"],
    ["Array", "Array<UFDLJSONType, int>"],
    ["+007", "7"],
    ["1.50", "1.5"],
    ["2.", "2.0"],
  ])("%s is stored as %s", (text, stored) => {
    expect(printType(parseType(text))).toBe(stored);
  });

  test.each([
    ["Foo", "Foo"],
    ["PK<Foo>", "Foo"],
    ["Foo<Bar>", "Foo"],
    ["", ""],
    ["pk<Dataset>", "pk"],
    ["not a type", "not a type"],
    ["Model<Domain<'a'>, Framwork<'b', 'c'>>", "Framwork"],
    ["constructor", "constructor"],
    ["PK<,>", ""],
    ["@maybe", "@maybe"],
    ["int()", "int()"],
  ])("%s holds the unknown name %s", (text, name) => {
    expect(refusedFor(text)).toMatchObject({ code: "TYPE_UNKNOWN", detail: { text, name } });
  });

  test.each([
    ["Domain", "Domain<'a'", "a bracket is not closed"],
    ["quotes", "Domain<'a>", "a quote is not closed"],
    ["an escaped last quote", "Domain<'a\\'>", "a quote is not closed"],
    ["a second part", "Map<str> int", "unexpected i at 9"],
    ["a stray bracket", "str>", "unexpected > at 3"],
    ["a stray comma", "str, int", "unexpected , at 3"],
    ["a name stuck to a quote", "PK<a'b'>", "unexpected ' at 4"],
    ["too few arguments", "Framework<'a'>", "Framework takes 2 arguments, not 1"],
    ["too many arguments", "PK<Dataset, Dataset>", "PK takes 1 argument, not 2"],
    ["arguments where there are none", "int<3>", "int takes 0 arguments, not 1"],
    ["the wrong argument", "PK<int>", "int is not a sub-type of ServerResidentType"],
    ["a number for a text", "Domain<5>", "5 is not a sub-type of str"],
    ["a float for an int", "Compressed<JSON, 8.0>", "8.0 is not a sub-type of int"],
    ["a binary element", "Array<BLOB, 2>", "BLOB<str> is not a sub-type of UFDLJSONType"],
  ])("with %s is refused", (_what, text, reason) => {
    expect(refusedFor(text)).toMatchObject({ code: "TYPE_INVALID", detail: { text, reason } });
  });

  test("too long or nested too deep is refused, not overflowed", () => {
    expect(refusedFor("x".repeat(2_001)).code).toBe("TYPE_INVALID");
    expect(refusedFor("Map<".repeat(499)).code).toBe("TYPE_INVALID");
    expect(refusedFor(`${"Map<".repeat(33)}int${">".repeat(33)}`).code).toBe("TYPE_INVALID");
    expect(printType(parseType(`${"Map<".repeat(32)}int${">".repeat(32)}`))).toMatch(/^Map<Map</);
  });

  test("prints and reads back as the same type", () => {
    check(
      fc.property(anyType, (type) => {
        const text = printType(type);
        fc.pre(text.length <= 2_000);
        expect(parseType(text)).toEqual(type);
      }),
      { numRuns: size(100, 1_000) },
    );
  });

  test("of any characters is read or refused", () => {
    const pieces = fc.constantFrom(
      "PK",
      "Map",
      "int",
      "<",
      ">",
      ",",
      "'",
      "\\",
      " ",
      "8",
      "@true",
      "\0",
      "é",
    );
    check(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(pieces).map((all) => all.join("")),
        ),
        (text) => {
          try {
            const type = parseType(text);
            expect(parseType(printType(type))).toEqual(type);
          } catch (error) {
            expect(error).toBeInstanceOf(Refusal);
          }
        },
      ),
      { numRuns: size(300, 3_000) },
    );
  });
});

describe("sub-typing", () => {
  const below = (type: string, of: string) => isSubtype(parseType(type), parseType(of));

  test.each([
    ["PK<Dataset<Domain<'a'>>>", "PK<Dataset<Domain<'a'>>>"],
    ["PK<Dataset<Domain<'a'>>>", "PK<Dataset>"],
    ["PK<Dataset<Domain<'a'>>>", "FiniteJSONType"],
    ["Name<Domain>", "UFDLJSONType"],
    ["JobOutput<BLOB<'x'>>", "JobOutput<UFDLType>"],
    ["'a'", "str"],
    ["'a'", "ValueType"],
    ["8", "int"],
    ["@false", "bool"],
    ["Compressed<JSON, 8>", "Compressed<UFDLType, int>"],
    ["Dataset", "NamedServerType"],
    ["PK<NamedServerType>", "PK<ServerResidentType>"],
  ])("%s is a %s", (type, of) => {
    expect(below(type, of)).toBe(true);
  });

  test.each([
    ["PK<Dataset>", "PK<Dataset<Domain<'a'>>>"],
    ["PK<Dataset<Domain<'b'>>>", "PK<Dataset<Domain<'a'>>>"],
    ["str", "PK<Dataset>"],
    ["Name<Dataset>", "PK<Dataset>"],
    ["str", "'a'"],
    ["8", "float"],
    ["int", "float"],
    ["@true", "int"],
    ["Model<Domain<'a'>, Framework<'b', 'c'>>", "UFDLJSONType"],
    ["UFDLType", "UFDLJSONType"],
    ["8", "8.0"],
    ["'true'", "@true"],
  ])("%s is no %s", (type, of) => {
    expect(below(type, of)).toBe(false);
  });

  test("is reflexive, and everything is a UFDLType", () => {
    check(
      fc.property(anyType, (type) => {
        expect(isSubtype(type, type)).toBe(true);
        expect(isSubtype(type, widest("UFDLType"))).toBe(true);
        expect(isSubtype(type, widest(type.name))).toBe(true);
      }),
    );
  });

  test("follows every widening, and is transitive along them", () => {
    const chain = anyType.chain((a) => widened(a).chain((b) => widened(b).map((c) => [a, b, c] as const)));
    check(
      fc.property(chain, ([a, b, c]) => {
        expect(isSubtype(a, b)).toBe(true);
        expect(isSubtype(b, c)).toBe(true);
        expect(isSubtype(a, c)).toBe(true);
      }),
      { numRuns: size(100, 1_000) },
    );
  });

  test("is transitive and antisymmetric among any three types", () => {
    const few = fc.oneof(typeBelow("UFDLType", 1), fc.constantFrom(...typeNames).map(widest));
    check(
      fc.property(few, few, few, (a, b, c) => {
        if (isSubtype(a, b) && isSubtype(b, c)) expect(isSubtype(a, c)).toBe(true);
        if (isSubtype(a, b) && isSubtype(b, a)) expect(printType(a)).toBe(printType(b));
      }),
      { numRuns: size(300, 3_000) },
    );
  });
});

test("the widest form of every type keeps its own rules", () => {
  expect(typeNames).toHaveLength(27);
  for (const name of typeNames) {
    expect(parseType(printType(widest(name)))).toEqual(widest(name));
    expect(widest(name).args).toHaveLength(typeTable[name].takes.length);
  }
});
