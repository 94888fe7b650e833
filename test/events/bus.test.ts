import { describe, expect, test } from "@jest/globals";
import { sql } from "kysely";
import { Bus } from "../../src/events/bus.ts";
import type { Event } from "../../src/events/log.ts";
import { pages } from "../../src/events/stream.ts";
import type { Store } from "../../src/store/store.ts";
import { anEvent, commit, draft } from "../support/events.ts";
import { afterThisTest, withDatabase, withStore } from "../support/store.ts";
import { within } from "../support/time.ts";

async function withBus(store: Store): Promise<Bus> {
  const bus = new Bus(store);
  await bus.start();
  afterThisTest(() => bus.stop());
  return bus;
}

const everything = { match: () => true };

/** Ids of the first `count` events after a cursor, as a reader gets them. */
async function read(bus: Bus, store: Store, after: bigint, count: number): Promise<bigint[]> {
  const ids: bigint[] = [];
  const { signal } = new AbortController();
  for await (const page of pages(bus, store, { ...everything, after, signal })) {
    ids.push(...page.map(({ id }) => id));
    if (ids.length >= count) break;
  }
  return ids;
}

const upTo = (last: number, first = 1) =>
  Array.from({ length: last - first + 1 }, (_, at) => BigInt(first + at));

describe("the bus", () => {
  test("starts at the newest event and hands on what is committed from then", async () => {
    const store = await withStore();
    await commit(store, [draft("JOB_CREATED", 1)]);
    const bus = await withBus(store);
    expect(bus.head).toBe(1n);
    const first = read(bus, store, bus.head, 2);
    await commit(store, [draft("JOB_STARTED", 1), draft("JOB_FINISHED", 1)], (events) =>
      bus.committed(events),
    );
    expect(await first).toEqual([2n, 3n]);
  });

  test("puts commits that are told in the wrong order into the order of their ids", async () => {
    const store = await withStore();
    const bus = await withBus(store);
    const reading = read(bus, store, 0n, 6);
    const told: Event[][] = [];
    for (let at = 0; at < 3; at++)
      told.push(await commit(store, [draft("JOB_STARTED", 1), draft("JOB_RESET", 1)]));
    for (const events of told.reverse()) bus.committed(events);
    expect(await reading).toEqual(upTo(6));
  });

  test("hands 2,000 commits of one tick to every reader, once and in order", async () => {
    const store = await withStore();
    const bus = await withBus(store);
    const drafts = Array.from({ length: 2_000 }, () => draft("JOB_STARTED", 1));
    const readers = Array.from({ length: 20 }, () => read(bus, store, 0n, 2_000));
    const events = await commit(store, drafts);
    for (const event of events) bus.committed([event]);
    for (const ids of await Promise.all(readers)) expect(ids).toEqual(upTo(2_000));
  });

  test("sends a reader that the ring has left behind to the table", async () => {
    const store = await withStore();
    const bus = await withBus(store);
    for (let at = 0; at < 10; at++) {
      const drafts = Array.from({ length: 1_000 }, () => draft("JOB_STARTED", 1));
      await commit(store, drafts, (events) => bus.committed(events));
    }
    expect(bus.recent(0n, 1)).toBeNull();
    expect(await read(bus, store, 0n, 10_000)).toEqual(upTo(10_000));
  });

  test("reads from the table only what interests the reader, and goes on from where the table ended", async () => {
    const store = await withStore();
    await commit(
      store,
      Array.from({ length: 900 }, (_, at) => draft("JOB_STARTED", 1 + (at % 3))),
    );
    const bus = await withBus(store);
    const seen: bigint[] = [];
    const { signal } = new AbortController();
    const interest = { match: (event: Event) => event.jobId === 2, where: () => sql<boolean>`"jobId" = 2` };
    const reading = (async () => {
      for await (const page of pages(bus, store, { ...interest, after: 0n, signal })) {
        seen.push(...page.map(({ id }) => id));
        if (seen.length > 300) return;
      }
    })();
    await commit(store, [draft("JOB_STARTED", 1), draft("JOB_STARTED", 2)], (events) =>
      bus.committed(events),
    );
    await reading;
    expect(seen).toEqual([...upTo(900).filter((id) => id % 3n === 2n), 902n]);
  });

  test("notices what another process commits within a second or so", async () => {
    const url = await withDatabase();
    const [here, there] = [await withStore({ url }), await withStore({ url })];
    const bus = await withBus(here);
    const reading = read(bus, here, 0n, 3);
    const began = performance.now();
    await commit(there, [draft("JOB_CREATED", 1), draft("JOB_STARTED", 1)]);
    await commit(there, [draft("JOB_FINISHED", 1)]);
    expect(await reading).toEqual(upTo(3));
    expect(performance.now() - began).toBeLessThan(within(1_500));
  });

  test("keeps the order when two processes write at once", async () => {
    const url = await withDatabase();
    const [here, there] = [await withStore({ url }), await withStore({ url })];
    const [busHere, busThere] = [await withBus(here), await withBus(there)];
    const readings = [read(busHere, here, 0n, 200), read(busThere, there, 0n, 200)];
    const writing = async (store: Store, bus: Bus) => {
      for (let at = 0; at < 50; at++) {
        await commit(store, [draft("JOB_STARTED", 1), draft("JOB_RESET", 1)], (events) =>
          bus.committed(events),
        );
      }
    };
    await Promise.all([writing(here, busHere), writing(there, busThere)]);
    for (const ids of await Promise.all(readings)) expect(ids).toEqual(upTo(200));
  });

  test("survives a database that goes away, and says afterwards what happened", async () => {
    const store = await withStore();
    let away = false;
    const flaky = {
      ...store,
      read: new Proxy(store.read, {
        get: (client, name) => {
          if (away && name === "event") throw new Error("connection lost");
          return Reflect.get(client, name);
        },
      }),
    };
    const bus = await withBus(flaky);
    const reading = read(bus, store, 0n, 2);
    away = true;
    const [first, second] = [
      await commit(store, [draft("JOB_CREATED", 1)]),
      await commit(store, [draft("JOB_STARTED", 1)]),
    ];
    bus.committed(second); // with a gap before it, so that the table must be read
    bus.committed(first);
    away = false;
    expect(await reading).toEqual([1n, 2n]);
  });

  test("ends every reader when it stops", async () => {
    const store = await withStore();
    const bus = new Bus(store);
    await bus.start();
    const readers = Array.from({ length: 50 }, () => read(bus, store, 0n, 1));
    await bus.stop();
    expect(await Promise.all(readers)).toEqual(readers.map(() => []));
  });

  test("ends one reader when its signal aborts, and leaves the others", async () => {
    const store = await withStore();
    const bus = await withBus(store);
    const leaving = new AbortController();
    const gone = pages(bus, store, { ...everything, after: 0n, signal: leaving.signal }).next();
    const staying = read(bus, store, 0n, 1);
    leaving.abort();
    expect(await gone).toEqual({ done: true, value: undefined });
    await commit(store, [draft("JOB_CREATED", 1)], (events) => bus.committed(events));
    expect(await staying).toEqual([1n]);
  });

  test("shows its observers every event", async () => {
    const store = await withStore();
    const bus = await withBus(store);
    const seen: bigint[] = [];
    const end = bus.observe((events) => seen.push(...events.map(({ id }) => id)));
    bus.committed([anEvent(1, "USER_DISABLED", 1), anEvent(2, "JOB_STARTED", 1)]);
    end();
    bus.committed([anEvent(3, "JOB_STARTED", 1)]);
    expect(seen).toEqual([1n, 2n]);
  });
});
