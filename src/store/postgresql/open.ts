import { PrismaPg } from "@prisma/adapter-pg";
import { sql as raw } from "kysely";
import pg from "pg";
import { PrismaClient } from "../../../prisma/generated/postgresql/client.ts";
import { checked } from "../check.ts";
import { type Db, defaultTimeout, type Store, type StoreOptions } from "../store.ts";
import { kyselyOn, PoolExecutor } from "./kysely.ts";
import { listen } from "./listen.ts";
import { retrying } from "./retry.ts";
import { namedStatements, Statements } from "./statements.ts";
import { commitWithNext, inTransaction } from "./transaction.ts";

/** The advisory lock of `lockNames`; migrations and the numbering of events have others. */
const namesLock = 20_261_121;

/** PostgreSQL: Kysely, and Prisma for the graph's reads, on one pool. */
export async function openPostgresql({
  url,
  connections = 10,
  timeout = defaultTimeout,
  observer,
}: StoreOptions): Promise<Store> {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: timeout / 2,
    // Later than the server's own time-out: what is left is a server that does not answer at all.
    query_timeout: timeout + 200,
    // BEGIN and COMMIT don't wait for the statement before them.
    pipeline: true,
    // Not as a parameter of the connection, which PgBouncer refuses.
    onConnect: async (client) => void (await client.query(`SET statement_timeout = ${timeout}`)),
  });
  // A connection that is lost while nobody uses it is replaced by the pool; without a listener it would end the process.
  pool.on("error", () => {});
  // The same holds for one that is lost while a change has it between two statements: its next statement fails.
  pool.on("connect", (client) => void client.on("error", () => {}));
  const nameOf = namedStatements();
  const statements = new Statements(nameOf, observer);
  const sql = kyselyOn(new PoolExecutor(pool, statements));
  const adapter = new PrismaPg(pool, { statementNameGenerator: ({ sql: text }) => nameOf(text) });
  const client = new PrismaClient({ adapter });

  return {
    dialect: "postgresql",
    // The SQLite client's types are a subset of this one's (same models); the rest of the code is typed once.
    read: client as unknown as Db,
    sql,
    ...checked((work, beforeCommit) => retrying(() => inTransaction(pool, statements, work, beforeCommit)), {
      observer,
    }),
    commitWithNext,
    lockJobs: async (tx, ids) => {
      await raw`SELECT "id" FROM "Job" WHERE "id" = ANY(${ids}) ORDER BY "depth" DESC, "id" FOR UPDATE`.execute(
        tx,
      );
    },
    lockNodes: async (tx, ids) => {
      await raw`SELECT "id" FROM "Node" WHERE "id" = ANY(${ids}) ORDER BY "id" FOR UPDATE`.execute(tx);
    },
    lockNames: async (tx) => {
      await raw`SELECT pg_advisory_xact_lock(${raw.lit(namesLock)})`.execute(tx);
    },
    listen: (onEvent) => listen(url, onEvent),
    close: async () => {
      await client.$disconnect();
      await pool.end();
    },
  };
}
