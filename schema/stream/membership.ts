import { type RawBuilder, type SqlBool, sql } from "kysely";
import type { Event } from "../../src/events/log.ts";
import { pages } from "../../src/events/stream.ts";
import { isOneOf } from "../../src/store/sql/related.ts";
import type { GraphContext } from "../context.ts";
import type { Where } from "../lists/language.ts";
import { conditionOf } from "../lists/sql.ts";
import { type Change, type ChangeKind, changed, snapshot } from "./change.ts";
import { once } from "./once.ts";
import { conditionOn, type Interest, type Start } from "./source.ts";

/** How many rows a stream remembers to be in or out. */
const mostRemembered = 20_000;

export interface ListSource<P> extends Pick<Interest, "match"> {
  /** The rows' table. */
  table: "Job" | "Node";
  /** Which rows an event is about: one, and those that end with it. */
  pksOf: (event: Event) => readonly number[];
  /** The filter. */
  where: Where;
  /** Events the table is asked for. */
  events: Where;
  /** The payload for a change. */
  payload: (change: Change) => P;
}

/**
 * A filtered list: a snapshot unless resumed, then every event of rows that the filter lets through, and the one event
 * by which it no longer does. Which rows those are is asked of the database after the event, once for a page of events
 * and for all streams with the same filter.
 *
 * A stream that was resumed, and one whose list is too long to remember, can't know whether a row that the filter now
 * keeps out is in the list that its reader has: it tells REMOVED once rather than never.
 */
export async function* members<P>(
  { services: { bus, store } }: GraphContext,
  { table, pksOf, where, events, match, payload }: ListSource<P>,
  { after, signal }: Start,
): AsyncGenerator<P, void, undefined> {
  const inFilter = conditionOf(store.dialect, table, where);
  const ids = async (condition: RawBuilder<SqlBool>, most: number) => {
    const rows = store.sql
      .selectFrom(table as "Job")
      .select("id")
      .where(condition)
      .limit(most);
    return (await rows.execute()).map(({ id }) => id);
  };
  const known = new Known();
  let cursor = after;
  if (cursor === null) {
    cursor = bus.head;
    // Before the snapshot's own reading: a row that leaves between the two is then reported as REMOVED.
    known.begin(await ids(inFilter, mostRemembered + 1));
    yield payload(snapshot(cursor));
  }
  const key = JSON.stringify([table, where], (_key, value) =>
    typeof value === "bigint" ? `${value}n` : value,
  );
  for await (const page of pages(bus, store, {
    match,
    where: conditionOn(store, events),
    after: cursor,
    signal,
  })) {
    const pks = [...new Set(page.flatMap(pksOf))];
    const inside = await once(bus, `${key} ${page[0]?.id} ${page.at(-1)?.id}`, async () => {
      const named = isOneOf(store.dialect, `${table}.id`, pks);
      return new Set(await ids(sql`${named} AND ${inFilter}`, pks.length));
    });
    for (const event of page) {
      const kinds = pksOf(event).map((pk) => known.move(pk, inside.has(pk), created.has(event.type)));
      const kind = kinds.find((one) => one !== null);
      if (kind) yield payload(changed(event, kind));
    }
  }
}

/** The first event of a row: before it, no list held it. */
const created: ReadonlySet<string> = new Set(["JOB_CREATED", "NODE_REGISTERED"]);

/** Which rows the reader has received. */
class Known {
  readonly #inside = new Map<number, boolean>();
  /** Rows that are not remembered are known to be out. */
  #complete = false;

  begin(rows: readonly number[]): void {
    if (rows.length > mostRemembered) return;
    this.#complete = true;
    for (const id of rows) this.#inside.set(id, true);
  }

  /** How to tell of an event of a row that is now inside or not; null for not at all. */
  move(pk: number, inside: boolean, isNew: boolean): ChangeKind | null {
    const before = this.#inside.get(pk) ?? (isNew || this.#complete ? false : undefined);
    this.#remember(pk, inside);
    if (inside) return before === false ? "ADDED" : "CHANGED";
    return before === false ? null : "REMOVED";
  }

  #remember(pk: number, inside: boolean): void {
    this.#inside.delete(pk);
    // Of a complete list only what is inside needs remembering.
    if (inside || !this.#complete) this.#inside.set(pk, inside);
    if (this.#inside.size <= mostRemembered) return;
    this.#complete = false;
    const [oldest] = this.#inside.keys();
    if (oldest !== undefined) this.#inside.delete(oldest);
  }
}
