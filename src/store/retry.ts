import { errorCodes } from "./errorCodes.ts";

/**
 * Codes for "run the same work again": a write conflict or deadlock (P2034, TransactionWriteConflict; PostgreSQL's 40001
 * and 40P01), a busy SQLite file (P1008, SocketTimeout, SQLITE_BUSY).
 */
const retryable = new Set([
  "P2034",
  "P1008",
  "TransactionWriteConflict",
  "SocketTimeout",
  "SQLITE_BUSY",
  "40001",
  "40P01",
]);

function isRetryable(error: unknown): boolean {
  return error instanceof Error && errorCodes(error).some((code) => retryable.has(code));
}

/** Runs `work` up to `tries` times, pausing a little longer each time, while the database asks for another try. */
export async function retrying<T>(work: () => Promise<T>, tries = 6): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt >= tries || !isRetryable(error)) throw error;
      await new Promise((resume) => setTimeout(resume, 5 * 2 ** attempt * (0.5 + Math.random())));
    }
  }
}
