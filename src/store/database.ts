import type { ColumnType, Insertable, Kysely, Updateable } from "kysely";
import type { Prisma } from "../../prisma/generated/sqlite/client.ts";

type Models = Prisma.TypeMap["model"];
type Scalars<M extends keyof Models> = Models[M]["payload"]["scalars"];
type Given<M extends keyof Models> = Extract<
  Models[M]["operations"]["createMany"]["args"]["data"],
  readonly unknown[]
>[number];

/** Every table with its columns, as schema.prisma has them; what has a default may be left out of an insert. */
export type Database = {
  [M in keyof Models]: {
    [C in keyof Scalars<M>]: ColumnType<
      Scalars<M>[C],
      C extends keyof Given<M> ? Given<M>[C] : never,
      Scalars<M>[C]
    >;
  };
};

/** Builds and runs statements: on committed rows, or inside of the one transaction that it was made for. */
export type Sql = Kysely<Database>;

/** What an UPDATE of a table may set. */
export type Changes<T extends keyof Database> = Updateable<Database[T]>;
/** What an INSERT into a table takes. */
export type Values<T extends keyof Database> = Insertable<Database[T]>;
