import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { buildSchema, getVariableValues, Kind, parse } from "graphql";
import { publicSchema } from "../../../../schema/index.ts";
import { plainVariables } from "../../../../src/graph/compiled/variables.ts";
import { size } from "../../../support/long.ts";
import { check } from "../../../support/property.ts";

const schema = buildSchema(
  "type Query { one(id: ID, text: String, size: Float, yes: Boolean, color: Color): Int } enum Color { RED }",
);

function definitionsOf(text: string) {
  const [operation] = parse(`query (${text}) { one }`).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error(text);
  return operation.variableDefinitions ?? [];
}

const names = ["a", "b", "toString", "__proto__"];
const type = fc
  .constantFrom("ID", "String", "Int", "Float", "Boolean", "Color", "[Int]")
  .chain((name) => fc.constantFrom(name, `${name}!`));
const value = fc.constantFrom<unknown>(
  ...["", "RED", "7", 0, -1, 1.5, 2 ** 31, 2 ** 31 - 1, -(2 ** 31), -(2 ** 31) - 1, 1e300, Number.NaN],
  ...[Number.POSITIVE_INFINITY, true, false, null, undefined, 7n, new Date(0), {}, [], [1]],
);
const given = fc.dictionary(fc.constantFrom(...names, "other"), value);

test("plain variables are read as graphql-js reads them, or left to it", async () => {
  let read = 0;
  await check(
    fc.property(fc.array(type, { minLength: 1, maxLength: 4 }), given, (types, values) => {
      const definitions = definitionsOf(types.map((one, at) => `$${names[at]}: ${one}`).join());
      const own = plainVariables(schema, definitions)?.(values);
      if (!own) return;
      read++;
      const coerced = getVariableValues(schema, definitions, values).coerced ?? {};
      expect(Object.entries(own)).toEqual(Object.entries(coerced));
    }),
    { numRuns: size(2_000, 20_000) },
  );
  expect(read).toBeGreaterThan(100);
});

test("all that fit are read, and none is left to graphql-js in the public schema", () => {
  const definitions = definitionsOf("$a: ID!, $b: String, $c: Int!, $d: Float, $e: Boolean!");
  const values = { a: 7, b: null, c: -(2 ** 31), d: 1e300, e: false };
  for (const one of [schema, publicSchema])
    expect(plainVariables(one, definitions)?.(values)).toEqual({ ...values, a: "7" });
});

test("a default, an enumeration or a list is graphql-js's", () => {
  for (const text of ["$a: Int = 1", "$a: Color", "$a: [Int!]", "$a: Int, $b: Color!"]) {
    expect(plainVariables(schema, definitionsOf(text))).toBeNull();
  }
});
