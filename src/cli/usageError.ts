/** The arguments of a command are inconsistent or name an object that does not exist. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
