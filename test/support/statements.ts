import Database from "better-sqlite3";
import pg from "pg";

/** Statements that only frame others. */
const framing = /^\s*(BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE|PRAGMA|SET|LISTEN)/i;

/**
 * What comes by itself, whatever is being counted: reads for other processes' commits (src/store/sqlite/poll.ts), the
 * numbering of events, which several changes share (src/events/outbox.ts), and the bus that reads them again.
 */
const background =
  /^\s*(SELECT\b.*\bFROM\b[^,]*\bEventClock\b|WITH taken AS|SELECT\b.*\bFROM "EventOutbox"|SELECT \* FROM "Event" WHERE "id" > )/is;

let recorded: string[] | null = null;
let rows = 0;

/** Keeps a statement that counts for the test, and tells whether it does. */
function record(sql: unknown): boolean {
  const text = typeof sql === "string" ? sql : (sql as { text?: string } | null)?.text;
  if (text === undefined || framing.test(text) || background.test(text)) return false;
  recorded?.push(text);
  return true;
}

// Recorded when it is run: a connection prepares a statement once and runs it often.
const memory = new Database(":memory:");
const statement = Object.getPrototypeOf(memory.prepare("SELECT 1")) as Record<
  Running,
  (...values: unknown[]) => unknown
>;
memory.close();
type Running = "all" | "get" | "run" | "iterate";
for (const way of ["all", "get", "run", "iterate"] as const) {
  const original = statement[way];
  statement[way] = function (this: Database.Statement, ...values) {
    const counts = record(this.source);
    const answer = original.apply(this, values);
    if (counts && Array.isArray(answer)) rows += answer.length;
    return answer;
  };
}

const query = pg.Client.prototype.query as (...args: unknown[]) => unknown;
pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
  const counts = record(args[0]);
  // The application's own, whose rows its query object keeps (src/store/postgresql/statement.ts).
  const [sent] = args as [{ callback?: (error: unknown, result: unknown) => void; objects?: unknown[] }];
  const { callback: done } = sent;
  if (typeof done === "function") {
    sent.callback = (error, result) => {
      if (counts && !error) rows += sent.objects?.length ?? 0;
      done(error, result);
    };
    return query.apply(this, args);
  }
  const count = (result?: pg.QueryResult) => {
    if (counts) rows += result?.rows?.length ?? 0;
  };
  const callback = args.at(-1);
  if (typeof callback === "function") {
    // As the pool calls it.
    args[args.length - 1] = (error: unknown, result?: pg.QueryResult) => {
      count(result);
      callback(error, result);
    };
    return query.apply(this, args);
  }
  const answer = query.apply(this, args) as Promise<pg.QueryResult> | undefined;
  answer?.then?.(count, () => {});
  return answer;
} as typeof pg.Client.prototype.query;

/**
 * The SQL that reaches either database while `work` runs, in this process, whoever sends it. Without what only frames
 * statements (BEGIN, COMMIT ...).
 */
export async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  if (recorded) throw new Error("statements are being counted already");
  recorded = [];
  try {
    await work();
    return recorded;
  } finally {
    recorded = null;
  }
}

/** How many rows either database gives while `work` runs, in this process, to whoever asks (but for the background above). */
export async function rowsOf(work: () => Promise<unknown>): Promise<number> {
  const before = rows;
  await work();
  return rows - before;
}
