import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { PrismaClient } from "../../prisma/generated/postgresql/client.ts";
import { retrying } from "./retry.ts";
import type { Db, Store, StoreOptions } from "./store.ts";

/** Carries "there is an event up to id N" between gateways; never a payload. */
const channel = "gantry_events";

/** Pause before a lost listening connection is opened again. Milliseconds. */
const reconnectPause = 500;

/** PostgreSQL through Prisma's adapter; reads and writes share one pool. */
export async function openPostgresql({ url, connections = 10 }: StoreOptions): Promise<Store> {
  const client = new PrismaClient({ adapter: new PrismaPg({ connectionString: url, max: connections }) });
  await client.$connect();
  // The SQLite client's types are a subset of this one's (same models); the rest of the code is typed once.
  const db = client as unknown as Db;

  return {
    dialect: "postgresql",
    read: db,
    write: (work) => retrying(() => db.$transaction(work, { maxWait: 30_000, timeout: 120_000 })),
    lockJob: async (tx, id) => {
      await tx.$queryRaw`SELECT "id" FROM "Job" WHERE "id" = ${id} FOR UPDATE`;
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
    listen: (heard) => listen(url, db, heard),
    close: () => client.$disconnect(),
  };
}

/** Keeps one listening connection alive; after a gap it asks the clock, so nothing said meanwhile is missed. */
async function listen(url: string, db: Db, heard: (id: bigint) => void): Promise<() => Promise<void>> {
  let stopped = false;
  let connection: pg.Client | undefined;
  let timer: NodeJS.Timeout | undefined;

  async function open(): Promise<void> {
    const next = new pg.Client({ connectionString: url });
    next.on("notification", ({ payload }) => payload && heard(BigInt(payload)));
    next.on("error", () => {});
    next.on("end", () => {
      if (!stopped) timer = setTimeout(() => void open().catch(again), reconnectPause);
    });
    await next.connect();
    await next.query(`LISTEN ${channel}`);
    connection = next;
    const clock = await db.eventClock.findUnique({ where: { id: 1 } });
    if (clock) heard(clock.last);
  }
  function again(): void {
    if (!stopped) timer = setTimeout(() => void open().catch(again), reconnectPause);
  }

  await open();
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await connection?.end();
  };
}
