import { complexityFromQuery } from "@pothos/plugin-complexity";
import {
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
} from "graphql";
import { handleStreamOrSingleExecutionResult, type Plugin } from "graphql-yoga";
import type { QueryLimits } from "../../domain/limits.ts";
import { withReadVariables } from "../../graph/prepare.ts";
import { nestsDeeper } from "../../nesting.ts";
import type { YogaContext } from "./context.ts";
import { limitCodes } from "./limitCodes.ts";
import { withCode } from "./publicError.ts";

/*
 * The cost of an operation, calculated before execution from the document, its variables and the `complexity` of the
 * schema's fields (schema/builder.ts). The legacy APIs run prepared documents, which are not limited.
 */

export interface Cost {
  complexity: number;
  depth: number;
  breadth: number;
}

const kinds = ["depth", "breadth", "complexity"] as const;

/** Refuses operations beyond the limits, and adds `extensions.cost` where the caller asks for it. */
export function pricing(limits: QueryLimits): Plugin<YogaContext> {
  return {
    onExecute: ({ args, setResultAndStopExecution }) => {
      const { errors, extensions } = checkPrice(args, limits);
      if (errors) return setResultAndStopExecution({ errors, ...(extensions && { extensions }) });
      if (!extensions) return;
      return {
        onExecuteDone: (payload) => handleStreamOrSingleExecutionResult(payload, extendFirst(extensions)),
      };
    },
    onSubscribe: ({ args, setResultAndStopExecution }) => {
      const { errors, extensions } = checkPrice(args, limits);
      if (errors) return setResultAndStopExecution({ errors, ...(extensions && { extensions }) });
      if (!extensions) return;
      return {
        onSubscribeResult: (payload) => handleStreamOrSingleExecutionResult(payload, extendFirst(extensions)),
      };
    },
  };
}

/** A result, and the way to replace it. */
interface Handled {
  result: ExecutionResult;
  setResult: (result: ExecutionResult) => void;
}

/** Adds extensions to a result, of a stream to its first one. */
function extendFirst(extensions: { cost: object }): (handled: Handled) => void {
  let first = true;
  return ({ result, setResult }) => {
    if (first) setResult({ ...result, extensions: { ...result.extensions, ...extensions } });
    first = false;
  };
}

function costLimits({ complexity, depth, breadth }: QueryLimits): Cost {
  return { complexity, depth, breadth };
}

/** By a header `X-GraphQL-Cost: 1`, or by `"extensions": {"cost": true}` in the request. */
function asksForCost(context: unknown): boolean {
  const { request, params } = context as {
    request?: Request;
    params?: { extensions?: Record<string, unknown> };
  };
  return params?.extensions?.cost === true || request?.headers.get("x-graphql-cost") === "1";
}

/** Why an operation is refused, and what is added to its result. */
interface Price {
  errors?: readonly GraphQLError[];
  extensions?: { cost: object } | undefined;
}

function checkPrice(
  args: Pick<ExecutionArgs, "schema" | "document" | "operationName" | "variableValues" | "contextValue">,
  limits: QueryLimits,
): Price {
  const operation = getOperationAST(args.document, args.operationName);
  // Execution reports an unknown operation name.
  if (!operation) return {};
  if (nestsDeeper(args.variableValues, limits.nesting)) return { errors: [tooDeep(limits.nesting)] };
  const variables = getVariableValues(
    args.schema,
    operation.variableDefinitions ?? [],
    args.variableValues ?? {},
    { maxErrors: 50 },
  );
  if (variables.errors) return { errors: variables.errors.map((error) => withCode(error)) };
  const untyped = withReadVariables(args.document);
  const price = (selections: readonly SelectionNode[]) =>
    priceOf(
      args.schema,
      only(untyped, operation, selections),
      variables.coerced,
      args.contextValue as object,
    );
  try {
    const cost = price(operation.selectionSet.selections);
    const kind = excessOf(cost, limits);
    return {
      ...(asksForCost(args.contextValue) && {
        extensions: { cost: { ...cost, limits: costLimits(limits) } },
      }),
      ...(kind && { errors: [tooMuch(kind, cost, limits, operation, price)] }),
    };
  } catch (error) {
    // An invalid argument. Execution would report the same, but after all other fields.
    if (error instanceof GraphQLError) return { errors: [withCode(error)] };
    throw error;
  }
}

function tooDeep(limit: number): GraphQLError {
  return new GraphQLError(`Variables nest at most ${limit} lists and objects (LIMIT_NESTING).`, {
    path: ["variables"],
    extensions: { code: limitCodes.NESTING, limit },
  });
}

/** What the one operation of a document costs, whose variables have been read (`withReadVariables`). */
export function priceOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  variables: Readonly<Record<string, unknown>>,
  context: object,
): Cost {
  return complexityFromQuery(document, { schema, ctx: context, variables });
}

/** Whether a cost is beyond the limits, and in what. */
export function excessOf(cost: Cost, limits: QueryLimits): (typeof kinds)[number] | undefined {
  return kinds.find((one) => cost[one] > limits[one]);
}

/** The document with nothing but some selections of one operation. */
function only(
  document: DocumentNode,
  { name }: OperationDefinitionNode,
  selections: readonly SelectionNode[],
): DocumentNode {
  const definitions = document.definitions.flatMap((one) => {
    if (one.kind !== Kind.OPERATION_DEFINITION) return one;
    if (one.name?.value !== name?.value) return [];
    return { ...one, selectionSet: { ...one.selectionSet, selections } };
  });
  return { ...document, definitions };
}

function tooMuch(
  kind: (typeof kinds)[number],
  cost: Cost,
  limits: QueryLimits,
  { selectionSet: { selections } }: OperationDefinitionNode,
  price: (selections: readonly SelectionNode[]) => Cost,
): GraphQLError {
  let dearest = { node: selections[0] as SelectionNode, of: -1 };
  for (const node of selections) {
    const one = price([node])[kind];
    if (one > dearest.of) dearest = { node, of: one };
  }
  const field = dearest.node.kind === Kind.FIELD ? (dearest.node.alias ?? dearest.node.name).value : null;
  const place = field === null ? "" : `; most of it is in the field ${field}`;
  return new GraphQLError(
    `The document has a ${kind} of ${cost[kind]}, and the limit is ${limits[kind]} (LIMIT_${kind.toUpperCase()})${place}.`,
    {
      nodes: dearest.node,
      ...(field !== null && { path: [field] }),
      extensions: { code: limitCodes.COMPLEXITY, kind, cost: cost[kind], limit: limits[kind] },
    },
  );
}
