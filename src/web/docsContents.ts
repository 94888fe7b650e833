import {
  type DocumentNode,
  type GraphQLArgument,
  type GraphQLNamedType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isUnionType,
  Kind,
  type OperationDefinitionNode,
  print,
  validate,
} from "graphql";

/** One API's OpenAPI document, and the GraphQL operations that its endpoints run. */
export interface Documented {
  readonly name: string;
  readonly title: string;
  readonly document: () => OpenapiDocument;
  readonly operations: readonly DocumentNode[];
}

/** As far as it is read here. */
interface OpenapiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

interface Endpoint {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly "x-graphql-operation": string | null;
}

/** What all references hold, for the page's search: its types are in dashboard/src/docs/contents.ts. */
export function contentsOf(apis: readonly Documented[], schema: GraphQLSchema) {
  return {
    apis: apis.map(({ name, title }) => ({ name, title })),
    endpoints: apis.flatMap(endpointsOf),
    operations: Object.fromEntries(
      apis.flatMap(({ operations }) => operations.flatMap((document) => operationIn(document, schema))),
    ),
    types: Object.values(schema.getTypeMap())
      .filter(({ name }) => !name.startsWith("__"))
      .sort((a, b) => rank(a, schema) - rank(b, schema) || a.name.localeCompare(b.name))
      .map(typeOf),
  };
}

function endpointsOf({ name, document }: Documented) {
  return Object.entries(document().paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => {
      const { operationId: id, tags, summary, "x-graphql-operation": operation } = described as Endpoint;
      return { api: name, id, tag: tags[0], method: method.toUpperCase(), path, summary, operation };
    }),
  );
}

function operationIn(document: DocumentNode, schema: GraphQLSchema) {
  const operation = document.definitions.find(
    (one): one is OperationDefinitionNode => one.kind === Kind.OPERATION_DEFINITION,
  );
  if (!operation?.name) return [];
  const variables = operation.variableDefinitions?.map(({ variable }) => [variable.name.value, null]) ?? [];
  const text = {
    text: print(document),
    variables: JSON.stringify(Object.fromEntries(variables), null, 2),
    open: validate(schema, document).length === 0,
  };
  return [[operation.name.value, text] as const];
}

/** The three roots come first. */
function rank(type: GraphQLNamedType, schema: GraphQLSchema): number {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  const at = (roots as unknown[]).indexOf(type);
  return at < 0 ? roots.length : at;
}

function typeOf(type: GraphQLNamedType) {
  return { name: type.name, kind: kindOf(type), description: type.description ?? "", fields: fieldsOf(type) };
}

function kindOf(type: GraphQLNamedType): string {
  if (isObjectType(type)) return "type";
  if (isInterfaceType(type)) return "interface";
  if (isUnionType(type)) return "union";
  if (isEnumType(type)) return "enum";
  return isInputObjectType(type) ? "input" : "scalar";
}

function fieldsOf(type: GraphQLNamedType) {
  if (isEnumType(type)) return type.getValues().map(({ name, description }) => field(name, "", description));
  if (isUnionType(type)) return type.getTypes().map(({ name }) => field(name, "", ""));
  if (isInputObjectType(type))
    return Object.values(type.getFields()).map((one) => field(one.name, `: ${one.type}`, one.description));
  if (!isObjectType(type) && !isInterfaceType(type)) return [];
  return Object.values(type.getFields()).map((one) =>
    field(one.name, `${argumentsOf(one.args)}: ${one.type}`, one.description),
  );
}

function field(name: string, type: string, description: string | null | undefined) {
  return { name, type, description: description ?? "" };
}

function argumentsOf(args: readonly GraphQLArgument[]): string {
  return args.length > 0 ? `(${args.map(({ name, type }) => `${name}: ${type}`).join(", ")})` : "";
}
