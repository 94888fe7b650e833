import { expect, test } from "@jest/globals";
import { sql } from "kysely";
import { channel } from "../../src/store/postgresql/listen.ts";
import { updateRows } from "../../src/store/rows.ts";
import type { Store } from "../../src/store/store.ts";
import { withProxy } from "../support/proxy.ts";
import { afterThisTest, runScript, withDatabase, withStore } from "../support/store.ts";
import { eventually } from "../support/subscribe.ts";

/** What a gateway hears, and a way to wait for a certain id. */
async function listenOn(store: Store) {
  const ids: bigint[] = [];
  const waiting = new Map<bigint, () => void>();
  const stop = await store.listen((id) => {
    ids.push(id);
    waiting.get(id)?.();
  });
  afterThisTest(stop);
  const until = async (id: bigint) => {
    if (!ids.includes(id)) await new Promise<void>((resume) => waiting.set(id, resume));
  };
  return { ids, until, stop };
}

/** Appends events up to `id`, as the event log does. */
function append(store: Store, id: bigint) {
  return store.write(async (tx) => {
    await updateRows(tx, "EventClock", { id: 1 }, { last: id });
    await sql`SELECT pg_notify(${channel}, ${String(id)})`.execute(tx);
  });
}

const listening = "application_name = 'gantry listen' AND datname =";

/** How many connections of the store's database listen. */
async function listeners(store: Store): Promise<number> {
  const count = `SELECT count(*)::int AS count FROM pg_stat_activity WHERE ${listening} current_database()`;
  const rows = await store.read.$queryRawUnsafe<{ count: number }[]>(count);
  return rows[0]?.count ?? 0;
}

/** Ends the listening connections of the database that `url` names, from another database. */
async function cut(admin: Store, url: string): Promise<void> {
  await runScript(
    admin,
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE ${listening} '${nameOf(url)}'`,
  );
}

function nameOf(url: string): string {
  return new URL(url).pathname.slice(1);
}

test("a gateway hears what another has committed", async () => {
  const url = await withDatabase();
  const [one, other] = [await withStore({ url }), await withStore({ url })];
  const { until } = await listenOn(other);
  await append(one, 5n);
  await until(5n);
});

test("a gateway leaves notifications alone that no gateway sends", async () => {
  const url = await withDatabase();
  const [one, other] = [await withStore({ url }), await withStore({ url })];
  const { ids, until } = await listenOn(other);
  for (const payload of ["hello", "", "1 2 3", "-1", "1.5", "9".repeat(30)]) {
    await one.sql.executeQuery(sql`SELECT pg_notify(${channel}, ${payload})`.compile(one.sql));
  }
  await append(one, 5n);
  await until(5n);
  expect(ids).toEqual([0n, 5n]);
});

test("a gateway whose listening connection was cut makes up for what it missed, and hears on", async () => {
  const url = await withDatabase();
  const [one, other] = [await withStore({ url }), await withStore({ url })];
  const admin = await withStore();
  const { ids, until } = await listenOn(other);
  await cut(admin, url);
  await append(one, 5n);
  expect(ids).toEqual([0n]);
  await until(5n);
  await append(one, 6n);
  await until(6n);
});

test("a gateway that cannot connect for a while keeps to one listening connection", async () => {
  const url = await withDatabase();
  const line = await withProxy(url);
  const throughLine = new URL(url);
  throughLine.host = new URL(line.url).host;
  const [one, other] = [await withStore({ url }), await withStore({ url: throughLine.href })];
  const { until } = await listenOn(other);
  line.target = null;
  line.cut();
  await append(one, 5n);
  await eventually(() => line.refused >= 3);
  line.target = url;
  await until(5n);
  expect(await listeners(one)).toBe(1);
});

test("a gateway that stopped listening holds no connection for it", async () => {
  const url = await withDatabase();
  const store = await withStore({ url });
  const { stop } = await listenOn(store);
  expect(await listeners(store)).toBe(1);
  await stop();
  expect(await listeners(store)).toBe(0);
});
