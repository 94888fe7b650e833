import type { Database } from "../../src/store/database.ts";
import { builder, facadeOnly } from "../builder.ts";
import { columnOf, relationOf } from "./fields.ts";
import { inputFor } from "./inputs.ts";
import type { Derived, Direction, FilterTree, List, Nulls, OrderInput, Where } from "./language.ts";

export interface ListOptions {
  /** The model in prisma/schema.prisma. */
  model: keyof Database;
  name: string;
  /** Columns to filter by, by their name in GraphQL. `number` must be the id. */
  columns: Readonly<Record<string, string>>;
  /** Relations to filter through, with the list whose filter they take. */
  relations?: Readonly<Record<string, () => List>>;
  /** Further tests, which stand for others. */
  derived?: Readonly<Record<string, Derived>>;
  /** What relations are called in prisma/schema.prisma, where that differs from GraphQL. */
  relationNames?: Readonly<Record<string, string>>;
  /** The GraphQL enums of columns that hold their values as texts. */
  textEnums?: Readonly<Record<string, string>>;
  /** Those of the columns that only the legacy APIs filter by. */
  facadeOnly?: readonly string[];
  /** Those of the columns that can be sorted by; all of them unless said. */
  sort?: readonly string[];
  /** Oldest first (by number) unless said. */
  defaultOrder?: readonly OrderInput[];
  shown?: Where;
}

const DirectionEnum = builder.enumType("Direction", {
  description: "Which way a list is sorted.",
  values: {
    ASC: { value: "ASC" as Direction, description: "Least first." },
    DESC: { value: "DESC" as Direction, description: "Greatest first." },
  },
});

const NullsEnum = builder.enumType("Nulls", {
  description: "Where rows without a value go.",
  values: {
    FIRST: { value: "FIRST" as Nulls, description: "Before all others, whichever way it is sorted." },
    LAST: { value: "LAST" as Nulls, description: "Behind all others, whichever way it is sorted." },
  },
});

/** `createdAt` as an enum's value: CREATED_AT. */
function upper(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
}

/** Says by what the lists of a type can be filtered and sorted, and makes its input types. */
export function list(options: ListOptions): List {
  const {
    model,
    name,
    relations: through = {},
    relationNames = {},
    textEnums = {},
    derived = {},
    sort = Object.keys(options.columns),
  } = options;
  const columns = Object.fromEntries(
    Object.entries(options.columns).map(([field, column]) => [
      field,
      { ...columnOf(model, column), textEnum: textEnums[field] },
    ]),
  );
  const relations = Object.fromEntries(
    Object.entries(through).map(([field, to]) => [
      field,
      relationOf(model, relationNames[field] ?? field, to),
    ]),
  );
  const filter = builder.inputRef<FilterTree>(`${name}Filter`);
  filter.implement({
    description: `Which ${name} rows: everything that is said must hold. Without a word it is all of them. At most 250 tests, and 5,000 values in all lists.`,
    fields: (t) =>
      ({
        and: t.field({ type: [filter], description: "All of these hold." }),
        or: t.field({ type: [filter], description: "At least one of these holds; of none, nothing does." }),
        not: t.field({
          type: filter,
          description: "This does not hold: exactly the rows that the same filter without not leaves out.",
        }),
        ...Object.fromEntries(
          Object.entries(columns).map(([field, column]) => [
            field,
            t.field({
              type: inputFor(column),
              description: `Its ${field} meets this.`,
              ...(options.facadeOnly?.includes(field) && facadeOnly),
            }),
          ]),
        ),
        ...Object.fromEntries(
          Object.entries(derived).map(([field, { type, description }]) => [
            field,
            t.field({ type: type as "String", description }),
          ]),
        ),
        ...Object.fromEntries(
          Object.entries(relations).map(([field, { many, list: to }]) => [
            field,
            t.field({
              type: to().filter,
              description: many ? "There is at least one such." : "There is one, and it is such.",
            }),
          ]),
        ),
      }) as never,
  });
  const fieldEnum = builder.enumType(`${name}OrderField`, {
    description: `What ${name} lists can be sorted by. Enums and texts sort in the database's order.`,
    values: Object.fromEntries(
      sort.map((field) => [upper(field), { value: field, description: `By ${field}.` }]),
    ),
  });
  const order = builder.inputRef<OrderInput>(`${name}Order`);
  order.implement({
    description: "One word of an order. Rows that are equal in all of them are sorted by number.",
    fields: (t) => ({
      field: t.field({ type: fieldEnum, required: true, description: "What to sort by." }),
      direction: t.field({ type: DirectionEnum, defaultValue: "ASC", description: "Which way." }),
      nulls: t.field({
        type: NullsEnum,
        defaultValue: "LAST",
        description: "Where rows without a value go.",
      }),
    }),
  });
  return {
    model,
    name,
    columns,
    relations,
    derived,
    defaultOrder: options.defaultOrder ?? [{ field: "number", direction: "ASC" }],
    shown: options.shown ?? null,
    filter,
    order,
  };
}
