interface Coded {
  code?: unknown;
  kind?: unknown;
  originalCode?: unknown;
  cause?: unknown;
  meta?: { driverAdapterError?: unknown } | undefined;
}

/** What the databases call the errors that Gantry acts on; SQLite's have a name, PostgreSQL's a SQLSTATE. */
const codes = {
  /** A write conflict, a deadlock, a file that another process writes: the same work may succeed in another try. */
  retryable: ["40001", "40P01", "SQLITE_BUSY", "SQLITE_BUSY_SNAPSHOT"],
  /** A unique rule was broken. */
  taken: ["23505", "SQLITE_CONSTRAINT_UNIQUE", "SQLITE_CONSTRAINT_PRIMARYKEY"],
  /** PostgreSQL: a character that it can't store: only NUL, in a text that is well-formed otherwise. */
  unstorable: ["22021"],
} as const;

/** Whether a database refused a statement for this reason. */
export function failedWith(reason: keyof typeof codes, error: unknown): boolean {
  return (
    error instanceof Error &&
    errorCodes(error).some((code) => (codes[reason] as readonly string[]).includes(code))
  );
}

/**
 * The codes that a database error carries, and never its text, which may quote a caller's: the driver's own, and the one
 * that Prisma's driver adapters pass on.
 */
function errorCodes(error: unknown): string[] {
  if (typeof error !== "object" || error === null) return [];
  const { code, kind, originalCode, cause, meta } = error as Coded;
  const own = [code, kind, originalCode].filter((one) => typeof one === "string");
  return [...own, ...errorCodes(cause), ...errorCodes(meta?.driverAdapterError)];
}
