import { detail } from "../../django.ts";
import type { ComputeNodeOrder, ComputeNodeOrderField, ScaleNodeKeysQuery } from "../operations.generated.ts";

type Keys = ScaleNodeKeysQuery["computeNodes"]["nodes"][number];
type Value = string | number | boolean | null;

interface Column {
  /** Absent when the database can't sort like this. */
  readonly graph?: ComputeNodeOrderField;
  readonly value: (row: Keys) => Value;
  /** An ascending order ignores case. */
  readonly folds?: boolean;
}

/** The columns of the original's node; its host name is the name where there is none, which is no column of the graph. */
const columns: Readonly<Record<string, Column>> = {
  id: { graph: "NUMBER", value: (row) => row.number },
  hostname: { value: (row) => row.hostname ?? row.name, folds: true },
  pause_reason: { graph: "PAUSE_REASON", value: (row) => row.pauseReason, folds: true },
  is_paused: { graph: "PAUSED", value: (row) => row.paused },
  is_active: { graph: "ACTIVE", value: (row) => row.active },
  deprecated: { graph: "DEPRECATED_AT", value: (row) => row.deprecatedAt },
  created: { graph: "CREATED_AT", value: (row) => row.createdAt },
  last_offer_received: { graph: "LAST_SEEN_AT", value: (row) => row.lastSeenAt },
  last_modified: { graph: "UPDATED_AT", value: (row) => row.updatedAt },
};
const aliases: Readonly<Record<string, string>> = { pk: "id", host_name: "hostname" };

/** One column of an order. */
export interface Order {
  /** `?` for a random one. */
  readonly field: string;
  readonly descending: boolean;
}

/** Reads the repeated `order`. @throws ResponseError 400 for an unknown field (docs/apis/scale.md section F) */
export function readOrder(words: readonly string[]): Order[] {
  const orders: Order[] = [];
  for (const word of words) {
    const descending = word.startsWith("-");
    const name = descending ? word.slice(1) : word;
    const field = Object.hasOwn(aliases, name) ? (aliases[name] as string) : name;
    if (word !== "?" && !Object.hasOwn(columns, field)) {
      throw detail(400, `Invalid field for parameter: order (${word})`);
    }
    if (!orders.some((one) => one.field === field)) orders.push({ field, descending });
  }
  return orders.length > 0 ? orders : [{ field: "last_modified", descending: false }];
}

/**
 * The order for the database, with nulls where PostgreSQL has them. Null when the database can't sort like this: at
 * random, by host name, and ascending without case.
 */
export function graphOrder(order: readonly Order[]): ComputeNodeOrder[] | null {
  const words: ComputeNodeOrder[] = [];
  for (const { field, descending } of order) {
    const { graph, folds } = columns[field] ?? {};
    if (!graph || (folds && !descending)) return null;
    words.push({
      field: graph,
      direction: descending ? "DESC" : "ASC",
      nulls: descending ? "FIRST" : "LAST",
    });
  }
  return words;
}

/** Sorts rows as `order` says and answers their numbers; equal ones by number. */
export function sortedKeys(rows: readonly Keys[], order: readonly Order[]): number[] {
  const chance = new Map(rows.map(({ number }) => [number, Math.random()]));
  const value = (row: Keys, { field, descending }: Order): Value => {
    const { value: of, folds } = columns[field] ?? {};
    const found = of ? of(row) : (chance.get(row.number) ?? 0);
    // The original compares with case when a dash precedes the name (docs/apis/scale.md section A0.4).
    return folds && !descending && typeof found === "string" ? found.toLowerCase() : found;
  };
  const compare = (a: Keys, b: Keys) => {
    for (const word of order) {
      const way = place(value(a, word), value(b, word)) * (word.descending ? -1 : 1);
      if (way !== 0) return way;
    }
    return a.number - b.number;
  };
  return [...rows].sort(compare).map(({ number }) => number);
}

/** Null is the greatest value, as in PostgreSQL. */
function place(a: Value, b: Value): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return a < b ? -1 : a > b ? 1 : 0;
}
