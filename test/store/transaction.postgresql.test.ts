import { describe, expect, test } from "@jest/globals";
import { sql } from "kysely";
import type { Sql } from "../../src/store/database.ts";
import { findRow, findRows, insertRow, updateRow } from "../../src/store/rows.ts";
import { withProxy } from "../support/proxy.ts";
import { runScript, withDatabase, withStore } from "../support/store.ts";
import { eventually } from "../support/subscribe.ts";

const row = { name: "key", value: "value" };

/** A store whose one connection goes through a proxy. */
async function withOneConnection() {
  const url = new URL(await withDatabase());
  const proxy = await withProxy(url.href);
  url.host = new URL(proxy.url).host;
  return { store: await withStore({ url: url.href, connections: 1 }), proxy };
}

describe("a transaction", () => {
  test("sends BEGIN with its first read and COMMIT with its last statement, without an answer between", async () => {
    const { store, proxy } = await withOneConnection();
    await store.check();
    const sent = async (pattern: RegExp, doing: () => Promise<unknown>) => {
      proxy.sent = "";
      const answer = proxy.holdAnswers();
      const done = doing();
      await eventually(() => pattern.test(proxy.sent));
      answer();
      await done;
    };
    await store.write(
      async (tx) => {
        await sent(/BEGIN.*"Affinity"/s, () => findRow(tx, "Affinity", { id: 1 }));
        await updateRow(tx, "Affinity", { id: 1 }, { name: "other" });
      },
      async (tx) => {
        store.commitWithNext(tx);
        await sent(/"EventClock".*COMMIT/s, () => updateRow(tx, "EventClock", { id: 1 }, { last: 7n }));
      },
    );
    expect(await store.read.eventClock.findUnique({ where: { id: 1 } })).toEqual({ id: 1, last: 7n });
    expect(await store.read.affinity.findUnique({ where: { id: 1 } })).toMatchObject({ name: "other" });
  });

  test("waits with a change for the transaction to have begun", async () => {
    const { store, proxy } = await withOneConnection();
    await store.check();
    proxy.sent = "";
    const answer = proxy.holdAnswers();
    const written = store.write((tx) => insertRow(tx, "Secret", row));
    await eventually(() => proxy.sent.includes("BEGIN"));
    expect(proxy.sent).not.toContain("Secret");
    answer();
    await written;
    expect(await store.read.secret.count()).toBe(1);
  });

  test("leaves nothing when its last statement fails, and its connection goes on", async () => {
    const { store } = await withOneConnection();
    const write = store.write(
      (tx) => insertRow(tx, "Secret", row),
      async (tx) => {
        store.commitWithNext(tx);
        await sql`SELECT 1 / 0`.execute(tx);
      },
    );
    await expect(write).rejects.toThrow("division by zero");
    expect(await store.read.secret.count()).toBe(0);
    await store.write((tx) => insertRow(tx, "Secret", row));
    expect(await store.read.secret.count()).toBe(1);
  });

  test("fails when a statement has failed, even if its caller went on", async () => {
    const { store } = await withOneConnection();
    const write = store.write(async (tx) => {
      await insertRow(tx, "Secret", row);
      await sql`SELECT 1 / 0`.execute(tx).catch(() => {});
    });
    await expect(write).rejects.toThrow("nothing was committed");
    expect(await store.read.secret.count()).toBe(0);
  });

  test.each(["commit", "rollback", "last statement"])("takes no statement after its %s", async (end) => {
    const { store } = await withOneConnection();
    let left: Sql | undefined;
    const ended = store.write(
      async (tx) => {
        left = tx;
        await findRows(tx, "Secret", {}, "name");
        if (end === "rollback") throw new Error("changed my mind");
      },
      async (tx) => {
        if (end === "last statement") store.commitWithNext(tx);
        await findRows(tx, "Secret", {}, "name");
        if (end === "last statement") await findRows(tx, "Secret", {}, "name");
      },
    );
    if (end === "last statement") await expect(ended).rejects.toThrow("The changes were committed, and");
    else await ended.catch(() => {});
    await expect(insertRow(left as Sql, "Secret", row)).rejects.toThrow("after the end of its transaction");
    expect(await store.read.secret.count()).toBe(0);
  });
});

test("a transaction whose last statement can't be sent leaves nothing", async () => {
  const { store } = await withOneConnection();
  const write = store.write(
    (tx) => insertRow(tx, "Secret", row),
    async (tx) => {
      store.commitWithNext(tx);
      await insertRow(tx, "Secret", { ...row, name: "other", endsAt: new Date(Number.NaN) });
    },
  );
  await expect(write).rejects.toThrow("Invalid time value");
  expect(await store.read.secret.count()).toBe(0);
});

test("a statement that waits for its transaction to begin is not sent when that has ended meanwhile", async () => {
  const { store } = await withOneConnection();
  let late: Promise<unknown> | undefined;
  const write = store.write((tx) => {
    late = insertRow(tx, "Secret", row);
    late.catch(() => {});
    throw new Error("changed my mind");
  });
  await expect(write).rejects.toThrow("changed my mind");
  await expect(late).rejects.toThrow("after the end of its transaction");
  expect(await store.read.secret.count()).toBe(0);
});

test("a connection whose prepared statement would give other columns is replaced", async () => {
  const { store } = await withOneConnection();
  const all = () => sql`SELECT * FROM "Secret"`.execute(store.sql);
  await all();
  await runScript(store, 'ALTER TABLE "Secret" ADD COLUMN "later" text');
  await expect(all()).rejects.toThrow("cached plan must not change result type");
  expect((await all()).rows).toEqual([]);
});

test("rows are the same whether the server has described their columns in this answer or in an earlier one", async () => {
  const { store, proxy } = await withOneConnection();
  const values = () =>
    sql`SELECT 1::int AS "int", 9007199254740993::bigint AS "big", 0.1::float8 AS "float", true AS "yes",
      NULL::text AS "none", 'a"b' AS "text", TIMESTAMP '0099-01-02 03:04:05.678' AS "time"`.execute(
      store.sql,
    );
  const expected = {
    int: 1,
    big: 9_007_199_254_740_993n,
    float: 0.1,
    yes: true,
    none: null,
    text: 'a"b',
    time: new Date("0099-01-02T03:04:05.678Z"),
  };
  expect((await values()).rows).toEqual([expected]);
  proxy.sent = "";
  expect((await values()).rows).toEqual([expected]);
  // Bind, Execute and Sync, without Describe.
  expect([...proxy.sent.matchAll(/[BDES](?=\0\0)/g)].join("")).toBe("BES");
  // No rows at first.
  const secrets = () => findRows(store.sql, "Secret", {}, "name");
  expect(await secrets()).toEqual([]);
  await store.write((tx) => insertRow(tx, "Secret", row));
  expect(await secrets()).toEqual([{ ...row, endsAt: null }]);
});
