import { expect, test } from "@jest/globals";
import { type ExecutionResult, GraphQLInt, GraphQLObjectType, GraphQLSchema, parse } from "graphql";
import { subscribe } from "../../../schema/stream/share.ts";

const document = parse("subscription Same ($pk: Int) { told(pk: $pk) }");
const other = parse("subscription Other ($pk: Int) { told(pk: $pk) }");

/** A schema whose field counts how often it is executed, fed by events 1 to 3. */
function counted() {
  let executed = 0;
  const told = {
    type: GraphQLInt,
    args: { pk: { type: GraphQLInt } },
    subscribe: async function* () {
      for (const position of [1n, 2n, 3n]) yield { kind: "CHANGED", position, event: {} };
    },
    resolve: () => ++executed,
  };
  const schema = new GraphQLSchema({
    query: new GraphQLObjectType({ name: "Query", fields: { nothing: { type: GraphQLInt } } }),
    subscription: new GraphQLObjectType({ name: "Subscription", fields: { told } }),
  });
  const services = {};
  const reader = async ({ user = 1, pk = 7, source = document } = {}) => {
    const actor = { user: { id: user, role: "USER" }, node: null, anonymous: "off", facade: "graphql" };
    const contextValue = { services, actor };
    const stream = await subscribe({ schema, document: source, variableValues: { pk }, contextValue });
    if (!(Symbol.asyncIterator in stream)) throw stream.errors?.[0];
    return stream;
  };
  return { reader, executed: () => executed };
}

async function everything(streams: readonly AsyncIterableIterator<ExecutionResult>[]) {
  const take = async (stream: AsyncIterableIterator<ExecutionResult>) => {
    const values: unknown[] = [];
    for await (const { data } of stream) values.push(data?.told);
    return values;
  };
  return Promise.all(streams.map(take));
}

test("readers of one document, with the same variables and for the same user, are executed for once", async () => {
  const { reader, executed } = counted();
  const told = await everything(await Promise.all(Array.from({ length: 50 }, () => reader())));
  expect(executed()).toBe(3);
  expect(told).toEqual(Array(50).fill([1, 2, 3]));
});

test.each([
  ["user", { user: 2 }],
  ["variable", { pk: 8 }],
  ["document", { source: other }],
])("another %s is executed for on its own", async (_what, its) => {
  const { reader, executed } = counted();
  await everything(await Promise.all([reader(), reader(), reader(its)]));
  expect(executed()).toBe(6);
});

test("who is alone again shares nothing", async () => {
  const { reader, executed } = counted();
  const [one, gone] = await Promise.all([reader(), reader()]);
  await gone.return?.();
  await everything([one]);
  await everything([await reader()]);
  expect(executed()).toBe(6);
});
