import { describe, expect, test } from "@jest/globals";
import { sql } from "kysely";
import { append, eventRows, newest, readAfter } from "../../src/events/log.ts";
import { dialect } from "../support/database.ts";
import { anInstant, commit, draft } from "../support/events.ts";
import { size } from "../support/long.ts";
import { withDatabase, withStore } from "../support/store.ts";

const rounds = size(2, 6);
const by = { actor: "a test", actorId: null, at: anInstant };

describe("the event log", () => {
  test("numbers events without a gap, readable in their order, under 50 concurrent writers", async () => {
    const url = await withDatabase();
    const [here, watcher] = [await withStore({ url }), await withStore({ url })];
    // One process writes to a SQLite file; two writers in one thread would wait for each other's lock.
    const there = dialect === "sqlite" ? here : await withStore({ url });
    let done = false;
    // Whoever sees an id sees every smaller one, at any moment.
    const watching = (async () => {
      let looks = 0;
      while (!done) {
        const events = await readAfter(watcher.sql, 0n, { limit: 10_000 });
        expect(events.map(({ id }) => id)).toEqual(events.map((_, at) => BigInt(at + 1)));
        looks++;
        // SQLite answers without ever leaving this turn of the event loop; the writers' timers need theirs.
        await new Promise((resume) => setImmediate(resume));
      }
      return looks;
    })();
    const writers = Array.from({ length: 50 }, async (_, at) => {
      for (let round = 0; round < rounds; round++) {
        await commit(at % 2 ? here : there, [draft("JOB_STARTED", at + 1), draft("JOB_RESET", at + 1)]);
      }
    });
    await Promise.all(writers);
    done = true;
    expect(await watching).toBeGreaterThan(dialect === "sqlite" ? 0 : 3);
    expect(await newest(here.sql)).toBe(BigInt(50 * 2 * rounds));
    expect(await here.read.event.count()).toBe(50 * 2 * rounds);
  });

  test("takes no numbers for a change that is rolled back", async () => {
    const store = await withStore();
    await commit(store, [draft("JOB_CREATED", 1)]);
    await expect(
      store.write(async (tx) => {
        await append(store, tx, eventRows([draft("JOB_DELETED", 1)], by));
        throw new Error("thought better of it");
      }),
    ).rejects.toThrow("thought better of it");
    const [event] = await commit(store, [draft("JOB_STARTED", 1)]);
    expect(event?.id).toBe(2n);
  });

  test("stores the path that ends with the job itself, and the data as they were", async () => {
    const store = await withStore();
    const data = { progress: 0.5, data: { comment: "hälf", nested: { a: [1] }, none: null } };
    await commit(store, [{ type: "JOB_PROGRESSED", job: { id: 9, path: "/1/5/" }, data }]);
    const [event] = await readAfter(store.sql, 0n, { limit: 1 });
    expect(event?.jobPath).toBe("/1/5/9/");
    expect(JSON.parse(event?.data ?? "")).toEqual(data);
  });

  test("reads no further than it is told", async () => {
    const store = await withStore();
    await commit(store, [draft("JOB_CREATED", 1), draft("JOB_CREATED", 2), draft("JOB_STARTED", 1)]);
    const ids = async (options: Parameters<typeof readAfter>[2]) =>
      (await readAfter(store.sql, 0n, options)).map(({ id }) => id);
    expect(await ids({ limit: 10, upTo: 2n })).toEqual([1n, 2n]);
    expect(await ids({ limit: 10, where: sql<boolean>`"jobId" = 1` })).toEqual([1n, 3n]);
    expect(await ids({ limit: 1 })).toEqual([1n]);
  });
});
