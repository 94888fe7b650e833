import { CommandFailure } from "../../failure.ts";
import { migrateTo, migrationState } from "../../store/migrate.ts";
import { openPostgresqlSession } from "../../store/migrations/postgresql.ts";
import {
  dropTables,
  dumpDatabase,
  loadDump,
  otherConnections,
  tablesOf,
} from "../../store/postgresql/dump.ts";
import { notFound } from "../errors.ts";
import type { BackupDatabase } from "./database.ts";
import { newer, notEmpty } from "./errors.ts";

type Session = Awaited<ReturnType<typeof openPostgresqlSession>>;

/** A copy is a dump. Restoring is one transaction: migrations as far as the backup's, the dump, and foreign keys at the end. */
export function postgresqlDatabase(url: string, timeout: number): BackupDatabase {
  const withSession = async <T>(work: (session: Session) => Promise<T>): Promise<T> => {
    const session = await openPostgresqlSession(url, timeout);
    try {
      return await work(session);
    } finally {
      await session.close();
    }
  };
  return {
    dialect: "postgresql",
    migrations: async () => {
      const { applied } = await migrationState({ dialect: "postgresql" }, { url, timeout });
      if (applied === 0) throw notFound("There is nothing of Gantry in this database; check DATABASE_URL.");
      return applied;
    },
    copy: (to, onProgress) => withSession(({ client }) => dumpDatabase(client, to, onProgress)),
    replace: ({ force }, work) =>
      withSession((session) =>
        session.exclusively(async () => {
          await makeRoom(session, force);
          return work(async (copy, { version, database }) => {
            if (!(await migrateTo({ dialect: "postgresql" }, session, database.migrations))) {
              throw newer(version);
            }
            return loadDump(session.client, copy);
          });
        }),
      ),
  };
}

async function makeRoom({ client }: Session, force: boolean): Promise<void> {
  if ((await tablesOf(client)).length === 0) return;
  if (!force) throw notEmpty("A database of Gantry");
  if ((await otherConnections(client)) > 0) {
    throw new CommandFailure(
      "DATABASE_IN_USE",
      "The database has other connections; stop all gateways and other programs that use it first.",
    );
  }
  await dropTables(client);
}
