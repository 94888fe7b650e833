/** PostgreSQL's code for a character that it can't take: only NUL, in a text that is well-formed otherwise. */
const code = "22021";

/** Whether a database said that it can't take a text that it was given, to keep it or to compare with it. */
export function saysUnstorable(error: unknown): boolean {
  if (!(error instanceof Error) || !("code" in error)) return false;
  // A raw statement's error has the driver's code in its message, a query's in what Prisma hangs on it.
  const meta = "meta" in error ? JSON.stringify(error.meta) : "";
  return (
    error.code === code ||
    (/^P20(10|39)$/.test(String(error.code)) && `${error.message} ${meta}`.includes(code))
  );
}
