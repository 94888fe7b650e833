import { createHash } from "node:crypto";
import {
  buildSchema,
  type GraphQLField,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNullableType,
  isAbstractType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  printSchema,
} from "graphql";
import { publicSchema } from "../../../../schema/index.ts";

/*
 * The public schema with fields of every behaviour: what a field answers follows from its place and its arguments, so that
 * two executions of a document must agree.
 */

/** A number from 0 to 99 that a text decides. */
export function chance(text: string): number {
  return createHash("md5").update(text).digest().readUInt16LE() % 100;
}

/** What a resolver was called with. */
export type Calls = string[];

/** Promises and errors are so many percent. */
export interface Behaviour {
  readonly promises: number;
  readonly errors: number;
}

export interface Context extends Behaviour {
  readonly seed: string;
  readonly calls: Calls;
  /** Where something went through. */
  readonly places: string[];
  /** The one place that fails, beside `errors`. */
  readonly failing: string | null;
}

class Source {
  readonly seed: string;
  readonly context: Context;
  constructor(seed: string, context: Context) {
    this.seed = seed;
    this.context = context;
  }
}

/** The objects of each type. */
const classes = new Map<string, typeof Source>();

function classOf(type: string): typeof Source {
  const made = classes.get(type) ?? class extends Source {};
  classes.set(type, made);
  return made;
}

/** The schema, whose fields are properties, exposed columns and resolvers. */
export function makeSchema(): GraphQLSchema {
  const schema = buildSchema(printSchema(publicSchema), { assumeValid: true });
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith("__")) continue;
    for (const field of Object.values(type.getFields())) behave(schema, type.name, field);
    if (chance(`is ${type.name}`) < 20) {
      type.isTypeOf = (value, context: Context) => {
        const seed = `${(value as Source).seed} as ${type.name}`;
        context.places.push(seed);
        return chance(`${seed} later`) < context.promises
          ? Promise.resolve(!fails(seed, context))
          : !fails(seed, context);
      };
    }
  }
  return schema;
}

function behave(schema: GraphQLSchema, type: string, field: GraphQLField<unknown, Context>): void {
  const root = type === "Query" || type === "Mutation";
  const kind = root ? 99 : chance(`${type}.${field.name}`);
  const exposed = kind < 40 ? field.name : `${field.name} column`;
  if (kind < 70) {
    Object.defineProperty(classOf(type).prototype, exposed, {
      configurable: true,
      get(this: Source) {
        return value(schema, field.type, `${this.seed}.${exposed}`, this.context);
      },
    });
  }
  if (kind < 40) return;
  if (kind < 70) {
    field.extensions = { pothosExposedField: exposed, pothosResolveWrapped: false };
    field.resolve = (source) => (source as Record<string, unknown>)[exposed];
    return;
  }
  field.resolve = (source, args, context, info) => {
    const { path, fieldNodes, parentType, returnType, fieldName, variableValues } = info;
    const seed = `${source instanceof Source ? source.seed : context.seed}.${path.key}`;
    context.calls.push(
      JSON.stringify([
        seed,
        path.typename,
        args,
        fieldNodes.length,
        String(parentType),
        String(returnType),
        fieldName,
        variableValues,
      ]),
    );
    return value(schema, field.type, seed, context);
  };
}

/** What a place of a type holds. */
function value(schema: GraphQLSchema, type: GraphQLOutputType, seed: string, context: Context): unknown {
  context.places.push(seed);
  if (chance(`${seed} later`) < context.promises) {
    const later = chance(`${seed} how`);
    if (later % 2 && fails(seed, context)) return Promise.reject(new Error(`rejected ${seed}`));
    const ticks = later % 3;
    return (async () => {
      for (let tick = 0; tick < ticks; tick++) await null;
      return present(schema, type, seed, context);
    })();
  }
  return present(schema, type, seed, context);
}

function fails(seed: string, { errors, failing }: Context): boolean {
  return chance(`${seed} fault`) < errors || seed === failing;
}

function present(schema: GraphQLSchema, type: GraphQLOutputType, seed: string, context: Context): unknown {
  if (fails(seed, context)) return wrong(seed);
  const fault = chance(`${seed} kind`);
  if (!isNonNullType(type) && fault > 90) return fault % 2 ? null : undefined;
  return something(schema, getNullableType(type), seed, context);
}

function something(schema: GraphQLSchema, type: GraphQLOutputType, seed: string, context: Context): unknown {
  const fault = chance(`${seed} value`);
  if (isListType(type)) {
    const list = Array.from({ length: fault % 4 }, (_, at) =>
      value(schema, type.ofType, `${seed}.${at}`, context),
    );
    return fault % 5 ? list : new Set(list);
  }
  if (isObjectType(type)) return new (classOf(type.name))(seed, context);
  if (isAbstractType(type)) {
    const types = schema.getPossibleTypes(type);
    const __typename = types[fault % types.length]?.name ?? "";
    return Object.assign(new (classOf(__typename))(seed, context), { __typename });
  }
  if (isEnumType(type)) return type.getValues()[fault % type.getValues().length]?.value;
  switch (type.name) {
    case "Int":
      return fault % 7 ? fault : String(fault);
    case "Float":
      return fault / 3;
    case "Boolean":
      return fault % 2 === 0;
    case "JSON":
      return { fault: [fault] };
    default:
      return fault % 7 ? `text ${fault}` : fault;
  }
}

/** What is no value of any type. */
function wrong(seed: string): unknown {
  switch (chance(`${seed} wrong`) % 5) {
    case 0:
      return new Error(`returned ${seed}`);
    case 1:
      return null;
    case 2:
      return { __typename: "Nothing" };
    case 3:
      return () => {
        throw new Error(`called ${seed}`);
      };
    default:
      throw new Error(`thrown ${seed}`);
  }
}
