import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { PrismaClient } from "../../prisma/generated/postgresql/client.ts";
import { channel, listen } from "./listen.ts";
import { retrying } from "./retry.ts";
import type { Db, Store, StoreOptions } from "./store.ts";

/** The advisory lock of `lockNames`; migrations have another one. */
const namesLock = 20_261_121n;

/** PostgreSQL through Prisma's adapter; reads and writes share one pool. */
export async function openPostgresql({ url, connections = 10 }: StoreOptions): Promise<Store> {
  const adapter = new PrismaPg(
    { connectionString: url, max: connections },
    { statementNameGenerator: namedStatements() },
  );
  const client = new PrismaClient({ adapter });
  await client.$connect();
  // The SQLite client's types are a subset of this one's (same models); the rest of the code is typed once.
  const db = client as unknown as Db;

  return {
    dialect: "postgresql",
    read: db,
    query: (sql, values = []) => db.$queryRawUnsafe(numbered(sql), ...values),
    write: (work) => retrying(() => db.$transaction(work, { maxWait: 30_000, timeout: 120_000 })),
    lockJobs: async (tx, ids) => {
      await tx.$queryRaw`SELECT "id" FROM "Job" WHERE "id" = ANY(${ids}) ORDER BY "depth" DESC, "id" FOR UPDATE`;
    },
    lockNodes: async (tx, ids) => {
      await tx.$queryRaw`SELECT "id" FROM "Node" WHERE "id" = ANY(${ids}) ORDER BY "id" FOR UPDATE`;
    },
    lockNames: async (tx) => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(${namesLock})`;
    },
    script: async (sql) => {
      const connection = new pg.Client({ connectionString: url });
      await connection.connect();
      try {
        await connection.query(sql);
      } finally {
        await connection.end();
      }
    },
    announce: async (tx, id) => {
      await tx.$executeRaw`SELECT pg_notify(${channel}, ${String(id)})`;
    },
    listen: (onNewest) => listen(url, onNewest),
    close: () => client.$disconnect(),
  };
}

/** Statements that get a name; lists of many values make texts that are never seen again. */
const namesLimit = 300;

/**
 * Names statements, so that each connection parses and plans them once: picking and ending a job 8 levels deep took
 * 40 ms without and takes 28 ms.
 */
function namedStatements(): (query: { sql: string }) => string {
  const names = new Map<string, string>();
  return ({ sql }) => {
    const name = names.get(sql) ?? (names.size < namesLimit ? `gantry_${names.size}` : "");
    if (name !== "") names.set(sql, name);
    return name;
  };
}

/** `?` as PostgreSQL counts them: `$1`, `$2` ... None of our statements has a question mark of another meaning. */
export function numbered(sql: string): string {
  let count = 0;
  return sql.replaceAll("?", () => `$${++count}`);
}
