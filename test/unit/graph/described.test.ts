import { readFileSync } from "node:fs";
import { expect, test } from "@jest/globals";
import {
  buildSchema,
  type GraphQLNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
} from "graphql";

const schema = buildSchema(readFileSync("schema/facades.graphql", "utf8"));
const own = Object.values(schema.getTypeMap()).filter(
  ({ name }) => !name.startsWith("__") && !["String", "Int", "Float", "Boolean", "ID"].includes(name),
);

interface Named {
  readonly name: string;
  readonly description?: string | null;
}

/** What a type consists of: fields with their arguments, or values. */
function* partsOf(type: GraphQLNamedType): Generator<[string, Named]> {
  if (isEnumType(type)) for (const value of type.getValues()) yield [`${type.name}.${value.name}`, value];
  if (isInputObjectType(type)) {
    for (const field of Object.values(type.getFields())) yield [`${type.name}.${field.name}`, field];
  }
  if (isObjectType(type) || isInterfaceType(type)) {
    for (const field of Object.values(type.getFields())) {
      yield [`${type.name}.${field.name}`, field];
      for (const arg of field.args) yield [`${type.name}.${field.name}(${arg.name})`, arg];
    }
  }
}

const silent = (things: Iterable<[string, Named]>) =>
  [...things].filter(([, { description }]) => !description?.trim()).map(([path]) => path);

test("every type says what it is", () => {
  expect(own.length).toBeGreaterThan(150);
  expect(silent(own.map((type): [string, Named] => [type.name, type]))).toEqual([]);
});

test("every field, argument and value says what it is", () => {
  const parts = own.flatMap((type) => [...partsOf(type)]);
  expect(parts.length).toBeGreaterThan(1_500);
  expect(silent(parts)).toEqual([]);
});
