import { sql } from "kysely";
import type { Database, Sql } from "../../store/database.ts";
import type { Store } from "../../store/store.ts";

/** Rows that one transaction removes. */
const batchSize = 500;

/** A limit on the time that one round of the scheduler is kept from its other tasks. */
export interface Deadline {
  passed(): boolean;
}

/** @param milliseconds from now */
export function deadline(milliseconds: number): Deadline {
  const end = performance.now() + milliseconds;
  return { passed: () => performance.now() >= end };
}

/**
 * Removes in transactions of their own, a batch each, until one finds less than a batch: other changes take their turn in
 * between.
 * @param remove removes at most `limit` and answers how many it found
 * @returns whether all are gone, rather than the time
 */
export async function inBatches(
  store: Store,
  until: Deadline,
  remove: (tx: Sql, limit: number) => Promise<number>,
  limit = batchSize,
): Promise<boolean> {
  for (;;) {
    if (until.passed()) return false;
    if ((await store.write((tx) => remove(tx, limit))) < limit) return true;
  }
}

/** Deletes rows by their ids, which may be thousands. @returns how many there were */
export async function deleteByIds(
  tx: Sql,
  table: keyof Database,
  ids: readonly (number | bigint)[],
): Promise<number> {
  if (ids.length > 0) {
    const list = sql.join(ids.map((id) => sql.raw(String(id))));
    await sql`DELETE FROM ${sql.table(table)} WHERE "id" IN (${list})`.execute(tx);
  }
  return ids.length;
}

export function idsOf(rows: readonly { readonly id: number }[]): number[] {
  return rows.map(({ id }) => id);
}
