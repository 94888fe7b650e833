import { expect, test } from "@jest/globals";
import {
  type GraphQLField,
  type GraphQLObjectType,
  getNamedType,
  graphql,
  isLeafType,
  isNonNullType,
  isObjectType,
} from "graphql";
import { seed } from "../../prisma/seed.ts";
import { publicSchema } from "../../schema/index.ts";
import { withWorld } from "../support/world.ts";

const connections = Object.values(publicSchema.getQueryType()?.getFields() ?? {}).filter((field) =>
  getNamedType(field.type).name.endsWith("Connection"),
);

const isFree = ({ args }: GraphQLField<unknown, unknown>) =>
  args.every(({ type, defaultValue }) => !isNonNullType(type) || defaultValue !== undefined);

/** All that can be asked of a type without arguments: its own values, and those of what it names, `levels` deep. */
function everything(type: GraphQLObjectType, levels: number): string {
  const fields = Object.values(type.getFields()).filter(isFree);
  const parts = fields.flatMap((field) => {
    const of = getNamedType(field.type);
    if (isLeafType(of)) return field.name;
    if (!isObjectType(of) || levels === 0) return [];
    if (of.name.endsWith("Connection")) return `${field.name} { totalCount }`;
    const below = everything(of, levels - 1);
    return below ? `${field.name} { ${below} }` : [];
  });
  return parts.join(" ");
}

function rowOf(field: GraphQLField<unknown, unknown>): GraphQLObjectType {
  const nodes = (getNamedType(field.type) as GraphQLObjectType).getFields().nodes;
  const row = nodes && getNamedType(nodes.type);
  if (!isObjectType(row)) throw new Error(`${field.name} is no list`);
  return row;
}

test("no row of any kind makes a list null, whatever is asked of it", async () => {
  const world = await withWorld();
  const { services } = world;
  const root = await world.admin();
  await seed(services);
  const contextValue = { services, actor: root };
  const empty: string[] = [];
  for (const field of connections) {
    const source = `{ list: ${field.name} { totalCount nodes { ${everything(rowOf(field), 2)} } } }`;
    const { data, errors } = await graphql({ schema: publicSchema, source, contextValue });
    expect({ list: field.name, errors }).toEqual({ list: field.name, errors: undefined });
    const { list } = data as unknown as { list: { nodes: unknown[] } };
    if (list.nodes.length === 0) empty.push(field.name);
  }
  // Of everything that the test is about there are rows.
  expect(empty).not.toContain("jobs");
  const kinds = await services.store.read.job.groupBy({ by: ["kind"] });
  expect(kinds.map(({ kind }) => kind).sort()).toEqual(["COMMAND", "IMAGE", "TEMPLATE"]);
  expect(connections.length).toBeGreaterThan(10);
});
