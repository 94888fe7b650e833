import { setImmediate } from "node:timers/promises";
import { expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  buildSchema,
  type DocumentNode,
  type ExecutionResult,
  execute,
  type GraphQLError,
  type GraphQLObjectType,
  type GraphQLSchema,
  getVariableValues,
  Kind,
  type OperationDefinitionNode,
  parse,
  validate,
} from "graphql";
import { compileDocument } from "../../../../src/graph/compiled/document.ts";
import { check } from "../../../support/property.ts";
import { type Asked, documents } from "./documents.ts";
import { type Behaviour, type Context, makeSchema } from "./values.ts";

const schema = makeSchema();

interface Valid {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Record<string, unknown>;
  readonly coerced: Record<string, unknown>;
}

/** A document with its variables; null unless they fit the schema. */
function valid({ source, variables }: Asked): Valid | null {
  const document = parse(source);
  if (validate(schema, document).length > 0) return null;
  const operation = operationOf(document);
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
  return coerced ? { document, operation, variables, coerced } : null;
}

function operationOf(document: DocumentNode): OperationDefinitionNode {
  const operation = document.definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION);
  if (!operation) throw new Error("no operation");
  return operation;
}

function contextOf(behaviour: Behaviour, seed: number, failing: string | null = null): Context {
  return { ...behaviour, seed: String(seed), failing, calls: [], places: [] };
}

/** Everything of a result that a client or a log could see, and what the resolvers were told. */
async function seen(result: ExecutionResult, { calls }: Context): Promise<unknown> {
  // What an error left behind goes on.
  await setImmediate();
  const errors = (result.errors ?? []).map((error: GraphQLError) => ({
    ...error.toJSON(),
    cause: error.originalError?.message,
    nodes: error.nodes?.length,
  }));
  return JSON.parse(JSON.stringify({ data: result.data, errors, calls: [...calls].sort() }));
}

async function byGraphqlJs({ document, variables }: Valid, contextValue: Context) {
  return seen(await execute({ schema, document, variableValues: variables, contextValue }), contextValue);
}

async function byCompiled({ document, operation, coerced }: Valid, context: Context) {
  return seen(await compileDocument(schema, document, operation)(context, coerced), context);
}

test.each([
  ["answer at once", { errors: 0, promises: 0 }],
  ["answer at once or fail", { errors: 5, promises: 0 }],
  ["answer later", { errors: 0, promises: 30 }],
])("documents of the public schema are executed as by graphql-js: fields %s", async (_, behaviour) => {
  let compared = 0;
  await check(
    fc.asyncProperty(documents(schema), fc.nat(), async (asked, seed) => {
      const document = valid(asked);
      if (!document) return;
      compared++;
      const expected = await byGraphqlJs(document, contextOf(behaviour, seed));
      expect(await byCompiled(document, contextOf(behaviour, seed))).toEqual(expected);
    }),
  );
  expect(compared).toBeGreaterThan(20);
});

// Of several errors that come later, which one is the first to make an object null depends on when each came.
test("documents of the public schema are executed as by graphql-js: one place of many fails, some later", async () => {
  const behaviour = { errors: 0, promises: 30 };
  let failed = 0;
  await check(
    fc.asyncProperty(documents(schema), fc.nat(), fc.nat(), async (asked, seed, at) => {
      const document = valid(asked);
      if (!document) return;
      const context = contextOf(behaviour, seed);
      await byGraphqlJs(document, context);
      // Two keys may show the same place, which would fail twice.
      const { places } = context;
      const single = places.filter((place) => places.indexOf(place) === places.lastIndexOf(place));
      const failing = single[at % single.length] ?? null;
      const expected = await byGraphqlJs(document, contextOf(behaviour, seed, failing));
      expect(await byCompiled(document, contextOf(behaviour, seed, failing))).toEqual(expected);
      if ((expected as { errors: object[] }).errors.length > 0) failed++;
    }),
  );
  expect(failed).toBeGreaterThan(10);
});

/** A schema whose root answers an object. */
function schemaOf(types: string, root: object): GraphQLSchema {
  const small = buildSchema(`type Query { of: Of! } ${types}`);
  const { of } = small.getQueryType()?.getFields() ?? {};
  if (of) of.resolve = () => root;
  return small;
}

test("a field is read without its resolver only when no plugin has wrapped the resolver", async () => {
  const small = schemaOf("type Of { free: Int, guarded: Int }", { column: 1 });
  const fields = (small.getType("Of") as GraphQLObjectType).getFields();
  for (const [name, field] of Object.entries(fields)) {
    field.extensions = { pothosExposedField: "column", pothosResolveWrapped: name === "guarded" };
    field.resolve = () => {
      throw new Error("forbidden");
    };
  }
  const document = parse("{ of { free guarded } }");
  const { data, errors } = await compileDocument(small, document, operationOf(document))({}, {});
  expect([JSON.parse(JSON.stringify(data)), errors?.map(({ message }) => message)]).toEqual([
    { of: { free: 1, guarded: null } },
    ["forbidden"],
  ]);
});

test("an error in an object that has become null meanwhile is not told", async () => {
  const small = buildSchema("type Query { of: Of, slow: Int } type Of { required: Int!, later: Int }");
  const rejected = async (turns: number) => {
    for (let turn = 0; turn < turns; turn++) await setImmediate();
    throw new Error(`after ${turns}`);
  };
  const { of, slow } = small.getQueryType()?.getFields() ?? {};
  if (of) of.resolve = () => ({ required: rejected(1), later: rejected(2) });
  if (slow) slow.resolve = () => rejected(3);
  const document = parse("{ of { required later } slow }");
  const told = ({ data, errors }: ExecutionResult) => [{ ...data }, errors?.map(({ message }) => message)];
  const expected = [{ of: null, slow: null }, ["after 1", "after 3"]];
  expect(told(await execute({ schema: small, document }))).toEqual(expected);
  expect(told(await compileDocument(small, document, operationOf(document))({}, {}))).toEqual(expected);
});

test("a key may be __proto__", async () => {
  const document = parse("{ __proto__: of { __proto__: a } }");
  const compiled = compileDocument(schemaOf("type Of { a: Int }", { a: 1 }), document, operationOf(document));
  expect(JSON.stringify(await compiled({}, {}))).toBe('{"data":{"__proto__":{"__proto__":1}}}');
});

test.each([
  ["{ list { ... on B { x } } }", { list: [{}, {}] }],
  ["query ($no: Boolean!) { list { x @include(if: $no) } }", { list: [{}, {}] }],
  ["query ($no: Boolean!) { list @include(if: $no) { x } }", {}],
])("nothing may be left to select of an object: %s", async (text, expected) => {
  const small = buildSchema(
    "type Query { list: [N!]! } interface N { x: Int } type A implements N { x: Int } type B implements N { x: Int }",
  );
  const { list } = small.getQueryType()?.getFields() ?? {};
  if (list) list.resolve = () => [{ __typename: "A" }, { __typename: "A" }];
  const document = parse(text);
  const compiled = compileDocument(small, document, operationOf(document));
  expect(JSON.stringify(await compiled({}, { no: false }))).toBe(JSON.stringify({ data: expected }));
});

test("one compiled document serves all combinations of its conditions", async () => {
  const names = ["a", "b", "c", "d"];
  const fields = names.map((name) => `${name}: x @include(if: $${name})`);
  const document = parse(
    `query (${names.map((name) => `$${name}: Boolean!`)}) { of { x ${fields.join(" ")} } }`,
  );
  const compiled = compileDocument(schemaOf("type Of { x: Int }", { x: 1 }), document, operationOf(document));
  for (let bits = 0; bits < 32; bits++) {
    const included = names.filter((_, at) => ((bits >> at) & 1) === 1);
    const variables = Object.fromEntries(names.map((name) => [name, included.includes(name)]));
    const { data } = await compiled({}, variables);
    expect(Object.keys((data as { of: object }).of)).toEqual(["x", ...included]);
  }
});

test("when an item of a list fails at once, what another one rejects later ends no process", async () => {
  const later = async () => {
    await setImmediate();
    throw new Error("later");
  };
  const small = buildSchema("type Query { list: [Int!] }");
  const { list } = small.getQueryType()?.getFields() ?? {};
  if (list) list.resolve = () => [later(), null];
  const document = parse("{ list }");
  const { data, errors } = await compileDocument(small, document, operationOf(document))({}, {});
  expect([{ ...data }, errors?.map(({ message, path }) => [message, path])]).toEqual([
    { list: null },
    [["Cannot return null for non-nullable field Query.list.", ["list", 1]]],
  ]);
  // Jest fails a test in which a rejection was not handled.
  await setImmediate();
  await setImmediate();
});
