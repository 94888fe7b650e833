interface Coded {
  code?: unknown;
  kind?: unknown;
  originalCode?: unknown;
  cause?: unknown;
  meta?: { driverAdapterError?: unknown } | undefined;
}

/**
 * The codes that a database error carries, and never its text, which may quote a caller's: Prisma's own (P2034), the kind
 * that a driver adapter gave it (TransactionWriteConflict), and the driver's or the database's code (40001, SQLITE_BUSY).
 */
export function errorCodes(error: unknown): string[] {
  if (typeof error !== "object" || error === null) return [];
  const { code, kind, originalCode, cause, meta } = error as Coded;
  const own = [code, kind, originalCode].filter((one) => typeof one === "string");
  return [...own, ...errorCodes(cause), ...errorCodes(meta?.driverAdapterError)];
}
