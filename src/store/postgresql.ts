import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { PrismaClient } from "../../prisma/generated/postgresql/client.ts";
import { channel, listen } from "./listen.ts";
import { retrying } from "./retry.ts";
import type { Db, Store, StoreOptions } from "./store.ts";

/** PostgreSQL through Prisma's adapter; reads and writes share one pool. */
export async function openPostgresql({ url, connections = 10 }: StoreOptions): Promise<Store> {
  const client = new PrismaClient({ adapter: new PrismaPg({ connectionString: url, max: connections }) });
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
    listen: (heard) => listen(url, heard),
    close: () => client.$disconnect(),
  };
}

/** `?` as PostgreSQL counts them: `$1`, `$2` ... None of our statements has a question mark of another meaning. */
export function numbered(sql: string): string {
  let count = 0;
  return sql.replaceAll("?", () => `$${++count}`);
}
