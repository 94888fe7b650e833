import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import type { OnNewest } from "../store.ts";

/** Carries "there is an event up to number N" between gateways, as "N"; never the event. */
export const channel = "gantry_events";

/** Carries "there are the events N to M, which concern subscribers only", as "N M". */
export const subscribersChannel = "gantry_events_for_subscribers";

/** Every user of the database can notify: anything else is left alone. */
const notified = /^(?:(\d{1,18}) )?(\d{1,18})$/;

/** Pause before a lost connection is opened again. Milliseconds. */
const reconnectPause = 500;

/** Interval of a connection's health check: a connection can be lost without an error or an end. Milliseconds. */
const healthCheckInterval = 20_000;

/** How long to wait for a connection or an answer. Milliseconds. */
const timeout = 5_000;

interface Connection {
  /** Settles once, when the connection is of no more use. */
  lost: Promise<unknown>;
  close(): Promise<void>;
}

/**
 * Calls back with the newest event id for as long as the process lives, over one connection at a time. After every
 * (re)connection it reads the newest id, so that notifications sent while it was not connected are not missed.
 *
 * @returns stops it
 * @throws when the first connection fails
 */
export async function listen(url: string, onNewest: OnNewest): Promise<() => Promise<void>> {
  const stopping = new AbortController();
  const { signal } = stopping;
  let connection: Connection | undefined = await open(url, onNewest);

  async function keepConnected(): Promise<void> {
    while (!signal.aborted) {
      await connection?.lost;
      await connection?.close();
      connection = undefined;
      await pause(reconnectPause, undefined, { signal });
      connection = await open(url, onNewest).catch(() => undefined);
    }
  }
  const ended = keepConnected().catch(() => {}); // the pause is aborted

  return async () => {
    stopping.abort();
    await connection?.close();
    await ended;
    await connection?.close();
  };
}

async function open(url: string, onNewest: OnNewest): Promise<Connection> {
  const client = new pg.Client({
    connectionString: url,
    application_name: "gantry listen",
    connectionTimeoutMillis: timeout,
    query_timeout: timeout,
    keepAlive: true,
  });
  let closed = false;
  const end = new Promise<void>((resolve) => client.once("end", resolve));
  client.on("error", () => {});
  client.on("notification", ({ payload = "" }) => {
    const [, first, newest] = notified.exec(payload) ?? [];
    if (newest !== undefined) onNewest(BigInt(newest), first === undefined ? null : BigInt(first));
  });

  async function readNewest(): Promise<void> {
    const { rows } = await client.query('SELECT "last" FROM "EventClock"');
    if (rows[0]) onNewest(BigInt(rows[0].last), null);
  }
  async function close(): Promise<void> {
    if (closed) return;
    closed = true;
    clearInterval(timer);
    // For a second at most: on a lost connection the other side never answers.
    await Promise.race([client.end().catch(() => {}), pause(1_000, undefined, { ref: false })]);
  }

  let fail: () => void = () => {};
  const unhealthy = new Promise<void>((resolve) => {
    fail = resolve;
  });
  const timer = setInterval(() => readNewest().catch(fail), healthCheckInterval).unref();
  try {
    await client.connect();
    await client.query(`LISTEN ${channel}; LISTEN ${subscribersChannel}`);
    await readNewest();
  } catch (error) {
    await close();
    throw error;
  }
  return { lost: Promise.race([end, unhealthy]), close };
}
