import { Prisma } from "../../prisma/generated/sqlite/client.ts";
import type { Database } from "./database.ts";

/**
 * The names of a table's columns, for statements that read whole rows. They must not ask for `*`: while gateways of two
 * versions run, the newer one's migrations add columns, and PostgreSQL then refuses the older one's prepared statements
 * ("cached plan must not change result type").
 */
export function columnsOf<T extends keyof Database>(table: T): (keyof Database[T] & string)[] {
  return Object.keys(Prisma[`${table}ScalarFieldEnum`]) as (keyof Database[T] & string)[];
}
