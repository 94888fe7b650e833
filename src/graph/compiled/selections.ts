import {
  type FieldNode,
  GraphQLBoolean,
  GraphQLFloat,
  GraphQLID,
  GraphQLInt,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  GraphQLString,
  getNullableType,
  isEnumType,
  TypeNameMetaFieldDef,
} from "graphql";
import { collectSubfields } from "graphql/execution/collectFields.js";
import type { Execution, Field, FieldPlan, Selections } from "./execution.ts";
import { fieldOf, read, resolved } from "./fields.ts";
import { completeOf } from "./values.ts";

/**
 * The fields that are selected of an object, as code: V8 knows the keys beforehand, and values that are already as the
 * answer has them are taken where they are. 50 jobs with their nodes and templates are executed in 150 us, and graphql-jit,
 * which calls three closures and makes a path and an info for each of the 250 fields, takes 175 us and 65 KB more.
 */
export function compileSelections(
  schema: GraphQLSchema,
  type: GraphQLObjectType,
  selected: ReadonlyMap<string, readonly FieldNode[]>,
): Selections {
  const fields = fieldsOf(schema, type, selected);
  const values = fields.map((_, at) => `v${at}`);
  const code = `
    const [${fields.map((_, at) => `f${at}`).join()}] = fields;
    const [${fields.map((_, at) => `e${at}`).join()}] = enums;
    return (on, source, path) => {
      const { waiting } = on;
      let ${["value", ...values].join()};
      try {
        ${fields.map(codeOf).join("\n        ")}
      } catch (error) {
        return abandoned(on, waiting, [${values.join()}], error);
      }
      const object = { ${fields.map(({ key }, at) => `${keyOf(key)}: v${at}`).join(", ")} };
      return on.waiting === waiting ? object : together(object);
    };`;
  const enums = fields.map(({ definition }) => plainNames(getNullableType(definition.type)));
  const given = { ...helpers, fields, enums };
  return new Function(...Object.keys(given), code)(...Object.values(given)) as Selections;
}

function fieldsOf(
  schema: GraphQLSchema,
  type: GraphQLObjectType,
  selected: ReadonlyMap<string, readonly FieldNode[]>,
): Field[] {
  const fields: Field[] = [];
  for (const [key, nodes] of selected) {
    const field = fieldOf(schema, type, key, nodes);
    if (field) fields.push({ ...field, complete: completeOf(field, field.definition.type, selectionsOf) });
  }
  return fields;
}

function selectionsOf(
  { source, variables }: Execution,
  { nodes }: FieldPlan,
  type: GraphQLObjectType,
): Selections {
  const { schema, fragments } = source;
  return compileSelections(schema, type, collectSubfields(schema, fragments, variables, type, nodes));
}

/** `__proto__: value` would set an object's prototype. */
function keyOf(key: string): string {
  return key === "__proto__" ? '["__proto__"]' : key;
}

/** The values of an enum that are called what they are; null for other types. */
function plainNames(type: GraphQLOutputType): ReadonlySet<unknown> | null {
  if (!isEnumType(type)) return null;
  return new Set(type.getValues().flatMap(({ name, value }) => (name === value ? [name] : [])));
}

/** The code for one field. */
function codeOf({ definition, parentType, property, nonNull }: Field, at: number): string {
  if (definition === TypeNameMetaFieldDef) return `v${at} = ${JSON.stringify(parentType.name)};`;
  if (property === null) return `v${at} = resolved(on, f${at}, source, path);`;
  const type = getNullableType(definition.type);
  const test = isEnumType(type) ? `e${at}.has(value)` : asIs(type);
  const tests = [test ?? "false", ...(nonNull ? [] : [`value === null`])].join(" || ");
  return `try { value = source[${JSON.stringify(property)}]; } catch { value = unread; }
        v${at} = ${tests} ? value : read(on, f${at}, source, path, value);`;
}

/** Tests whether `value` is already as the answer has it; null for types that have no such values. */
function asIs(type: GraphQLOutputType): string | null {
  switch (type) {
    case GraphQLString:
    case GraphQLID:
      return `typeof value === "string"`;
    case GraphQLBoolean:
      return `typeof value === "boolean"`;
    case GraphQLInt:
      return `typeof value === "number" && (value | 0) === value`;
    case GraphQLFloat:
      return `Number.isFinite(value)`;
    default:
      return null;
  }
}

/** Stands for a value that could not be read: for a function the field's resolver is called, which tells why. */
function unread() {}

/** Fills in the values that an object waits for. */
function together(object: Record<string, unknown>): Promise<object> {
  const keys = Object.keys(object).filter((key) => object[key] instanceof Promise);
  const [key = ""] = keys;
  // A third of the time that Promise.all takes.
  if (keys.length === 1)
    return (object[key] as Promise<unknown>).then((value) => filled(object, keys, [value]));
  return Promise.all(keys.map((one) => object[one])).then((values) => filled(object, keys, values));
}

function filled(
  object: Record<string, unknown>,
  keys: readonly string[],
  values: readonly unknown[],
): object {
  for (const [at, key] of keys.entries()) object[key] = values[at];
  return object;
}

/**
 * Throws the error of a non-null field, after the fields that still run have settled, so that their errors come first, as in
 * graphql-js.
 */
function abandoned(on: Execution, before: number, values: readonly unknown[], error: unknown): unknown {
  const waiting = on.waiting === before ? [] : values.filter((value) => value instanceof Promise);
  if (waiting.length === 0) throw error;
  return Promise.all(waiting).finally(() => {
    throw error;
  });
}

const helpers = { read, resolved, together, abandoned, unread };
