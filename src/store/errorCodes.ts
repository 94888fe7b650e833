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
  /** PostgreSQL: a prepared statement does not exist, or would give other columns than before. */
  unprepared: ["26000", "0A000"],
} as const;

/** Whether a database refused a statement for this reason. */
export function failedWith(reason: keyof typeof codes, error: unknown): boolean {
  return (
    error instanceof Error &&
    errorCodes(error).some((code) => (codes[reason] as readonly string[]).includes(code))
  );
}

/** Why the database or the blob store can't do any work at present. */
export type Outage = keyof typeof outages;

/**
 * Codes of outages: of Node, SQLite, PostgreSQL (SQLSTATE) and Prisma. SQLite's stand for their extended codes too
 * (SQLITE_IOERR for SQLITE_IOERR_WRITE).
 */
const outages = {
  full: /^(ENOSPC|EDQUOT|EFBIG|SQLITE_FULL|53100)$/,
  busy: /^(SQLITE_BUSY\w*|SQLITE_LOCKED\w*|53200|53300|53400|55P03|P2024|P2037|TooManyConnections)$/,
  late: /^(57014|ETIMEDOUT|P1002|P1008|SocketTimeout)$/,
  away: /^(ECONNREFUSED|ECONNRESET|ECONNABORTED|EPIPE|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|EROFS|EIO|SQLITE_(IOERR|READONLY|CANTOPEN)\w*|08\w{3}|57P0\w|25006|25P0[34]|P1001|P1017|DatabaseNotReachable|ConnectionClosed)$/,
} as const;

/** Texts of pg's and pg-pool's errors that have no code. */
const outageTexts: readonly [RegExp, Outage][] = [
  [/^(timeout exceeded when trying to connect|Query read timeout|timeout expired)$/, "late"],
  [/^Connection terminated/, "away"],
  [/^Client (has encountered a connection error|was closed) and is not queryable$/, "away"],
];

/** The outage that an error is about; null for any other error. */
export function outageOf(error: unknown): Outage | null {
  if (!(error instanceof Error)) return null;
  const found = errorCodes(error);
  for (const [outage, pattern] of Object.entries(outages)) {
    if (found.some((code) => pattern.test(code))) return outage as Outage;
  }
  const texts = errorTexts(error);
  return outageTexts.find(([pattern]) => texts.some((text) => pattern.test(text)))?.[1] ?? null;
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

/** The texts of an error without a code and of its causes. */
function errorTexts(error: unknown): string[] {
  if (!(error instanceof Error) || "code" in error) return [];
  return [error.message, ...errorTexts(error.cause)];
}
