import type { z } from "zod";
import { run } from "../../context.ts";
import * as graph from "../operations.generated.ts";
import type { ScaleContext } from "../route.ts";
import { type ListQuery, readListQuery } from "./listQuery.ts";
import { graphOrder, sortedKeys } from "./order.ts";
import { invalidPage, links, type PageRequest, pagesOf, readPage } from "./paging.ts";
import { node, type nodeListSchema } from "./schemas.ts";

/** The most rows that are sorted here. */
const sortedAtMost = 100_000;

interface Page {
  readonly count: number;
  readonly number: number;
  readonly rows: readonly graph.ScaleNodeFragment[];
}

/** A page of nodes. @throws ResponseError 400 for a bad parameter, 404 for a page that the list does not have */
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
      ? pagesOf((await run(ctx, graph.ScaleNodeCountDocument, { filter })).computeNodes.totalCount, size)
      : wanted;
  const skip = (number - 1) * size;
  // More than the database takes.
  if (skip > 2 ** 31 - 1) throw invalidPage();
  const { computeNodes } = await run(ctx, graph.ScaleNodesDocument, { filter, orderBy, first: size, skip });
  const count = computeNodes.totalCount;
  // A list that has shrunk since it was counted still has a last page.
  if (wanted !== "last" && number > pagesOf(count, size)) throw invalidPage();
  return { count, number, rows: computeNodes.nodes };
}

/** Two statements: the columns of the order for all rows, then the rows of the page. */
async function sortedHere(ctx: ScaleContext, { filter, order }: ListQuery, page: PageRequest): Promise<Page> {
  const { computeNodes } = await run(ctx, graph.ScaleNodeKeysDocument, { filter, first: sortedAtMost });
  const pks = sortedKeys(computeNodes.nodes, order);
  const pages = pagesOf(pks.length, page.size);
  const number = page.number === "last" ? pages : page.number;
  if (number > pages) throw invalidPage();
  const wanted = pks.slice((number - 1) * page.size, number * page.size);
  const found = await run(ctx, graph.ScaleNodesDocument, {
    filter: { number: { in: wanted } },
    first: page.size,
  });
  const rows = new Map(found.computeNodes.nodes.map((row) => [row.number, row]));
  return { count: pks.length, number, rows: wanted.flatMap((pk) => rows.get(pk) ?? []) };
}
