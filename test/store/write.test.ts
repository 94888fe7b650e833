import { describe, expect, test } from "@jest/globals";
import { failedWith } from "../../src/store/errorCodes.ts";
import { findRows, insertRow } from "../../src/store/rows.ts";
import { withDatabase, withStore } from "../support/store.ts";

const row = { name: "key", value: "value" };

describe("a write", () => {
  test("is invisible to reads until it is committed", async () => {
    const store = await withStore();
    await store.write(async (tx) => {
      await insertRow(tx, "Secret", row);
      expect(await findRows(tx, "Secret", {}, "name")).toHaveLength(1);
      expect(await store.read.secret.count()).toBe(0);
    });
    expect(await store.read.secret.count()).toBe(1);
  });

  test("that throws leaves nothing, and hands on what was thrown", async () => {
    const store = await withStore();
    const failure = new Error("changed my mind");
    const write = store.write(async (tx) => {
      await insertRow(tx, "Secret", row);
      throw failure;
    });
    await expect(write).rejects.toBe(failure);
    expect(await store.read.secret.count()).toBe(0);
  });

  test("does not lose another's work on the same row", async () => {
    const url = await withDatabase();
    const store = await withStore({ url });
    const bump = () =>
      store.write((tx) =>
        tx
          .updateTable("EventClock")
          .set((row) => ({ last: row("last", "+", 1n) }))
          .execute(),
      );
    await Promise.all(Array.from({ length: 25 }, bump));
    expect(await store.read.eventClock.findUnique({ where: { id: 1 } })).toEqual({ id: 1, last: 25n });
  });

  test("that breaks a unique rule is not tried again", async () => {
    const store = await withStore();
    await store.write((tx) => insertRow(tx, "Secret", row));
    let tries = 0;
    const second = store.write((tx) => {
      tries++;
      return insertRow(tx, "Secret", row);
    });
    expect(failedWith("taken", await second.catch((error: unknown) => error))).toBe(true);
    expect(tries).toBe(1);
  });
});
