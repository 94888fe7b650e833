import type { GraphQLResolveInfo } from "graphql";
import { countOf, countsOfEach, firstOfEach, rowsOf, type Slice } from "../../src/store/sql/related.ts";
import { builder } from "../builder.ts";
import { askedBelow, madeOf } from "../columns.ts";
import type { GraphContext } from "../context.ts";
import { perExecution } from "../perExecution.ts";
import { gathered, groupedBy, loadRelated, typeOf } from "../related.ts";
import { checkRows, countRows } from "../rowBudget.ts";
import { keysOf } from "./fields.ts";
import type { List, Where } from "./language.ts";
import {
  defaultSize,
  type Edge,
  type ListArgs,
  maxSize,
  type Page,
  type PageQuery,
  pageOf,
  pageQuery,
  sizeOf,
} from "./page.ts";
import { conditionOf } from "./sql.ts";

/** A list as its resolver leaves it: nothing is asked of the database before a field is. */
export interface Connection {
  page(): Promise<Page> | Page;
  total(): Promise<number> | number;
}

/** Where the rows are asked for, under a connection. */
export const nodePaths = [["nodes"], ["edges", "node"]];

/** Every list's own fields. The selection under them is planned from the list, so none of them costs by itself. */
const free = { field: 0, multiplier: 1 };

type ConnectionRef = ReturnType<typeof makeConnection>;

const connections = new Map<List, ConnectionRef>();

/** The connection type of a list (`JobConnection` with its `JobEdge`); made at the first call. */
export function connectionOf(of: List): ConnectionRef {
  const made = connections.get(of) ?? makeConnection(of);
  connections.set(of, made);
  return made;
}

function makeConnection(of: List) {
  const type = typeOf(of);
  const edge = builder.objectRef<Edge>(`${of.name}Edge`).implement({
    description: `A ${of.name} in a list.`,
    fields: (t) => ({
      cursor: t.exposeString("cursor", {
        description:
          "This place in the list, for after and before. It stays good when the row changes or goes.",
      }),
      node: t.field({ type, description: "What is in that place.", resolve: (edge) => edge.node }),
    }),
  });
  return builder.objectRef<Connection>(`${of.name}Connection`).implement({
    description: `A page of a list of ${of.name}.`,
    fields: (t) => ({
      edges: t.field({
        type: [edge],
        complexity: free,
        description: "The rows of this page, each with its cursor.",
        resolve: async (list) => (await list.page()).edges,
      }),
      nodes: t.field({
        type: [type],
        complexity: free,
        description: "The edges' nodes, for those who need no cursors.",
        resolve: async (list) => (await list.page()).nodes,
      }),
      pageInfo: t.field({
        type: builder.pageInfoRef(),
        complexity: free,
        description: "Where this page begins and ends, and whether there are more.",
        resolve: async (list) => (await list.page()).pageInfo,
      }),
      totalCount: t.int({
        description: "How many rows the filter lets through, on all pages. Counted only when asked for.",
        resolve: (list) => list.total(),
      }),
    }),
  });
}

/** The arguments of a list field. */
function listArgs(of: List, size = defaultSize) {
  return builder.args((t) => ({
    first: t.int({
      description: `At most so many from the start, or after \`after\`. ${size} by default; at most ${maxSize}.`,
    }),
    after: t.string({ description: "Only what comes after this cursor." }),
    last: t.int({ description: "At most so many from the end, or before `before`." }),
    before: t.string({ description: "Only what comes before this cursor." }),
    filter: t.field({ type: of.filter, description: "Only those that it lets through." }),
    orderBy: t.field({
      type: [of.order],
      description: "Sorted by these, then by number. By number by default.",
    }),
    ...(of.shown
      ? {
          includeDeleted: t.boolean({
            description: "Also what was deleted or is hidden.",
            defaultValue: false,
          }),
        }
      : {}),
  }));
}

/** For pages that go by number, as Scale's do; a cursor is steadier where rows come and go. */
const skipArg = builder.args((t) => ({
  skip: t.int({ description: "Leaves out so many at the start, or behind `after`." }),
}));

/** Points of each test of a filter, for which a database may have to read all rows: 250 of 20,000 rows take 1.4 s. */
const testPoints = 100;

/** How many tests a filter has: each value is one, and each list of values. */
function testsIn(filter: unknown): number {
  if (filter == null) return 0;
  if (typeof filter !== "object" || (Array.isArray(filter) && typeof filter[0] !== "object")) return 1;
  return Object.values(filter).reduce((sum: number, part) => sum + testsIn(part), 0);
}

/** What a list costs: its filter, and its rows, whether they come or not. */
export function price(args: object) {
  const { filter } = args as ListArgs;
  return { field: 1 + testPoints * testsIn(filter), multiplier: sizeOf(args as ListArgs) + 1 };
}

/** A list at the root: options of a query field. */
export function rootList(of: List, description: string, size = defaultSize) {
  return {
    type: connectionOf(of),
    description,
    args: { ...listArgs(of, size), ...skipArg },
    authScopes: { reader: true },
    complexity: price,
    resolve: (_root: unknown, args: object, context: GraphContext, info: GraphQLResolveInfo) =>
      connect(of, args as ListArgs, context, info),
  };
}

/**
 * The list that the snapshot of a subscription shows: options of a field, without `resolve`. Unlike at the root it is
 * whole unless that is too much, since the changes that follow are about all of its rows.
 */
export function snapshotList(of: List, what: string) {
  const {
    resolve: _,
    authScopes: __,
    ...list
  } = rootList(
    of,
    `In the snapshot of a list: the ${what} in it. It is cut when pageInfo.hasNextPage is true: the query \`${what === "nodes" ? "computeNodes" : what}\` with the same filter and \`after: endCursor\` gives the others. What changes meanwhile comes as changes. Null else.`,
    maxSize,
  );
  return {
    ...list,
    nullable: true as const,
    complexity: (args: object) => price(wholeList(args)),
  };
}

/** The arguments of a list that is whole by default. */
export function wholeList(args: ListArgs): ListArgs {
  return args.first == null && args.last == null ? { ...args, first: maxSize } : args;
}

/** Asks for a page of a list when a field needs it. */
export function connect(
  of: List,
  args: ListArgs,
  context: GraphContext,
  info: GraphQLResolveInfo,
  base?: Where,
): Connection {
  const { services, actor } = context;
  const query = pageQuery(of, args, { services, facade: actor.facade, base });
  let page: Promise<Page> | undefined;
  const load = async () => {
    if (query.presence) await services.presence.flush();
    const rows = await rowsOf(services.store, sliceOf(of, query, info), args.skip ?? 0);
    await loadRelated(services.store, rows, askedBelow(info, nodePaths).related);
    return pageOf(rows, query, args);
  };
  return {
    page: () => {
      page ??= load();
      return page;
    },
    total: async () => {
      if (query.presence) await services.presence.flush();
      return countOf(services.store, of.model, conditionOf(services.store.dialect, of.model, query.scope));
    },
  };
}

/** What is read of the table: of each row the columns that are looked at, and those that its cursor is made of. */
function sliceOf(
  of: List,
  { condition, orderBy, take, terms, name }: PageQuery,
  info: GraphQLResolveInfo,
): Slice {
  const { columns } = askedBelow(info, nodePaths);
  return {
    table: of.model,
    columns: columns && [...columns, ...terms.map(({ column }) => column)],
    where: condition,
    orderBy,
    limit: take,
    name,
  };
}

/** A list in a row, along a relation of its model: options of a field. */
export function relatedList(model: List["model"], relation: string, of: List, description: string) {
  const { far } = keysOf(model, relation);
  return {
    type: connectionOf(of),
    description,
    args: listArgs(of),
    complexity: price,
    ...madeOf("id"),
    resolve: (row: object, args: object, context: GraphContext, info: GraphQLResolveInfo) =>
      listAlong(of, far, (row as { id: number }).id, args as ListArgs, context, info),
  };
}

/** The list of the rows whose column `key` names an owner. */
export function listAlong(
  of: List,
  key: string,
  owner: number,
  args: ListArgs,
  context: GraphContext,
  info: GraphQLResolveInfo,
): Connection {
  const { query, pages, counts } = listsAt(of, key, args, context, info);
  let page: Promise<Page> | undefined;
  return {
    page: () => {
      page ??= pages.load(owner).then((rows) => {
        countRows(context, rows.length);
        return pageOf(rows, query, args);
      });
      return page;
    },
    total: () => counts.load(owner),
  };
}

/** The lists that one field of an operation asks for in many rows: their pages are one statement, and their counts. */
function listsAt(of: List, key: string, args: ListArgs, context: GraphContext, info: GraphQLResolveInfo) {
  const { services, actor } = context;
  const { store } = services;
  const asked = JSON.stringify(args, (_key, value) => (typeof value === "bigint" ? `${value}n` : value));
  // A fragment's field is one node wherever it is spread; the arguments differ between executions with one context.
  const byArgs = perExecution(context, info.fieldNodes[0], () => new Map<string, ReturnType<typeof make>>());
  const known = byArgs.get(asked) ?? make();
  byArgs.set(asked, known);
  return known;

  function make() {
    const query = pageQuery(of, args, { services, facade: actor.facade });
    return {
      query,
      pages: gathered<object[]>(
        context,
        async (ids) => {
          checkRows(context, ids.length * query.take);
          const rows = await firstOfEach(store, key, ids, sliceOf(of, query, info));
          await loadRelated(store, rows, askedBelow(info, nodePaths).related);
          return groupedBy(rows, key);
        },
        [],
      ),
      counts: gathered<number>(
        context,
        (ids) =>
          countsOfEach(store, key, ids, {
            table: of.model,
            where: conditionOf(store.dialect, of.model, query.scope),
          }),
        0,
      ),
    };
  }
}
