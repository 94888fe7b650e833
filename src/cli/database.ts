import { readConfig } from "../config.ts";
import { programActor } from "../domain/actor.ts";
import type { Call } from "../domain/change.ts";
import { systemClock } from "../domain/clock.ts";
import { Presence } from "../domain/presence.ts";
import { Logins } from "../domain/users/logins.ts";
import { Bus } from "../events/bus.ts";
import { openBlobs } from "../store/blobs/open.ts";
import { migrate } from "../store/migrate.ts";
import { dialectOf, openStore } from "../store/open.ts";
import type { CliContext } from "./context.ts";

/**
 * Opens the database of the settings, migrates it, so that a command works before the first start too, runs `work` as
 * the program itself, and closes the database. A running server is notified of the changes by their events.
 */
export async function withDatabase<T>(
  { environment }: CliContext,
  work: (call: Call) => Promise<T>,
): Promise<T> {
  const config = readConfig(environment);
  const { databaseUrl: url, sqliteDurable: durable } = config;
  const timeout = config.databaseTimeout * 1_000;
  await migrate({ dialect: dialectOf(url) }, { url, timeout });
  const store = await openStore({ url, durable, timeout, connections: 2 });
  const bus = new Bus(store);
  const presence = new Presence(store);
  try {
    await bus.start();
    const blobs = await openBlobs({ url: config.blobUrl, durable });
    try {
      const services = {
        store,
        bus,
        blobs,
        clock: systemClock,
        presence,
        reportError,
        logins: new Logins(systemClock),
        passwordMinLength: config.passwordMinLength,
        jwt: config.jwt,
      };
      const result = await work({ services, actor: programActor("cli") });
      await presence.flush();
      return result;
    } finally {
      await blobs.close();
    }
  } finally {
    await bus.stop();
    await store.close();
  }
}

function reportError(error: unknown, message: string): void {
  process.stderr.write(`${message}: ${error instanceof Error ? error.message : String(error)}\n`);
}
