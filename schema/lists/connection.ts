import { queryFromInfo } from "@pothos/plugin-prisma";
import type { GraphQLResolveInfo } from "graphql";
import { builder } from "../builder.ts";
import { columnsAsked, isPlain } from "../columns.ts";
import type { GraphContext } from "../context.ts";
import type { List, Where } from "./language.ts";
import { type Edge, type ListArgs, type Page, type PageQuery, pageOf, pageQuery, sizeOf } from "./page.ts";

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
  // By name, since the type's own file imports this one. Pothos types no names of Prisma objects.
  const type = of.name as unknown as ReturnType<typeof builder.objectRef<object>>;
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
        resolve: async (list) => (await list.page()).edges.map((edge) => edge.node),
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
function listArgs(of: List) {
  return builder.args((t) => ({
    first: t.int({
      description: "At most so many from the start, or after `after`. 100 by default; at most 1,000.",
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

/** What a list costs: its rows, whether they come or not. */
export function price(args: object) {
  return { field: 1, multiplier: sizeOf(args as ListArgs) + 1 };
}

/** The delegate's calls that lists need. */
interface Delegate {
  findMany(query: object): Promise<object[]>;
  count(query: { where: Where }): Promise<number>;
}

/** A list at the root: options of a query field. */
export function rootList(of: List, description: string) {
  return {
    type: connectionOf(of),
    description,
    args: { ...listArgs(of), ...skipArg },
    authScopes: { reader: true },
    complexity: price,
    resolve: (_root: unknown, args: object, context: GraphContext, info: GraphQLResolveInfo) =>
      connect(of, args as ListArgs, context, info),
  };
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
  const delegate = services.store.read[of.delegate as "job"] as unknown as Delegate;
  const query = pageQuery(of, args, { services, facade: actor.facade, base });
  const written = asksForPresence(args, base) ? () => services.presence.flush() : async () => {};
  let page: Promise<Page> | undefined;
  const load = async () => {
    await written();
    const { where, orderBy, take } = query;
    const skip = args.skip ?? 0;
    const selection = selectionOf(of, query, context, info);
    return pageOf(await delegate.findMany({ ...selection, where, orderBy, take, skip }), query, args);
  };
  return {
    page: () => {
      page ??= load();
      return page;
    },
    total: async () => {
      await written();
      return delegate.count({ where: query.scope });
    },
  };
}

/**
 * Whether a list is filtered or sorted by a time that may not be written yet (src/domain/presence.ts); a text of a filter
 * that happens to be its name counts too.
 */
function asksForPresence({ filter, orderBy }: ListArgs, base?: Where): boolean {
  const asked = JSON.stringify([filter, orderBy, base], (_key, value) =>
    typeof value === "bigint" ? 0 : value,
  );
  return asked.includes('"lastSeenAt"');
}

/** What to read of each row: relations with whole rows, or else only the columns that are looked at. */
function selectionOf(
  of: List,
  { terms }: PageQuery,
  context: GraphContext,
  info: GraphQLResolveInfo,
): object {
  const selection = queryFromInfo({ context, info, typeName: of.name, paths: nodePaths });
  if (!isPlain(selection)) return selection;
  const columns = columnsAsked(info, nodePaths);
  if (!columns) return {};
  const all = ["id", ...columns, ...terms.map(({ column }) => column)];
  return { select: Object.fromEntries(all.map((column) => [column, true])) };
}

type Row = Record<string, unknown> & { _count?: Record<string, number> };

/** A list in a row, along a relation, loaded with the row: options of a field of a Prisma object. */
export function relatedList(of: List, relation: string, description: string) {
  const queryOf = (args: ListArgs, { services, actor }: GraphContext): PageQuery =>
    pageQuery(of, args, { services, facade: actor.facade });
  return {
    type: connectionOf(of),
    description,
    args: listArgs(of),
    complexity: price,
    // What Pothos' own relatedConnection hangs its selection on. Its public `select` does not tell which fields are
    // asked for, and without that every nested list would be counted.
    extensions: {
      pothosPrismaSelect: (
        args: object,
        context: GraphContext,
        nested: (query: object, path: object) => object,
        selected: () => ReadonlySet<string>,
      ) => {
        const { scope, where, orderBy, take } = queryOf(args as ListArgs, context);
        const fields = selected();
        const rows = ["edges", "nodes", "pageInfo"].some((field) => fields.has(field));
        const path = { getType: () => of.name, paths: pathsOfNodes };
        return {
          select: {
            ...(rows ? { [relation]: nested({ where, orderBy, take }, path) } : {}),
            ...(fields.has("totalCount") ? { _count: { select: { [relation]: { where: scope } } } } : {}),
          },
        };
      },
    },
    resolve: (row: object, args: object, context: GraphContext): Connection => {
      const query = queryOf(args as ListArgs, context);
      const loaded = row as Row;
      return {
        page: () => pageOf((loaded[relation] ?? []) as object[], query, args as ListArgs),
        total: () => loaded._count?.[relation] ?? 0,
      };
    },
  } as const;
}

const pathsOfNodes = nodePaths.map((path) => path.map((name) => ({ name })));
