import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import {
  type DocumentNode,
  type ExecutionResult,
  GraphQLError,
  type GraphQLSchema,
  getNamedType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  subscribe,
  validate,
} from "graphql";
import type { GraphContext } from "../../schema/context.ts";
import type { ErrorCode } from "../domain/errors.ts";
import { toRefusal } from "../domain/toRefusal.ts";
import { traced } from "../tracing.ts";
import { type Prepared, prepare } from "./prepare.ts";

/** An operation said no, with the domain's code and detail. The facade finds the words and the status. */
export class RouteError extends Error {
  override readonly name = "RouteError";
  readonly code: ErrorCode;
  readonly detail: Readonly<Record<string, unknown>>;

  constructor(
    code: ErrorCode,
    message: string,
    detail: Readonly<Record<string, unknown>>,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.code = code;
    this.detail = detail;
  }
}

interface Payload {
  readonly errors: readonly object[];
}

/** Mutations that may find nothing to do, without any error. */
type MayBeEmpty = "acquireNextJob" | "endJob" | "pingNode";

/** An operation's data once the errors of its payloads have been thrown: what a payload shows is there then. */
export type Accepted<D> = {
  readonly [K in keyof D]: D[K] extends Payload
    ? K extends MayBeEmpty
      ? D[K]
      : { readonly [F in keyof D[K]]: NonNullable<D[K][F]> }
    : D[K];
};

/** Runs prepared operations. */
export interface Executor {
  /**
   * @throws RouteError when the operation is refused, in a payload's errors or as a whole
   * @throws whatever went wrong unexpectedly, as it was thrown
   */
  execute<D, V>(
    operation: TypedDocumentNode<D, V>,
    variables: V,
    context: GraphContext,
  ): Promise<Accepted<D>>;
  /**
   * Subscribes; every payload's data in turn. `return` ends it at once, also while it waits.
   * @throws as `execute` does, before the first payload or instead of a later one
   */
  subscribe<D, V>(
    operation: TypedDocumentNode<D, V>,
    variables: V,
    context: GraphContext,
  ): Promise<AsyncIterableIterator<Accepted<D>>>;
}

/**
 * Validates operations at boot, where a document that does not fit the schema stops the start, and compiles each part of
 * them once, from an operation's second call on.
 * @throws Error naming the operation that does not fit
 */
export function createExecutor(schema: GraphQLSchema, operations: Iterable<DocumentNode>): Executor {
  const prepared = preparedFor(schema);
  for (const operation of operations) {
    if (!prepared.has(operation)) prepared.set(operation, checked(schema, operation));
  }
  return {
    async execute<D, V>(operation: TypedDocumentNode<D, V>, variables: V, context: GraphContext) {
      const found = prepared.get(operation);
      if (!found) throw new Error(`${operationName(operation)} was not prepared at boot`);
      const { coerced, errors } = found.variables(variables as Record<string, unknown>);
      if (!coerced) throw unfit(errors?.[0]?.message ?? "");
      return accept<D>(
        await traced("graphql", operationName(operation), () => found.execute(context, coerced)),
      );
    },
    async subscribe<D, V>(document: TypedDocumentNode<D, V>, variables: V, contextValue: GraphContext) {
      const variableValues = variables as Record<string, unknown>;
      const payloads = await subscribe({ schema, document, variableValues, contextValue });
      if (!(Symbol.asyncIterator in payloads)) throw refusedBy(payloads.errors?.[0]?.originalError);
      return accepted<D>(payloads as AsyncIterator<ExecutionResult>);
    },
  };
}

/** No generator of its own: one that waits for the next payload would let nobody end it. */
function accepted<D>(payloads: AsyncIterator<ExecutionResult>): AsyncIterableIterator<Accepted<D>> {
  const taken = ({ value, done }: IteratorResult<ExecutionResult>): IteratorResult<Accepted<D>> =>
    done ? { value: undefined, done } : { value: accept<D>(value), done: false };
  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    next: () =>
      payloads.next().then(taken, (error) => {
        throw refusedBy(error instanceof GraphQLError ? (error.originalError ?? error) : error);
      }),
    return: async () => {
      await payloads.return?.();
      return { value: undefined, done: true };
    },
  };
}

const known = new WeakMap<GraphQLSchema, WeakMap<DocumentNode, Prepared>>();

/** What has been prepared for a schema: a process that starts a server again does it once (its tests: 300 ms less each). */
function preparedFor(schema: GraphQLSchema): WeakMap<DocumentNode, Prepared> {
  const prepared = known.get(schema) ?? new WeakMap<DocumentNode, Prepared>();
  known.set(schema, prepared);
  return prepared;
}

function checked(schema: GraphQLSchema, document: DocumentNode): Prepared {
  const problem = validate(schema, document)[0];
  if (problem) throw new Error(`${operationName(document)}: ${problem.message}`);
  const prepared = prepare(schema, document);
  requireErrors(schema, prepared.operation);
  return prepared;
}

/** A mutation that did not ask for its payload's errors would take every refusal for a success. */
function requireErrors(
  schema: GraphQLSchema,
  { name, operation, selectionSet }: OperationDefinitionNode,
): void {
  const fields = operation === "mutation" ? schema.getMutationType()?.getFields() : undefined;
  for (const selection of fields ? selectionSet.selections : []) {
    if (selection.kind !== Kind.FIELD) continue;
    const type = getNamedType(fields?.[selection.name.value]?.type);
    const asked = selection.selectionSet?.selections.some(
      (one) => one.kind === Kind.FIELD && (one.alias ?? one.name).value === "errors",
    );
    if (isObjectType(type) && "errors" in type.getFields() && !asked) {
      throw new Error(`${name?.value}: ${selection.name.value} has to be asked for its errors`);
    }
  }
}

function unfit(message: string): RouteError {
  return new RouteError("INVALID_INPUT", message, { field: "variables", reason: message });
}

function accept<D>(result: ExecutionResult): Accepted<D> {
  for (const error of result.errors ?? []) {
    throw refusedBy(error.originalError ?? error);
  }
  for (const field of Object.values(result.data ?? {})) {
    const [error] = (field as { errors?: RefusalData[] } | null)?.errors ?? [];
    if (error) throw new RouteError(error.code, error.message, error.detail);
  }
  return result.data as Accepted<D>;
}

/** A domain refusal becomes a RouteError; anything else stays as it is. */
export function refusedBy(thrown: unknown): unknown {
  const error = toRefusal(thrown);
  if (error instanceof Error && error.name === "Refusal" && "code" in error && "detail" in error) {
    const { code, message, detail, cause } = error;
    return new RouteError(code as ErrorCode, message, detail as Record<string, unknown>, { cause });
  }
  return error;
}

/** What every mutation asks of the errors in its payload. */
interface RefusalData {
  readonly code: ErrorCode;
  readonly message: string;
  readonly detail: Record<string, unknown>;
}

function operationName(document: DocumentNode): string {
  for (const definition of document.definitions) {
    if (definition.kind === "OperationDefinition") return definition.name?.value ?? "an unnamed operation";
  }
  return "a document without an operation";
}
