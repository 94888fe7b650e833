import type { Tx } from "../store.ts";

/** Sets the transaction's savepoint, goes back to it or gives it up; one that is set inside of another hides that. */
export async function savepoint(
  tx: Tx,
  statement: "SAVEPOINT" | "ROLLBACK TO SAVEPOINT" | "RELEASE SAVEPOINT",
): Promise<void> {
  await tx.$executeRawUnsafe(`${statement} part`);
}
