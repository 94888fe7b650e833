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
import { type CompiledQuery, compileQuery, isCompiledQuery } from "graphql-jit";
import type { GraphContext } from "../../schema/context.ts";
import { endExecution } from "../../schema/perExecution.ts";

/** A document that fits the schema, ready to be executed over and over. */
export interface Prepared {
  readonly operation: OperationDefinitionNode;
  /** The document for variables that have been read: all of them are of type JSON, which takes them as they are. */
  readonly untyped: DocumentNode;
  /** Reads variables as their types say; defaults are put in. Each error costs as much as a small request. */
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

interface PrepareOptions {
  /** Executions by graphql-js before the document is compiled, which takes 5 to 50 ms. Default: 0. */
  readonly interpretedRuns?: number;
}

/** Prepares the one operation of a valid document. Executing a compiled one takes a third of what graphql-js needs. */
export function prepare(
  schema: GraphQLSchema,
  document: DocumentNode,
  { interpretedRuns = 0 }: PrepareOptions = {},
): Prepared {
  const operation = document.definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION);
  if (!operation) throw new Error("The document has no operation");
  const untyped = withReadVariables(document);
  let runs = 0;
  let compiled: CompiledQuery | null | undefined;
  return {
    operation,
    untyped,
    variables: (given, options = { maxErrors: 50 }) =>
      getVariableValues(schema, operation.variableDefinitions ?? [], given, options),
    async execute(context, coerced) {
      if (compiled === undefined && ++runs > interpretedRuns) compiled = compile(schema, untyped);
      try {
        if (compiled) return (await compiled.query(undefined, context, coerced)) as ExecutionResult;
        return await execute({ schema, document: untyped, variableValues: coerced, contextValue: context });
      } finally {
        endExecution(context);
      }
    },
  };
}

/** Null for a valid document that graphql-jit can't compile; graphql-js executes it then. */
function compile(schema: GraphQLSchema, document: DocumentNode): CompiledQuery | null {
  const query = compileQuery(schema, document);
  return isCompiledQuery(query) ? query : null;
}

const json: NamedTypeNode = { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: "JSON" } };

/**
 * The document for variables that have been read already: all of type JSON, which takes them as they are, but Booleans,
 * which @include and @skip insist on. graphql-jit 0.8.9 writes the reading of an input type out in place and runs out of
 * stack on one that holds itself, as every filter does (15 s and 700 MB until it gave up).
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
