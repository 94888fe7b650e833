/**
 * Prisma's and the drivers' codes for "nothing is wrong with the work itself, run it again": write conflict or deadlock
 * (P2034), a busy SQLite file (P1008, SocketTimeout), PostgreSQL's serialisation failure and deadlock.
 */
const again = /P2034|P1008|SQLITE_BUSY|SocketTimeout|TransactionWriteConflict|40001|40P01/;

function wantsAgain(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = "code" in error ? String(error.code) : "";
  const cause = error.cause instanceof Error ? `${error.cause.name} ${error.cause.message}` : "";
  return again.test(`${code} ${cause} ${error.message.slice(0, 500)}`);
}

/** Runs `work` up to `tries` times, pausing a little longer each time, while the database asks for another try. */
export async function retrying<T>(work: () => Promise<T>, tries = 6): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt >= tries || !wantsAgain(error)) throw error;
      await new Promise((resume) => setTimeout(resume, 5 * 2 ** attempt * (0.5 + Math.random())));
    }
  }
}
