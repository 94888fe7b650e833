/** The words of a command do not fit together, or name what is not there. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
