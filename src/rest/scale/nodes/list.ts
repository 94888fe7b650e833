import type { z } from "zod";
import { run } from "../../context.ts";
import {
  ScaleNodeCountDocument,
  type ScaleNodeFragment,
  ScaleNodeKeysDocument,
  ScaleNodesDocument,
} from "../operations.generated.ts";
import type { ScaleContext } from "../route.ts";
import { type ListQuery, readListQuery } from "./listQuery.ts";
import { graphOrder, sortedKeys } from "./order.ts";
import { invalidPage, links, type PageRequest, pagesOf, readPage } from "./paging.ts";
import { node, type nodeListSchema } from "./schemas.ts";

/** Rows that are sorted here; a cluster of more nodes than this is sorted by its first ones. */
const sortedAtMost = 100_000;

interface Page {
  readonly count: number;
  readonly number: number;
  readonly rows: readonly ScaleNodeFragment[];
}

/**
 * A page of nodes: parameters are read first, then the page, which may turn out to be none of the list's.
 * @throws ResponseError 400 for a bad parameter, 404 for such a page
 */
export async function listNodes(ctx: ScaleContext): Promise<z.infer<typeof nodeListSchema>> {
  const { state } = ctx;
  const query = readListQuery(state.query, state.runtime.services.clock.now());
  const page = readPage(state.query);
  const orderBy = graphOrder(query.order);
  const { count, number, rows } = orderBy
    ? await sortedByDatabase(ctx, { ...query, orderBy }, page)
    : await sortedHere(ctx, query, page);
  return { count, ...links(state, number, pagesOf(count, page.size)), results: rows.map(node) };
}

type Ordered = ListQuery & { orderBy: NonNullable<ReturnType<typeof graphOrder>> };

async function sortedByDatabase(
  ctx: ScaleContext,
  { filter, orderBy }: Ordered,
  { number: wanted, size }: PageRequest,
): Promise<Page> {
  const number =
    wanted === "last"
      ? pagesOf((await run(ctx, ScaleNodeCountDocument, { filter })).computeNodes.totalCount, size)
      : wanted;
  const skip = (number - 1) * size;
  // What no list can have, and no database column can say.
  if (skip > 2 ** 31 - 1) throw invalidPage();
  const { computeNodes } = await run(ctx, ScaleNodesDocument, { filter, orderBy, first: size, skip });
  const count = computeNodes.totalCount;
  // A list that shrank since it was counted still has its last page.
  if (wanted !== "last" && number > pagesOf(count, size)) throw invalidPage();
  return { count, number, rows: computeNodes.nodes };
}

/** Two statements: the narrow columns that the order goes by, then the page's rows. */
async function sortedHere(ctx: ScaleContext, { filter, order }: ListQuery, page: PageRequest): Promise<Page> {
  const { computeNodes } = await run(ctx, ScaleNodeKeysDocument, { filter, first: sortedAtMost });
  const pks = sortedKeys(computeNodes.nodes, order);
  const pages = pagesOf(pks.length, page.size);
  const number = page.number === "last" ? pages : page.number;
  if (number > pages) throw invalidPage();
  const wanted = pks.slice((number - 1) * page.size, number * page.size);
  const found = await run(ctx, ScaleNodesDocument, { filter: { number: { in: wanted } }, first: page.size });
  const rows = new Map(found.computeNodes.nodes.map((row) => [row.number, row]));
  return { count: pks.length, number, rows: wanted.flatMap((pk) => rows.get(pk) ?? []) };
}
