import { sql } from "kysely";
import type { Sql } from "../database.ts";

/** Sets the transaction's savepoint, goes back to it or gives it up; one that is set inside of another hides that. */
export async function savepoint(
  tx: Sql,
  statement: "SAVEPOINT" | "ROLLBACK TO SAVEPOINT" | "RELEASE SAVEPOINT",
): Promise<void> {
  await sql.raw(`${statement} part`).execute(tx);
}
