/** Says why the database was left as it was, and what an operator can do. */
export class MigrationError extends Error {
  override readonly name = "MigrationError";
}
