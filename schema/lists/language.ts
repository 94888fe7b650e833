import type { Database } from "../../src/store/database.ts";
import type { builder } from "../builder.ts";

/*
 * What filters and orders are made of: what callers write, conditions, and what is known of the columns between.
 */

/** A filter as a caller sends it: column and relation names of one list, and `and`, `or`, `not`. */
export interface FilterTree {
  readonly [name: string]: unknown;
}

/** A condition in Prisma's form; sql.ts makes SQL of it. */
export type Where = Record<string, unknown>;

/** What a filter on one column may say; which of it a column's kind takes is in inputs.ts. */
export interface Comparison {
  eq?: unknown;
  ne?: unknown;
  in?: readonly unknown[] | null;
  notIn?: readonly unknown[] | null;
  gt?: unknown;
  gte?: unknown;
  lt?: unknown;
  lte?: unknown;
  contains?: string | null;
  startsWith?: string | null;
  endsWith?: string | null;
  ignoreCase?: boolean | null;
  isNull?: boolean | null;
}

/** One word of an order as a caller sends it. */
export interface OrderInput {
  field: string;
  direction?: Direction | null;
  nulls?: Nulls | null;
}
export type Direction = "ASC" | "DESC";
export type Nulls = "FIRST" | "LAST";

export type ColumnKind = "Int" | "Float" | "BigInt" | "String" | "Boolean" | "DateTime" | "enum";

/** A column that can be filtered by or sorted by. */
export interface Column {
  /** Its name in prisma/schema.prisma. */
  readonly column: string;
  readonly kind: ColumnKind;
  /** The enum's name in prisma/schema.prisma; for kind enum. */
  readonly type: string;
  /** The GraphQL enum of a column that holds its values as texts. */
  readonly textEnum?: string;
  /** What an enum or a Boolean can hold, as prisma/schema.prisma lists it; empty for other kinds. */
  readonly values: readonly unknown[];
  readonly nullable: boolean;
}

/** A relation that can be filtered through. */
export interface Relation {
  readonly relation: string;
  /** To many: a filter asks for at least one row. */
  readonly many: boolean;
  /** To one: the row may have none. */
  readonly nullable: boolean;
  readonly list: () => List;
}

/** A test that is no column's own. */
export interface Derived {
  readonly type: ReturnType<typeof builder.inputRef<object>> | "String";
  readonly description: string;
  /** The filter that a value stands for, at a time. */
  readonly means: (value: never, now: Date) => FilterTree;
}

/** What a type's lists can be filtered and sorted by. */
export interface List {
  /** The model in prisma/schema.prisma, and its table. */
  readonly model: keyof Database;
  /** The type's name in GraphQL. */
  readonly name: string;
  readonly columns: Readonly<Record<string, Column>>;
  readonly relations: Readonly<Record<string, Relation>>;
  /** Tests that stand for others: what a caller writes, in terms of columns and relations. */
  readonly derived: Readonly<Record<string, Derived>>;
  readonly defaultOrder: readonly OrderInput[];
  /** What a list shows unless everything is asked for. */
  readonly shown: Where | null;
  /** The filter's input type. */
  readonly filter: ReturnType<typeof builder.inputRef<FilterTree>>;
  readonly order: ReturnType<typeof builder.inputRef<OrderInput>>;
}
