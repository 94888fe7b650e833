import type { Answer, Run, Tools } from "../../legacyRecord.ts";
import type { ScaleExchange } from "../exchange.ts";
import { type ListQuery, readListQuery } from "../listQuery.ts";
import {
  ScaleNodeCountDocument,
  type ScaleNodeFragment,
  ScaleNodeKeysDocument,
  ScaleNodesDocument,
} from "../operations.generated.ts";
import { graphOrder, sortedKeys } from "../order.ts";
import { invalidPage, links, type PageRequest, pagesOf, readPage } from "../paging.ts";
import { node } from "../shape.ts";

/** Rows that are sorted here; a cluster of more nodes than this is sorted by its first ones. */
const sortedAtMost = 100_000;

interface Page {
  readonly count: number;
  readonly number: number;
  readonly rows: readonly ScaleNodeFragment[];
}

/** The node list: parameters first, then the page, which may turn out to be none of the list's. */
export async function listNodes(exchange: ScaleExchange, { run, services }: Tools): Promise<Answer> {
  const query = readListQuery(exchange.query, services.clock.now());
  const page = readPage(exchange.query);
  const orderBy = graphOrder(query.order);
  const { count, number, rows } = orderBy
    ? await byDatabase(run, { ...query, orderBy }, page)
    : await byHand(run, query, page);
  return {
    status: 200,
    body: { count, ...links(exchange, number, pagesOf(count, page.size)), results: rows.map(node) },
  };
}

type Ordered = ListQuery & { orderBy: NonNullable<ReturnType<typeof graphOrder>> };

async function byDatabase(run: Run, { filter, orderBy }: Ordered, page: PageRequest): Promise<Page> {
  const known = page.number === "last" ? await countOf(run, filter) : null;
  const number = known === null ? (page.number as number) : pagesOf(known, page.size);
  const skip = (number - 1) * page.size;
  // What no list can have, and no database column can say.
  if (skip > 2 ** 31 - 1) throw invalidPage();
  const { computeNodes } = await run(ScaleNodesDocument, { filter, orderBy, first: page.size, skip });
  const count = computeNodes.totalCount;
  // A list that shrank since it was counted still has its last page.
  if (known === null && number > pagesOf(count, page.size)) throw invalidPage();
  return { count, number, rows: computeNodes.nodes };
}

async function countOf(run: Run, filter: ListQuery["filter"]): Promise<number> {
  return (await run(ScaleNodeCountDocument, { filter })).computeNodes.totalCount;
}

/** Two statements: the narrow columns that the order goes by, then the page's rows. */
async function byHand(run: Run, { filter, order }: ListQuery, page: PageRequest): Promise<Page> {
  const { computeNodes } = await run(ScaleNodeKeysDocument, { filter, first: sortedAtMost });
  const pks = sortedKeys(computeNodes.nodes, order);
  const pages = pagesOf(pks.length, page.size);
  const number = page.number === "last" ? pages : page.number;
  if (number > pages) throw invalidPage();
  const wanted = pks.slice((number - 1) * page.size, number * page.size);
  const found = await run(ScaleNodesDocument, { filter: { pk: { in: wanted } }, first: page.size });
  const rows = new Map(found.computeNodes.nodes.map((row) => [row.pk, row]));
  return { count: pks.length, number, rows: wanted.flatMap((pk) => rows.get(pk) ?? []) };
}
