import { describe, expect, test } from "@jest/globals";
import {
  type ExecutionResult,
  execute,
  type GraphQLField,
  getNamedType,
  isLeafType,
  parse,
  subscribe,
  validate,
} from "graphql";
import { schema } from "../../../schema/index.ts";
import { withWorld } from "../../support/world.ts";
import { type Cast, castOf } from "./cast.ts";
import { mutations, queries, type Role, roles, subscriptions } from "./table.ts";

const kinds = {
  query: { type: schema.getQueryType(), table: queries },
  mutation: { type: schema.getMutationType(), table: mutations },
  subscription: { type: schema.getSubscriptionType(), table: subscriptions },
};
type Kind = keyof typeof kinds;

const denials = ["UNAUTHENTICATED", "FORBIDDEN"];

/** An operation of one field, with a variable for each argument that the table gives. */
function documentOf(
  kind: Kind,
  field: GraphQLField<unknown, unknown>,
  args: Readonly<Record<string, unknown>>,
) {
  const given = field.args.filter(({ name }) => name in args);
  const variables = given.map(({ name, type }) => `$${name}: ${type}`).join(", ");
  const values = given.map(({ name }) => `${name}: $${name}`).join(", ");
  const type = getNamedType(field.type);
  const asked = isLeafType(type) ? "" : kind === "mutation" ? "{ errors { code } }" : "{ __typename }";
  const source = `${kind}${variables && `(${variables})`} { it: ${field.name}${values && `(${values})`} ${asked} }`;
  const document = parse(source);
  expect(validate(schema, document)).toEqual([]);
  expect(given.map(({ name }) => name).sort()).toEqual(Object.keys(args).sort());
  return document;
}

/** Why the caller may not, or null when rights did not stand in the way. */
async function denial(
  cast: Cast,
  role: Role,
  kind: Kind,
  field: GraphQLField<unknown, unknown>,
): Promise<string | null> {
  const [, args = {}, hidden] = kinds[kind].table[field.name] ?? [[]];
  const claim = "claim" in args ? { claim: await cast.claim() } : {};
  const call = {
    schema,
    document: documentOf(kind, field, args),
    variableValues: { ...args, ...claim },
    contextValue: { services: cast.services, actor: cast.actors[role] },
  };
  const result = await (kind === "subscription" ? subscribe(call) : execute(call));
  if (Symbol.asyncIterator in result) {
    await result.return?.();
    return null;
  }
  return codeOf(result as ExecutionResult<Answer>, hidden);
}

interface Answer {
  [it: string]: { errors?: { code: string }[] } | null | undefined;
}

function codeOf({ data, errors = [] }: ExecutionResult<Answer>, hidden?: string): string | null {
  const code =
    data?.it?.errors?.[0]?.code ?? (errors[0]?.originalError as { code?: string } | undefined)?.code;
  // What was read back after a change was undone is not there; any other defect must show.
  if (errors.length > 0 && (code === undefined || !(errors[0]?.path?.[0] === "it"))) throw errors[0];
  return code !== undefined && [...denials, hidden].includes(code) ? code : null;
}

const fields = Object.entries(kinds).flatMap(([kind, { type }]) =>
  Object.values(type?.getFields() ?? {}).map((field) => [kind as Kind, field] as const),
);

describe("every operation has an entry in the table, and every entry an operation", () => {
  test.each(Object.entries(kinds))("%s", (_kind, { type, table }) => {
    expect(Object.keys(table).sort()).toEqual(Object.keys(type?.getFields() ?? {}).sort());
  });
});

test.each(roles)(
  "%s may do what the table says, and nothing else",
  async (role) => {
    const cast = await castOf(await withWorld());
    const wrong: string[] = [];
    for (const [kind, field] of fields) {
      const may = kinds[kind].table[field.name]?.[0].includes(role);
      const why = await denial(cast, role, kind, field);
      const known = cast.actors[role].user !== null || cast.actors[role].anonymous === "write";
      const hidden = cast.actors[role].user && kinds[kind].table[field.name]?.[2];
      const wanted = may ? null : (hidden ?? (known ? "FORBIDDEN" : "UNAUTHENTICATED"));
      if (why !== wanted)
        wrong.push(`${kind} ${field.name}: ${why ?? "allowed"} instead of ${wanted ?? "allowed"}`);
    }
    expect(wrong).toEqual([]);
  },
  60_000,
);
