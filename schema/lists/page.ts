import type { RawBuilder, SqlBool } from "kysely";
import { LRUCache } from "lru-cache";
import { refusal } from "../../src/domain/errors.ts";
import { cursorOf, placeOf } from "./cursor.ts";
import type { FilterTree, List, OrderInput, Where } from "./language.ts";
import { after, orderBy, orderOf, reversed, type Term } from "./order.ts";
import { conditionOf } from "./sql.ts";
import { type FilterServices, whereOf } from "./where.ts";

/** Rows in a page by default, for callers of the GraphQL API. */
export const defaultSize = 20;
/** The same for the legacy APIs, whose operations say themselves how many they want of long lists. */
const facadeSize = 100;
/** Rows in a page at most, for callers of the GraphQL API. */
export const maxSize = 1_000;

/** The arguments that every list takes. */
export interface ListArgs {
  first?: number | null;
  after?: string | null;
  last?: number | null;
  before?: string | null;
  filter?: FilterTree | null;
  orderBy?: readonly OrderInput[] | null;
  includeDeleted?: boolean | null;
  /** Lists at the root only. */
  skip?: number | null;
}

/** What to ask the database for. */
export interface PageQuery {
  /** Without the cursors: what totalCount counts. */
  readonly scope: Where;
  readonly where: Where;
  /** `where` as SQL. */
  readonly condition: RawBuilder<SqlBool>;
  readonly orderBy: RawBuilder<unknown>;
  /** See `asksForPresence`. */
  readonly presence: boolean;
  readonly take: number;
  readonly terms: readonly Term[];
  /** Says everything but `take` that this depends on; null when that has values of its own. */
  readonly name: string | null;
}

export interface Edge {
  readonly cursor: string;
  readonly node: object;
}

/** Some rows of a list. */
export interface Page {
  readonly nodes: readonly object[];
  readonly edges: readonly Edge[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}

/** How many rows a page holds at most; asked of every caller, also to price an operation. */
export function sizeOf({ first, last }: ListArgs): number {
  return Math.max(0, first ?? last ?? defaultSize);
}

/** @throws Refusal INVALID_INPUT for sizes that can't be */
export function checkedSize({ first, last, skip }: ListArgs, facade: string): number {
  if (first != null && last != null)
    throw refusal("INVALID_INPUT", { field: "last", reason: "take either first or last" });
  if (last != null && skip != null)
    throw refusal("INVALID_INPUT", { field: "skip", reason: "it goes with first, not with last" });
  const size = first ?? last ?? (facade === "graphql" ? defaultSize : facadeSize);
  const field = last != null ? "last" : "first";
  if ((skip ?? 0) < 0) throw refusal("INVALID_INPUT", { field: "skip", reason: "it can't be below 0" });
  if (size < 0) throw refusal("INVALID_INPUT", { field, reason: "it can't be below 0" });
  // The legacy APIs answer whole lists; their routes ask in process and are limited by themselves.
  if (size > maxSize && facade === "graphql")
    throw refusal("INVALID_INPUT", { field, reason: `it can't be above ${maxSize}, and is ${size}` });
  return size;
}

interface QueryOptions {
  readonly services: FilterServices;
  readonly facade: string;
  readonly base?: Where | undefined;
}

/**
 * Translates a list's arguments. One row more than the page is asked for, which tells whether there is another page.
 * @throws Refusal INVALID_INPUT for sizes, cursors and filters that can't be
 */
export function pageQuery(list: List, args: ListArgs, options: QueryOptions): PageQuery {
  const size = checkedSize(args, options.facade);
  return { ...planOf(list, args, options), take: size + 1 };
}

type Plan = Omit<PageQuery, "take">;

const plans = new LRUCache<string, Plan>({ max: 500 });

/**
 * The plan of a list without filter and cursors is made once: together with the statement that is compiled once for it, a
 * page of 50 jobs takes 0.54 ms of CPU over HTTP, and 0.72 ms without.
 */
function planOf(list: List, args: ListArgs, options: QueryOptions): Plan {
  const { filter, after, before, orderBy, last, includeDeleted } = args;
  if (options.base || filter != null || after != null || before != null) return newPlan(list, args, options);
  const { dialect } = options.services.store;
  const name = JSON.stringify([dialect, list.name, orderBy ?? null, last != null, includeDeleted === true]);
  let plan = plans.get(name);
  if (!plan) {
    plan = { ...newPlan(list, args, options), name };
    plans.set(name, plan);
  }
  return plan;
}

function newPlan(list: List, args: ListArgs, { services, base }: QueryOptions): Plan {
  const { last, filter, includeDeleted } = args;
  const { dialect } = services.store;
  const terms = orderOf(list, args.orderBy);
  const backward = reversed(terms);
  const conditions = [base, includeDeleted ? null : list.shown, whereOf(list, filter, services)];
  const bounds = [
    args.after != null ? after(terms, placeOf(terms, args.after, "after"), dialect) : null,
    args.before != null ? after(backward, placeOf(terms, args.before, "before"), dialect) : null,
  ];
  const where = every([...conditions, ...bounds]);
  return {
    scope: every(conditions),
    where,
    condition: conditionOf(dialect, list.model, where),
    presence: asksForPresence(args, where),
    orderBy: orderBy(list.model, last != null ? backward : terms, dialect),
    terms,
    name: null,
  };
}

/**
 * Whether a list is filtered or sorted by a time that may not be written yet (src/domain/presence.ts); a text of a filter
 * that happens to be its name counts too.
 */
export function asksForPresence({ filter, orderBy }: ListArgs, base?: Where): boolean {
  const asked = JSON.stringify([filter, orderBy, base], (_key, value) =>
    typeof value === "bigint" ? 0 : value,
  );
  return asked.includes('"lastSeenAt"');
}

/** Makes the page of what the query gave. */
export function pageOf(
  rows: readonly object[],
  query: Pick<PageQuery, "take" | "terms">,
  args: ListArgs,
): Page {
  return new ReadPage(rows, query, args);
}

/** A page that makes its edges when they are asked for: most lists are read without. */
class ReadPage implements Page {
  readonly nodes: readonly object[];
  readonly #more: boolean;
  readonly #terms: readonly Term[];
  readonly #args: ListArgs;

  constructor(rows: readonly object[], { take, terms }: Pick<PageQuery, "take" | "terms">, args: ListArgs) {
    const nodes = rows.slice(0, take - 1);
    if (args.last != null) nodes.reverse();
    this.nodes = nodes;
    this.#more = rows.length >= take;
    this.#terms = terms;
    this.#args = args;
  }

  get edges(): Edge[] {
    return this.nodes.map((node) => new Place(node, this.#terms));
  }

  get pageInfo(): Page["pageInfo"] {
    const { last, before, after, skip } = this.#args;
    const { edges } = this;
    return {
      hasNextPage: last != null ? before != null : this.#more,
      hasPreviousPage: last != null ? this.#more : after != null || (skip ?? 0) > 0,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    };
  }
}

/** An edge that makes its cursor when it is asked for. */
class Place implements Edge {
  readonly node: object;
  readonly #terms: readonly Term[];
  constructor(node: object, terms: readonly Term[]) {
    this.node = node;
    this.#terms = terms;
  }
  get cursor(): string {
    return cursorOf(this.#terms, this.node as Readonly<Record<string, unknown>>);
  }
}

function every(conditions: readonly (Where | null | undefined)[]): Where {
  const said = conditions.filter((one) => one && Object.keys(one).length > 0) as Where[];
  return said.length === 0 ? {} : said.length === 1 ? (said[0] as Where) : { AND: said };
}
