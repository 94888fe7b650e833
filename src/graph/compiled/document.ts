import {
  type DocumentNode,
  type ExecutionResult,
  type FragmentDefinitionNode,
  type GraphQLError,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  visit,
} from "graphql";
import { collectFields } from "graphql/execution/collectFields.js";
import { Execution, type Selections, type Source } from "./execution.ts";
import { compileSelections } from "./selections.ts";

/** Executes a document with variables that have been read. */
export type CompiledDocument = (
  context: unknown,
  variables: Record<string, unknown>,
) => Promise<ExecutionResult> | ExecutionResult;

/** Compiled forms of a document that are kept, for different values of the variables of its @skip and @include. */
const maxForms = 8;

/** Compiles the one query or mutation of a valid document; each part when it is needed first. */
export function compileDocument(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): CompiledDocument {
  const source: Source = { schema, operation, fragments: fragmentsOf(document) };
  const conditions = conditionsOf(document);
  const forms = new Map<string, Selections>();
  return (context, variables) => {
    const on = new Execution(source, context, variables);
    try {
      const form = conditions.length === 0 ? "" : conditions.map((name) => String(variables[name])).join();
      const data = (forms.get(form) ?? keep(form, rootOf(on)))(on, undefined, undefined);
      if (!(data instanceof Promise)) return resultOf(on, data);
      return data.then(
        (there) => resultOf(on, there),
        (error) => failedResult(on, error),
      );
    } catch (error) {
      return failedResult(on, error);
    }
  };

  function keep(form: string, selections: Selections): Selections {
    if (forms.size >= maxForms) forms.clear();
    forms.set(form, selections);
    return selections;
  }
}

function resultOf({ errors }: Execution, data: unknown): ExecutionResult {
  return (errors ? { errors, data } : { data }) as ExecutionResult;
}

/** The result when an error made the whole of it null. */
function failedResult(on: Execution, error: unknown): ExecutionResult {
  on.fail(error as GraphQLError, undefined);
  return resultOf(on, null);
}

function rootOf({ source: { schema, operation, fragments }, variables }: Execution): Selections {
  const type = schema.getRootType(operation.operation);
  if (!type) throw new Error(`The schema has no ${operation.operation}`);
  const selected = collectFields(schema, fragments, variables, type, operation.selectionSet);
  if (operation.operation !== OperationTypeNode.MUTATION) return compileSelections(schema, type, selected);
  const fields = [...selected].map(([key, nodes]) =>
    compileSelections(schema, type, new Map([[key, nodes]])),
  );
  return async (on, root, path) => {
    const data = Object.create(null);
    for (const field of fields) Object.assign(data, await field(on, root, path));
    return data;
  };
}

function fragmentsOf({ definitions }: DocumentNode): Record<string, FragmentDefinitionNode> {
  const fragments = definitions.filter((one) => one.kind === Kind.FRAGMENT_DEFINITION);
  return Object.fromEntries(fragments.map((one) => [one.name.value, one]));
}

/** The variables that decide which fields are executed. */
function conditionsOf(document: DocumentNode): string[] {
  const names = new Set<string>();
  visit(document, {
    Directive: ({ name, arguments: given = [] }) => {
      if (name.value !== "skip" && name.value !== "include") return;
      for (const { value } of given) if (value.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return [...names];
}
