import {
  defaultTypeResolver,
  type GraphQLAbstractType,
  GraphQLError,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from "graphql";
import { inspect } from "graphql/jsutils/inspect.js";
import { type Complete, type Execution, type FieldPlan, infoOf, type Selections } from "./execution.ts";
import { isPromise, settled } from "./fields.ts";

/*
 * Completing values as the specification has it ("Value Completion"), with the words of graphql-js.
 */

/** Compiles what a field selects of objects of a type. */
type SelectionsOf = (on: Execution, field: FieldPlan, type: GraphQLObjectType) => Selections;

/** How a field's values are completed, or the items of its list. */
export function completeOf(field: FieldPlan, type: GraphQLOutputType, selectionsOf: SelectionsOf): Complete {
  if (!isNonNullType(type)) {
    const complete = completePresent(field, type, selectionsOf);
    return (on, path, value) => {
      if (value == null) return null;
      if (value instanceof Error) throw value;
      return complete(on, path, value);
    };
  }
  const complete = completePresent(field, type.ofType, selectionsOf);
  return (on, path, value) => {
    if (value instanceof Error) throw value;
    const completed = value == null ? null : complete(on, path, value);
    if (completed === null) throw new Error(`Cannot return null for non-nullable field ${nameOf(field)}.`);
    return completed;
  };
}

function nameOf({ parentType, definition }: FieldPlan): string {
  return `${parentType.name}.${definition.name}`;
}

function completePresent(field: FieldPlan, type: GraphQLOutputType, selectionsOf: SelectionsOf): Complete {
  if (isListType(type)) return completeList(field, type.ofType, selectionsOf);
  if (isLeafType(type)) return (_on, _path, value) => serialized(type, value);
  if (isObjectType(type)) return completeObject(field, type, selectionsOf);
  return completeAbstract(field, type as GraphQLAbstractType, selectionsOf);
}

function serialized(type: GraphQLLeafType, value: unknown): unknown {
  const text = type.serialize(value);
  if (text != null) return text;
  throw new Error(
    `Expected \`${inspect(type)}.serialize(${inspect(value)})\` to return non-nullable value, returned: ${inspect(text)}`,
  );
}

function completeList(field: FieldPlan, type: GraphQLOutputType, selectionsOf: SelectionsOf): Complete {
  const item = {
    nodes: field.nodes,
    nonNull: isNonNullType(type),
    complete: completeOf(field, type, selectionsOf),
  };
  return (on, path, value) => {
    if (!isIterable(value))
      throw new GraphQLError(`Expected Iterable, but did not find one for field "${nameOf(field)}".`);
    const { waiting } = on;
    const items: unknown[] = [];
    try {
      for (const one of value) {
        const itemPath = { prev: path, key: items.length, typename: undefined };
        items.push(settled(on, item, itemPath, one));
      }
    } catch (error) {
      // Nobody waits for the others any more; graphql-js ends the process here when one of them fails.
      for (const one of items) if (one instanceof Promise) one.catch(() => {});
      throw error;
    }
    return on.waiting === waiting ? items : Promise.all(items);
  };
}

function isIterable(value: unknown): value is Iterable<unknown> {
  return typeof value === "object" && typeof (value as Iterable<unknown>)[Symbol.iterator] === "function";
}

/** The selections of a type are compiled when the first such object comes. */
function completeObject(field: FieldPlan, type: GraphQLObjectType, selectionsOf: SelectionsOf): Complete {
  let selections: Selections | null = null;
  const complete: Complete = (on, path, value) => {
    selections ??= selectionsOf(on, field, type);
    return selections(on, value, path);
  };
  if (!type.isTypeOf) return complete;
  const checked: Complete = (on, path, value) => {
    const fits = type.isTypeOf?.(value, on.context, infoOf(on, field, path));
    const completed = (is: boolean | undefined) => {
      if (is) return complete(on, path, value);
      throw new GraphQLError(`Expected value of type "${type.name}" but got: ${inspect(value)}.`, {
        nodes: field.nodes,
      });
    };
    return isPromise(fits) ? Promise.resolve(fits).then(completed) : completed(fits);
  };
  return checked;
}

function completeAbstract(field: FieldPlan, type: GraphQLAbstractType, selectionsOf: SelectionsOf): Complete {
  const completes = new Map<GraphQLObjectType, Complete>();
  const resolveType = type.resolveType ?? defaultTypeResolver;
  return (on, path, value) => {
    const completed = (name: unknown) => {
      const found = runtimeType(on, field, type, name, value);
      const complete = completes.get(found) ?? completeObject(field, found, selectionsOf);
      completes.set(found, complete);
      return complete(on, path, value);
    };
    const name = resolveType(value, on.context, infoOf(on, field, path), type);
    return isPromise(name) ? Promise.resolve(name).then(completed) : completed(name);
  };
}

/** @throws GraphQLError unless the name is the one of an object type that the abstract type can be */
function runtimeType(
  { source: { schema } }: Execution,
  field: FieldPlan,
  { name: abstract }: GraphQLAbstractType,
  name: unknown,
  value: unknown,
): GraphQLObjectType {
  const { nodes } = field;
  if (name == null) {
    throw new GraphQLError(
      `Abstract type "${abstract}" must resolve to an Object type at runtime for field "${nameOf(field)}". Either the "${abstract}" type should provide a "resolveType" function or each possible type should provide an "isTypeOf" function.`,
      { nodes },
    );
  }
  if (typeof name !== "string") {
    throw new GraphQLError(
      `Abstract type "${abstract}" must resolve to an Object type at runtime for field "${nameOf(field)}" with value ${inspect(value)}, received "${inspect(name)}".`,
    );
  }
  const found = schema.getType(name);
  if (!found) {
    throw new GraphQLError(
      `Abstract type "${abstract}" was resolved to a type "${name}" that does not exist inside the schema.`,
      { nodes },
    );
  }
  if (!isObjectType(found)) {
    throw new GraphQLError(`Abstract type "${abstract}" was resolved to a non-object type "${name}".`, {
      nodes,
    });
  }
  if (!schema.isSubType(schema.getType(abstract) as GraphQLAbstractType, found)) {
    throw new GraphQLError(`Runtime Object type "${name}" is not a possible type for "${abstract}".`, {
      nodes,
    });
  }
  return found;
}
