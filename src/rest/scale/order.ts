import { detail } from "./errors.ts";
import type { ComputeNodeOrder, ComputeNodeOrderField, ScaleNodeKeysQuery } from "./operations.generated.ts";

/** The columns of the original's node, in the graph's words. `hostname` is made of two and has none. */
const fields: Readonly<Record<string, ComputeNodeOrderField | null>> = {
  id: "PK",
  pk: "PK",
  hostname: null,
  host_name: null,
  pause_reason: "PAUSE_REASON",
  is_paused: "PAUSED",
  is_active: "ACTIVE",
  deprecated: "DEPRECATED_AT",
  created: "CREATED_AT",
  last_offer_received: "LAST_SEEN_AT",
  last_modified: "UPDATED_AT",
};

/** One word of an order. */
export interface Order {
  /** `?` for a random one. */
  readonly field: string;
  readonly descending: boolean;
}

/**
 * Reads the repeated `order`. `host_name`, which the document names, counts as `hostname` (docs/apis/scale.md section F).
 * @throws Halt 400 for a name that no field has; the original answers 500
 */
export function readOrder(words: readonly string[]): Order[] {
  const orders: Order[] = [];
  for (const word of words) {
    const descending = word.startsWith("-");
    const name = descending ? word.slice(1) : word;
    if (word !== "?" && !Object.hasOwn(fields, name)) {
      throw detail(400, `Invalid field for parameter: order (${word})`);
    }
    const field = name === "host_name" ? "hostname" : name === "pk" ? "id" : name;
    if (!orders.some((one) => one.field === field)) orders.push({ field, descending });
  }
  return orders.length > 0 ? orders : [{ field: "last_modified", descending: false }];
}

/**
 * The order in the graph's words, or null when the database has none like it: chance, the host name that falls back to
 * the name, and a rising pause_reason, which takes no notice of case. PostgreSQL's place for nulls is kept.
 */
export function graphOrder(order: readonly Order[]): ComputeNodeOrder[] | null {
  const words: ComputeNodeOrder[] = [];
  for (const { field, descending } of order) {
    const column = fields[field];
    if (!column || (field === "pause_reason" && !descending)) return null;
    words.push({
      field: column,
      direction: descending ? "DESC" : "ASC",
      nulls: descending ? "FIRST" : "LAST",
    });
  }
  return words;
}

export type Keys = ScaleNodeKeysQuery["computeNodes"]["nodes"][number];

/** Sorts rows as `order` says and answers their numbers; equal ones by number. */
export function sortedKeys(rows: readonly Keys[], order: readonly Order[]): number[] {
  const chance = new Map(rows.map(({ pk }) => [pk, Math.random()]));
  const value = (row: Keys, { field, descending }: Order): string | number | boolean | null => {
    switch (field) {
      case "?":
        return chance.get(row.pk) ?? 0;
      case "hostname":
        return fold(row.hostname ?? row.name, descending);
      case "pause_reason":
        return row.pauseReason === null ? null : fold(row.pauseReason, descending);
      case "is_paused":
        return row.paused;
      case "is_active":
        return row.active;
      case "deprecated":
        return row.deprecatedAt;
      case "created":
        return row.createdAt;
      case "last_offer_received":
        return row.lastSeenAt;
      case "last_modified":
        return row.updatedAt;
      default:
        return row.pk;
    }
  };
  const compare = (a: Keys, b: Keys) => {
    for (const word of order) {
      const way = place(value(a, word), value(b, word)) * (word.descending ? -1 : 1);
      if (way !== 0) return way;
    }
    return a.pk - b.pk;
  };
  return [...rows].sort(compare).map(({ pk }) => pk);
}

/**
 * The dash keeps a name out of the original's list of fields whose case does not count (docs/apis/scale.md section
 * A0.4).
 */
function fold(text: string, descending: boolean): string {
  return descending ? text : text.toLowerCase();
}

/** Null is the greatest value, as in PostgreSQL. */
function place<T extends string | number | boolean>(a: T | null, b: T | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return a < b ? -1 : a > b ? 1 : 0;
}
