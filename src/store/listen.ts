import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";

/** Carries "there is an event up to id N" between gateways; never a payload. */
export const channel = "gantry_events";

/** Pause before a lost connection is opened again. Milliseconds. */
const reconnectPause = 500;

/** How often a connection is asked whether it lives: one that died without a word would never say so. Milliseconds. */
const pulse = 20_000;

/** How long to wait for a connection or an answer. Milliseconds. */
const patience = 5_000;

interface Line {
  /** Settles once, when the connection is of no more use. */
  lost: Promise<unknown>;
  hangUp(): Promise<void>;
}

/**
 * Calls back with the newest event id for as long as the process lives, over one connection at a time. After every
 * (re)connection it asks the clock, so what was said while nobody listened is made up for.
 *
 * @returns the way to stop
 * @throws when the first connection fails
 */
export async function listen(url: string, heard: (id: bigint) => void): Promise<() => Promise<void>> {
  const stopping = new AbortController();
  const { signal } = stopping;
  let line: Line | undefined = await open(url, heard);

  async function keep(): Promise<void> {
    while (!signal.aborted) {
      await line?.lost;
      await line?.hangUp();
      line = undefined;
      await pause(reconnectPause, undefined, { signal });
      line = await open(url, heard).catch(() => undefined);
    }
  }
  const kept = keep().catch(() => {}); // the pause, cut short

  return async () => {
    stopping.abort();
    await line?.hangUp();
    await kept;
    await line?.hangUp();
  };
}

async function open(url: string, heard: (id: bigint) => void): Promise<Line> {
  const client = new pg.Client({
    connectionString: url,
    application_name: "gantry listen",
    connectionTimeoutMillis: patience,
    query_timeout: patience,
    keepAlive: true,
  });
  let ended = false;
  const end = new Promise<void>((resolve) => client.once("end", resolve));
  client.on("error", () => {});
  client.on("notification", ({ payload }) => payload && heard(BigInt(payload)));

  async function ask(): Promise<void> {
    const { rows } = await client.query('SELECT "last" FROM "EventClock"');
    if (rows[0]) heard(BigInt(rows[0].last));
  }
  async function hangUp(): Promise<void> {
    if (ended) return;
    ended = true;
    clearInterval(timer);
    // Not awaited for ever: the other side of a dead connection does not say goodbye.
    await Promise.race([client.end().catch(() => {}), pause(1_000, undefined, { ref: false })]);
  }

  let fail: () => void = () => {};
  const silent = new Promise<void>((resolve) => {
    fail = resolve;
  });
  const timer = setInterval(() => ask().catch(fail), pulse).unref();
  try {
    await client.connect();
    await client.query(`LISTEN ${channel}`);
    await ask();
  } catch (error) {
    await hangUp();
    throw error;
  }
  return { lost: Promise.race([end, silent]), hangUp };
}
