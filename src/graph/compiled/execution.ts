import type {
  FieldNode,
  FragmentDefinitionNode,
  GraphQLError,
  GraphQLField,
  GraphQLFieldResolver,
  GraphQLObjectType,
  GraphQLResolveInfo,
  GraphQLSchema,
  OperationDefinitionNode,
} from "graphql";
import type { ReadArguments } from "./arguments.ts";

/** Where a value lies in the answer; undefined for the answer itself. */
export type Path = GraphQLResolveInfo["path"];

/** Where a value goes: a field, or an item of its list. */
export interface Place {
  readonly nodes: readonly FieldNode[];
  /** Null is no answer here. */
  readonly nonNull: boolean;
  readonly complete: Complete;
}

/** A field of an object, as a document asks for it. */
export interface Field extends FieldPlan, Place {}

/** The same without what completes its values. */
export interface FieldPlan extends Omit<Place, "complete"> {
  /** Its name in the answer. */
  readonly key: string;
  readonly parentType: GraphQLObjectType;
  readonly definition: GraphQLField<unknown, unknown>;
  readonly resolve: GraphQLFieldResolver<unknown, unknown>;
  readonly arguments: ReadArguments;
  /** The property of its source that is read instead of calling `resolve`, which is called when it is undefined; null for none. */
  readonly property: string | null;
}

/** Makes of what a resolver gave what the answer holds, or a promise of it. Throws what is wrong with it. */
export type Complete = (on: Execution, path: Path, value: unknown) => unknown;

/** Makes an object of the answer, or a promise of it. */
export type Selections = (on: Execution, source: unknown, path: Path | undefined) => unknown;

/** What does not change between the executions of a document. */
export interface Source {
  readonly schema: GraphQLSchema;
  readonly operation: OperationDefinitionNode;
  readonly fragments: Record<string, FragmentDefinitionNode>;
}

/** One execution of a document. */
export class Execution {
  readonly source: Source;
  readonly context: unknown;
  readonly variables: Record<string, unknown>;
  /** Null for none. */
  errors: GraphQLError[] | null = null;
  /** Count of promises met so far: unchanged means that no value made since then is a promise. */
  waiting = 0;
  #nulled: Set<Path | undefined> | null = null;

  constructor(source: Source, context: unknown, variables: Record<string, unknown>) {
    this.source = source;
    this.context = context;
    this.variables = variables;
  }

  /** Records an error whose place becomes null, unless that place is within one that has become null before. */
  fail(error: GraphQLError, path: Path | undefined): void {
    this.#nulled ??= new Set();
    if (this.#nulled.has(undefined)) return;
    for (let above = path; above; above = above.prev) if (this.#nulled.has(above)) return;
    this.#nulled.add(path);
    this.errors ??= [];
    this.errors.push(error);
  }
}

/** What a resolver is told beside its source and its arguments. */
export function infoOf({ source, variables }: Execution, field: FieldPlan, path: Path): GraphQLResolveInfo {
  return {
    fieldName: field.definition.name,
    fieldNodes: field.nodes,
    returnType: field.definition.type,
    parentType: field.parentType,
    path,
    schema: source.schema,
    fragments: source.fragments,
    rootValue: undefined,
    operation: source.operation,
    variableValues: variables,
  };
}
