import {
  defaultFieldResolver,
  type FieldNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  isNonNullType,
  locatedError,
  responsePathAsArray,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
} from "graphql";
import { argumentsOf } from "./arguments.ts";
import { type Execution, type Field, type FieldPlan, infoOf, type Path, type Place } from "./execution.ts";

interface Extensions {
  readonly pothosExposedField?: string;
  readonly pothosResolveWrapped?: boolean;
  /** Where a row has what the field shows, if it was loaded with the row. */
  readonly loadedAs?: string;
}

/** Null for a field that the schema does not have. */
export function fieldOf(
  schema: GraphQLSchema,
  parentType: GraphQLObjectType,
  key: string,
  nodes: readonly FieldNode[],
): FieldPlan | null {
  const [node] = nodes;
  const definition = node && definitionOf(schema, parentType, node.name.value);
  if (!definition) return null;
  return {
    key,
    nodes,
    parentType,
    definition,
    resolve: definition.resolve ?? defaultFieldResolver,
    arguments: argumentsOf(definition, node),
    property: propertyOf(definition),
    nonNull: isNonNullType(definition.type),
  };
}

function definitionOf(schema: GraphQLSchema, type: GraphQLObjectType, name: string) {
  if (name === TypeNameMetaFieldDef.name) return TypeNameMetaFieldDef;
  if (type === schema.getQueryType()) {
    if (name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef;
    if (name === TypeMetaFieldDef.name) return TypeMetaFieldDef;
  }
  return type.getFields()[name];
}

/** Only a field whose resolver no plugin has wrapped, such as the one for rights, is read without it. */
function propertyOf({ name, resolve, extensions }: GraphQLField<unknown, unknown>): string | null {
  const { pothosExposedField, pothosResolveWrapped, loadedAs } = extensions as Extensions;
  if (!resolve || resolve === defaultFieldResolver) return name;
  return pothosResolveWrapped === false ? (loadedAs ?? pothosExposedField ?? null) : null;
}

/** Calls a field's resolver. */
export function resolved(on: Execution, field: Field, source: unknown, parent: Path | undefined): unknown {
  const path = { prev: parent, key: field.key, typename: field.parentType.name };
  let value: unknown;
  try {
    value = field.resolve(source, field.arguments(on.variables), on.context, infoOf(on, field, path));
  } catch (error) {
    return failed(on, field, path, error);
  }
  return settled(on, field, path, value);
}

/** A value that was read without the resolver. The default resolver calls functions. */
export function read(
  on: Execution,
  field: Field,
  source: unknown,
  parent: Path | undefined,
  value: unknown,
): unknown {
  if (typeof value === "function" || value === undefined) return resolved(on, field, source, parent);
  return settled(on, field, { prev: parent, key: field.key, typename: field.parentType.name }, value);
}

/** Completes the value of a place. An error makes it null there, or is thrown on where null is no answer. */
export function settled(on: Execution, place: Place, path: Path, value: unknown): unknown {
  if (isPromise(value)) {
    on.waiting++;
    return Promise.resolve(value).then(
      (there) => settled(on, place, path, there),
      (error) => failed(on, place, path, error),
    );
  }
  try {
    const completed = place.complete(on, path, value);
    if (!(completed instanceof Promise)) return completed;
    on.waiting++;
    return completed.then(undefined, (error) => failed(on, place, path, error));
  } catch (error) {
    return failed(on, place, path, error);
  }
}

function failed(on: Execution, { nodes, nonNull }: Place, path: Path, thrown: unknown): null {
  const error = locatedError(thrown, nodes, responsePathAsArray(path));
  if (nonNull) throw error;
  on.fail(error, path);
  return null;
}

export function isPromise(value: unknown): value is PromiseLike<unknown> {
  return typeof (value as PromiseLike<unknown> | null | undefined)?.then === "function";
}
