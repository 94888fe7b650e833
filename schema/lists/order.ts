import { type RawBuilder, sql } from "kysely";
import { refusal } from "../../src/domain/errors.ts";
import type { Dialect } from "../../src/store/store.ts";
import type { Column, List, OrderInput, Where } from "./language.ts";
import { none } from "./where.ts";

/** One column that rows are sorted by, completely described. */
export interface Term extends Column {
  readonly field: string;
  readonly descending: boolean;
  readonly nullsFirst: boolean;
}

/** A row's place in an order: its value for each term; null where it has none. */
export type Place = readonly unknown[];

const limit = 8;

/**
 * The order of a list, with the id as its last word, so that no two rows share a place. Rows without a value come last
 * unless asked for first.
 */
export function orderOf(list: List, asked: readonly OrderInput[] | null | undefined): Term[] {
  const words = asked?.length ? asked : list.defaultOrder;
  if (words.length > limit)
    throw refusal("INVALID_INPUT", { field: "orderBy", reason: `at most ${limit} fields` });
  const terms: Term[] = [];
  for (const { field, direction, nulls } of [...words, { field: "number" }] as OrderInput[]) {
    const column = list.columns[field] as Column;
    if (terms.some((term) => term.column === column.column)) continue;
    terms.push({ ...column, field, descending: direction === "DESC", nullsFirst: nulls === "FIRST" });
    if (field === "number") break;
  }
  return terms;
}

/** The same order seen from its other end. */
export function reversed(terms: readonly Term[]): Term[] {
  return terms.map((term) => ({ ...term, descending: !term.descending, nullsFirst: !term.nullsFirst }));
}

/**
 * The words of ORDER BY. Where nulls go is left unsaid when the database puts them there anyway (PostgreSQL takes null for
 * the greatest value, SQLite for the least), because saying it keeps SQLite from using an index.
 */
export function orderBy(model: string, terms: readonly Term[], dialect: Dialect): RawBuilder<unknown> {
  return sql.join(
    terms.map(({ column, nullable, descending, nullsFirst }) => {
      const natural = (dialect === "sqlite") !== descending;
      const nulls = nullable && nullsFirst !== natural ? ` NULLS ${nullsFirst ? "FIRST" : "LAST"}` : "";
      return sql`${sql.ref(`${model}.${column}`)} ${sql.raw(`${descending ? "DESC" : "ASC"}${nulls}`)}`;
    }),
  );
}

/**
 * The rows that come after a place. Needs no row to stand there any more. What the first column must be at least is said
 * once more by itself, so that a database begins to read its index there and not at its start.
 */
export function after(terms: readonly Term[], place: Place, dialect: Dialect): Where {
  const [term] = terms;
  const rest = beyond(terms, place, dialect);
  if (!term || term.nullable || term.values.length > 0 || terms.length === 1) return rest;
  return { AND: [{ [term.column]: { [term.descending ? "lte" : "gte"]: place[0] } }, rest] };
}

function beyond(terms: readonly Term[], place: Place, dialect: Dialect): Where {
  const [term, ...rest] = terms;
  if (!term) return none;
  const [value, ...others] = place;
  const further = past(term, value, dialect);
  if (rest.length === 0) return further ?? none;
  const level = { AND: [{ [term.column]: value }, beyond(rest, others, dialect)] };
  return further ? { OR: [further, level] } : level;
}

/** The rows whose value for one term comes after `value`; undefined when there can be none. */
function past(term: Term, value: unknown, dialect: Dialect): Where | undefined {
  const { column, nullable, descending, nullsFirst } = term;
  if (value === null) return nullsFirst ? { [column]: { not: null } } : undefined;
  const later = term.values.length > 0 ? oneOf(term, value, dialect) : { [descending ? "lt" : "gt"]: value };
  return nullable && !nullsFirst ? { OR: [{ [column]: later }, { [column]: null }] } : { [column]: later };
}

/** Prisma compares no enums and Booleans; SQLite sorts an enum as a text, PostgreSQL in the order of its values. */
function oneOf({ kind, values, descending }: Term, value: unknown, dialect: Dialect): object {
  const sorted = dialect === "sqlite" && kind === "enum" ? [...values].sort() : values;
  const at = sorted.indexOf(value);
  const later = descending ? sorted.slice(0, at) : sorted.slice(at + 1);
  return kind === "Boolean"
    ? later.length > 0
      ? { equals: later[0] }
      : { equals: value, not: value }
    : { in: later };
}
