import {
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getIntrospectionQuery,
  getNamedType,
  isEnumType,
  isLeafType,
  isNonNullType,
  isObjectType,
} from "graphql";
import { Dice, longest, nested, text, valueFor } from "./values.ts";

/** A request to /graphql. */
export interface HostileRequest {
  /** Which of the generators made it. */
  readonly kind: string;
  readonly body: string;
  readonly type: string;
}

type Field = GraphQLField<unknown, unknown>;
type Params = Record<string, unknown>;
type Generator = (dice: Dice, schema: GraphQLSchema) => Params | Params[] | string;

/** What a caller would shut himself or the others out with. */
const spared = /^(setPassword|disableUser|updateUser|revokeToken|createUser)$/;

/** An operation of which each value goes along in a variable. */
class Operation {
  readonly variables: Params = {};
  readonly #dice: Dice;
  readonly #declared: string[] = [];

  constructor(dice: Dice) {
    this.#dice = dice;
  }

  /** A field with arguments and, to a depth, with what is under it. */
  field(field: Field, depth: number, width: number): string {
    const given = field.args.filter(({ type }) => isNonNullType(type) || this.#dice.chance(40));
    const args = given.map((arg) => {
      const name = `v${this.#declared.length}`;
      this.#declared.push(`$${name}: ${arg.type}`);
      this.variables[name] = valueFor(this.#dice, arg.type);
      return `${arg.name}: $${name}`;
    });
    const passed = args.length > 0 ? `(${args.join(", ")})` : "";
    return `${field.name}${passed}${this.#under(field, depth, width)}`;
  }

  #under(field: Field, depth: number, width: number): string {
    const type = getNamedType(field.type);
    if (isLeafType(type)) return "";
    if (!isObjectType(type) || depth <= 0) return " { __typename }";
    const fields = Object.values(type.getFields());
    const deeper = fields.filter((one) => isObjectType(getNamedType(one.type)));
    const asked = this.#dice.times(width, (at) => {
      const from = deeper.length > 0 && at % 2 === 0 ? deeper : fields;
      return `f${at}: ${this.field(this.#dice.pick(from), depth - 1, width)}`;
    });
    return ` { __typename ${asked.join(" ")} }`;
  }

  params(kind: string, body: string): Params {
    const declared = this.#declared.length > 0 ? `(${this.#declared.join(", ")})` : "";
    return { query: `${kind} Hostile${declared} { ${body} }`, variables: this.variables };
  }
}

function fieldsOf(type: GraphQLObjectType | null | undefined): Field[] {
  return Object.values(type?.getFields() ?? {}).filter(({ name }) => !spared.test(name));
}

/** `{ a { a { ... } } }` as text. */
function nest(levels: number, open: string, inner: string, close: string): string {
  return open.repeat(levels) + inner + close.repeat(levels);
}

const generators: Readonly<Record<string, Generator>> = {
  "a deep walk": (dice, schema) => {
    const operation = new Operation(dice);
    const field = dice.pick(fieldsOf(schema.getQueryType()));
    return operation.params("query", operation.field(field, dice.upTo(20), 1 + dice.upTo(1)));
  },
  "a wide one": (dice, schema) => {
    const operation = new Operation(dice);
    const fields = fieldsOf(schema.getQueryType());
    const asked = dice.times(dice.pick([2, 5, 15]), (at) => {
      return `a${at}: ${operation.field(dice.pick(fields), 1 + dice.upTo(2), 3)}`;
    });
    return operation.params("query", asked.join(" "));
  },
  "a mutation": (dice, schema) => {
    const operation = new Operation(dice);
    const fields = fieldsOf(schema.getMutationType());
    const asked = dice.times(1 + dice.upTo(2), (at) => `m${at}: ${operation.field(dice.pick(fields), 2, 2)}`);
    return operation.params("mutation", asked.join(" "));
  },
  "a filter": (dice, schema) => {
    const lists = fieldsOf(schema.getQueryType()).filter(({ args }) =>
      args.some(({ name }) => name === "filter"),
    );
    const field = dice.pick(lists);
    const arg = field.args.find(({ name }) => name === "filter");
    let filter = valueFor(dice, arg?.type as never);
    for (let level = dice.pick([0, 1, 5, 50, 300]); level > 0; level--) {
      const both = level > 5 ? [filter] : [filter, filter];
      filter = dice.pick([{ and: both }, { or: both }, { not: filter }]);
    }
    const query = `query ($filter: ${arg?.type}) { ${field.name}(filter: $filter) { totalCount nodes { __typename } } }`;
    return { query, variables: { filter } };
  },
  "a field many times": (dice) => {
    const inner = dice.pick([
      "number",
      "title",
      "x: number",
      "node { name }",
      "children { nodes { number } }",
    ]);
    const one = `jobs(first: 1) { nodes { ${inner} } } `;
    return { query: `{ ${one.repeat(dice.pick([10, 100, 400, 2_000]))} }` };
  },
  "arguments that conflict": (dice) => {
    const fields = dice.times(dice.pick([10, 300, 900]), (at) => `jobs(first: ${at}) { totalCount }`);
    return { query: `{ ${fields.join(" ")} }` };
  },
  "unknown fields": (dice) => {
    const near = dice.pick(["jobz", "computeNode_", "pauseJob", "x".repeat(300)]);
    return { query: `{ ${dice.times(dice.pick([1, 99, 3_000]), (at) => `${near}${at}`).join(" ")} }` };
  },
  fragments: (dice) => {
    const count = dice.pick([3, 20, 60, 500]);
    const spreads = 1 + dice.upTo(3);
    const cyclic = dice.chance(30);
    const fragments = dice.times(count, (at) => {
      const next = cyclic ? (at + 1) % count : at + 1;
      const spread = next < count ? `...F${next} `.repeat(spreads) : "";
      const inner = dice.chance(50) ? `children { nodes { ${spread || "number"} } }` : spread || "number";
      return `fragment F${at} on Job { number ${inner} }`;
    });
    return { query: `{ jobs { nodes { ...F0 } } } ${fragments.join(" ")}` };
  },
  directives: (dice) => {
    const one = dice.pick(["@skip(if: false)", "@include(if: true)", "@unknown", "@skip(if: $x)", "@defer"]);
    return { query: `{ __typename ${`${one} `.repeat(dice.pick([1, 100, 101, 2_500]))} }` };
  },
  aliases: (dice) => {
    const field = dice.pick([
      "__typename",
      "me { username }",
      "jobFacets { states { count } }",
      "gateway { version }",
    ]);
    return { query: `{ ${dice.times(dice.pick([30, 251, 3_000]), (at) => `a${at}: ${field}`).join(" ")} }` };
  },
  nesting: (dice) => {
    const levels = dice.pick([5, 17, 200, 2_600]);
    const query = dice.pick([
      nest(levels, "{ jobs { nodes ", "{ number }", " } }"),
      `{ job(id: ${nest(levels, "[", "1", "]")}) { number } }`,
      `{ jobs(filter: ${nest(levels, "{ not: ", "{}", " }")}) { totalCount } }`,
      `query ($a: ${nest(levels, "[", "Int", "]")}) { __typename }`,
      nest(levels, "{ ...on Query ", "{ __typename }", " }"),
    ]);
    return { query };
  },
  "no document": (dice) => {
    const document = getIntrospectionQuery();
    return dice.pick<string | Params>([
      { query: document.slice(0, dice.upTo(document.length)) },
      { query: text(dice) },
      { query: `# ${text(dice)}` },
      { query: `{ job(id: """${text(dice).replaceAll('"', "")}""") { number } }` },
      { query: "{".repeat(dice.pick([10, 7_000, 60_000])) },
      { query: "a ".repeat(dice.pick([10, 30_000])) },
      { query: null },
      text(dice),
      "[".repeat(dice.pick([10, 60_000])),
      `{"query":"{__typename}","variables":${"[".repeat(20_000)}${"]".repeat(20_000)}}`,
    ]);
  },
  introspection: (dice) => {
    const levels = dice.pick([1, 3, 8]);
    const inner = nest(levels, "{ name fields { name type ", "{ name }", " } }");
    const many = dice.times(dice.pick([1, 4, 200]), (at) => `s${at}: __schema { types ${inner} }`);
    return {
      query: dice.pick([`{ __schema { types ${inner} } }`, `{ ${many.join(" ")} }`, getIntrospectionQuery()]),
    };
  },
  variables: (dice) => {
    const names = dice.times(dice.pick([1, 200, 2_000]), (at) => `$x${at}: Int`);
    return dice.pick<Params>([
      { query: `query (${names.join(", ")}) { __typename }` },
      {
        query: "query ($ids: [ID!]!) { nodes(ids: $ids) { id } }",
        variables: { ids: Array(dice.pick([100, 101, 9_000])).fill("Sm9iOjE=") },
      },
      { query: "query ($f: JobFilter) { jobs(filter: $f) { totalCount } }", variables: { f: nested(dice) } },
      { query: "{ __typename }", variables: nested(dice) },
      {
        query: "query ($n: Int!) { jobs(first: $n) { totalCount } }",
        variables: { n: dice.pick([1e300, -1, 2 ** 31, "1"]) },
      },
    ]);
  },
  "a batch": (dice, schema) =>
    dice.times(dice.pick([1, 2, 50, 1_000]), () => ({
      query: `{ ${dice.pick(fieldsOf(schema.getQueryType())).name} }`,
    })),
  operations: (dice) => ({
    query: dice.times(dice.pick([2, 500]), (at) => `query Q${at} { __typename }`).join(" "),
    operationName: dice.pick(["Q0", "Q1", "none", "constructor", 1, null]),
  }),
  patterns: (dice) => {
    const one = dice.pick(["(a?){50}", "a{1000}", "((a?){20}){20}", "x?", "[a-z]{9}", "(a|b|c)*", "(?<=a)"]);
    const progressPattern = `${one.repeat(dice.pick([1, 10, 60, 5_000]))}%percent`;
    const query = "mutation ($i: CommandJobInput!) { createCommandJob(input: $i) { errors { code } } }";
    return { query, variables: { i: { command: "x", progressPattern } } };
  },
  trees: (dice) => {
    const child = { title: "child", command: "x" };
    const wide = { title: "tree", children: Array(dice.pick([10, 900])).fill(child) };
    let deep: unknown = child;
    for (let level = dice.pick([5, 60, 300]); level > 0; level--) deep = { title: "tree", children: [deep] };
    const query = "mutation ($t: JobTreeInput!) { createJobTree(tree: $t) { errors { code } } }";
    return { query, variables: { t: dice.pick([wide, deep]) } };
  },
  yaml: (dice) => {
    const bomb = dice.times(
      dice.pick([3, 9, 40]),
      (at) => `a${at}: &a${at} [${`*a${at - 1},`.repeat(at ? 9 : 0)}]`,
    );
    const yaml = dice.pick([
      bomb.join("\n"),
      "[".repeat(dice.pick([10, 99, 20_000])),
      text(dice),
      "- ".repeat(9_000),
    ]);
    const query = "mutation ($y: String!) { importNodepoolConfig(yaml: $y) { errors { code } } }";
    return { query, variables: { y: yaml } };
  },
  types: (dice) => {
    const jobType = nest(dice.pick([1, 50, 5_000]), "Train<", "Domain<'x'>", ">");
    const input = {
      name: "t",
      scope: "x",
      licence: "x",
      jobType,
      executorClass: "",
      requiredPackages: "",
      parameters: [],
    };
    const query = "mutation ($i: TemplateInput!) { importTemplate(input: $i) { errors { code } } }";
    return { query, variables: { i: input } };
  },
  order: (dice, schema) => {
    const type = schema.getType("JobOrderField");
    const names = isEnumType(type) ? type.getValues().map(({ name }) => name) : [];
    const orderBy = dice.times(dice.pick([1, 10, 300]), () => ({
      field: dice.pick(names),
      direction: "DESC",
    }));
    const query = "query ($o: [JobOrder!], $c: String) { jobs(orderBy: $o, after: $c) { nodes { number } } }";
    return { query, variables: { o: orderBy, c: dice.chance(50) ? null : text(dice) } };
  },
};

const types = [
  "application/json",
  "application/json",
  "application/json",
  "application/graphql",
  "text/plain",
];

/** Requests of all kinds, the same for one seed. */
export function hostileRequests(schema: GraphQLSchema, count: number, seed: number): HostileRequest[] {
  const kinds = Object.keys(generators);
  const dice = new Dice(seed);
  return dice.times(count, () => {
    const kind = dice.pick(kinds);
    const made = generators[kind]?.(dice, schema) ?? "";
    const body = typeof made === "string" ? made : JSON.stringify(made);
    return {
      kind,
      body: body.slice(0, longest),
      type: dice.chance(90) ? "application/json" : dice.pick(types),
    };
  });
}
