import { encode } from "../sqlite/values.ts";
import type { Dialect } from "../store.ts";

/** What a column holds; an enum by its name in the database. */
export type ColumnType = "int" | "bigint" | "float" | "text" | "bool" | "time" | { readonly enum: string };
export type Columns = Readonly<Record<string, ColumnType>>;

export type Value = number | bigint | string | boolean | Date | null;
export type Row = Readonly<Record<string, Value>>;

/** A SELECT that gives rows which are sent as one JSON value (`jsonRows`), with a value for each of these columns. */
export function selectJsonRows(dialect: Dialect, columns: Columns): string {
  const from = dialect === "sqlite" ? fromSqlite : fromPostgresql;
  const values = Object.entries(columns).map(([name, type], at) => `${from(type, at)} AS "${name}"`);
  const source = dialect === "sqlite" ? "json_each(?)" : "json_array_elements($1::json) AS r";
  return `SELECT ${values.join(", ")} FROM ${source}`;
}

/** The value that `selectJsonRows` reads. A column that a row lacks is null. */
export function jsonRows(dialect: Dialect, columns: Columns, rows: readonly Row[]): string {
  const names = Object.keys(columns);
  return JSON.stringify(rows.map((row) => names.map((name) => json(row[name] ?? null, dialect))));
}

function fromSqlite(type: ColumnType, at: number): string {
  const value = `json_extract("value", '$[${at}]')`;
  return type === "bigint" ? `CAST(${value} AS INTEGER)` : value;
}

const casts: Readonly<Record<string, string>> = {
  int: "integer",
  bigint: "bigint",
  float: "double precision",
  text: "text",
  bool: "boolean",
  time: "timestamp(3)",
};

function fromPostgresql(type: ColumnType, at: number): string {
  return `CAST(r->>${at} AS ${typeof type === "object" ? `"${type.enum}"` : casts[type]})`;
}

/** As JSON can hold it: large numbers as texts, and SQLite's truth and times as they are stored there. */
function json(value: Value, dialect: Dialect): number | string | boolean | null {
  if (typeof value === "bigint") return String(value);
  if (dialect === "sqlite") return encode(value) as Exclude<Value, bigint | Date>;
  return value instanceof Date ? value.toISOString().replace("Z", "") : value;
}
