import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  type GraphQLError,
  type GraphQLSchema,
  getVariableValues,
  Kind,
  type NamedTypeNode,
  type OperationDefinitionNode,
  type TypeNode,
  visit,
} from "graphql";
import type { GraphContext } from "../../schema/context.ts";
import { endExecution } from "../../schema/perExecution.ts";
import { compileDocument } from "./compiled/document.ts";
import { plainVariables } from "./compiled/variables.ts";

/** A document that fits the schema, ready to be executed over and over. */
export interface Prepared {
  readonly operation: OperationDefinitionNode;
  /** The document for variables that have been read (`withReadVariables`), to calculate its price. */
  readonly untyped: DocumentNode;
  /**
   * Reads variables as their types say; defaults are put in. Making one error costs as much as a small request: a caller who
   * only asks whether they fit takes one with `maxErrors`.
   */
  variables(
    given: Readonly<Record<string, unknown>>,
    options?: { maxErrors: number },
  ): {
    readonly coerced?: Readonly<Record<string, unknown>>;
    readonly errors?: readonly GraphQLError[];
  };
  /** Executes with variables that have been read. */
  execute(context: GraphContext, coerced: Readonly<Record<string, unknown>>): Promise<ExecutionResult>;
}

/** Prepares the one operation of a valid document. */
export function prepare(schema: GraphQLSchema, document: DocumentNode): Prepared {
  const operation = document.definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION);
  if (!operation) throw new Error("The document has no operation");
  const compiled = compileDocument(schema, document, operation);
  const untyped = withReadVariables(document);
  const definitions = operation.variableDefinitions ?? [];
  const readPlain = plainVariables(schema, definitions);
  let executed = false;
  return {
    operation,
    untyped,
    variables: (given, options = { maxErrors: 50 }) => {
      const coerced = readPlain?.(given);
      return coerced ? { coerced } : getVariableValues(schema, definitions, given, options);
    },
    async execute(context, coerced) {
      try {
        if (executed) return await compiled(context, coerced);
        // Many documents come once: with checks and all 1.7 ms, and 2.5 ms when compiled at once.
        executed = true;
        return await execute({ schema, document: untyped, variableValues: coerced, contextValue: context });
      } finally {
        endExecution(context);
      }
    },
  };
}

const json: NamedTypeNode = { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: "JSON" } };

/**
 * The document for variables that have been read already: all of type JSON, which takes them as they are, but Booleans,
 * which @include and @skip insist on.
 */
export function withReadVariables(document: DocumentNode): DocumentNode {
  return visit(document, {
    VariableDefinition: (definition) => ({
      ...definition,
      type: isBoolean(definition.type) ? definition.type : json,
      defaultValue: undefined,
    }),
  });
}

function isBoolean(type: TypeNode): boolean {
  return type.kind === Kind.NON_NULL_TYPE
    ? isBoolean(type.type)
    : type.kind === Kind.NAMED_TYPE && type.name.value === "Boolean";
}
