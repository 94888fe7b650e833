import {
  BREAK,
  type FieldNode,
  type GraphQLField,
  getArgumentValues,
  isNonNullType,
  isRequiredArgument,
  Kind,
  type ValueNode,
  valueFromAST,
  visit,
} from "graphql";

/** Reads a field's arguments. @throws GraphQLError for what is no value of its argument */
export type ReadArguments = (variables: Record<string, unknown>) => Record<string, unknown>;

const none: Readonly<Record<string, unknown>> = Object.freeze({});

/**
 * How a field's arguments are read. What is written in the document is read once; a variable has been read as its type
 * says, so that its value is taken as it is. graphql-js takes 1 us for a field with one argument.
 */
export function argumentsOf(definition: GraphQLField<unknown, unknown>, node: FieldNode): ReadArguments {
  const read: ReadArguments = (variables) => getArgumentValues(definition, node, variables);
  if (definition.args.length === 0) return () => none;
  const given = new Map((node.arguments ?? []).map((one) => [one.name.value, one.value]));
  const parts: Part[] = [];
  for (const argument of definition.args) {
    const value = given.get(argument.name);
    const variable = value?.kind === Kind.VARIABLE ? value.name.value : null;
    const { defaultValue } = argument;
    if (value && variable === null && hasVariables(value)) return read;
    const known = value && variable === null ? valueFromAST(value, argument.type, null) : defaultValue;
    // No value of its type, or not to be left out.
    if (variable === null && known === undefined && (value || isRequiredArgument(argument))) return read;
    parts.push({ name: argument.name, known, variable, nonNull: isNonNullType(argument.type) });
  }
  return (variables) => {
    const values: Record<string, unknown> = {};
    for (const { name, known, variable, nonNull } of parts) {
      const value = variable !== null && Object.hasOwn(variables, variable) ? variables[variable] : known;
      if (value == null && nonNull) return read(variables);
      if (value !== undefined) values[name] = value;
    }
    return values;
  };
}

/** Whether a literal has variables inside. */
function hasVariables(value: ValueNode): boolean {
  let found = false;
  visit(value, {
    Variable: () => {
      found = true;
      return BREAK;
    },
  });
  return found;
}

/** An argument. */
interface Part {
  readonly name: string;
  /** What is written for it or by default; undefined for nothing. */
  readonly known: unknown;
  readonly variable: string | null;
  readonly nonNull: boolean;
}
