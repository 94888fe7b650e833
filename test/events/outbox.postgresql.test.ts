import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { sql } from "kysely";
import { Bus } from "../../src/events/bus.ts";
import { append, type Event, type EventDraft, eventRows, readAfter } from "../../src/events/log.ts";
import { numberEvents } from "../../src/events/outbox.ts";
import { pages } from "../../src/events/stream.ts";
import type { Store } from "../../src/store/store.ts";
import { anInstant, draft, soon } from "../support/events.ts";
import { size } from "../support/long.ts";
import { check } from "../support/property.ts";
import { afterThisTest, withDatabase, withOwnCleanups, withStore } from "../support/store.ts";
import { eventually } from "../support/subscribe.ts";

const by = { actor: "a test", actorId: null, at: anInstant };

interface Gateway {
  readonly store: Store;
  readonly bus: Bus;
  /** What its readers were given. */
  readonly seen: Event[];
  readonly unfollow: () => void;
}

async function gateway(url: string): Promise<Gateway> {
  const store = await withStore({ url });
  const bus = new Bus(store);
  await bus.start();
  afterThisTest(() => bus.stop());
  const seen: Event[] = [];
  const unfollow = bus.follow();
  bus.observe((events) => seen.push(...events));
  return { store, bus, seen, unfollow };
}

/** A change of one job, which counts its own changes in the title. */
async function changeJob({ store, bus }: Gateway, { job, pause, fails }: Step): Promise<void> {
  const events = await store.write(async (tx) => {
    const row = await tx
      .updateTable("Affinity")
      .set({ name: sql<string>`"name" || 'x'` })
      .where("id", "=", job)
      .returning("name")
      .executeTakeFirstOrThrow();
    // A transaction that stays open while others commit.
    await new Promise((resume) => setTimeout(resume, pause));
    const appended = await append(
      store,
      tx,
      eventRows([draft("JOB_PROGRESSED", job, { count: row.name.length })], by),
    );
    if (fails) throw new Error("rolled back");
    return appended;
  });
  await bus.publish(events);
}

interface Step {
  readonly job: number;
  /** Milliseconds. */
  readonly pause: number;
  readonly fails: boolean;
}

const step = fc.record({
  job: fc.integer({ min: 1, max: 3 }),
  pause: fc.constantFrom(0, 0, 0, 1, 20),
  fails: fc.integer({ min: 0, max: 5 }).map((one) => one === 0),
});

test("three gateways give the same numbers in the same order, whatever stays open or is rolled back", async () => {
  await check(
    fc.asyncProperty(fc.array(fc.array(step, { maxLength: 8 }), { minLength: 3, maxLength: 12 }), (lines) =>
      withOwnCleanups(() => numbersAreTheSame(lines)),
    ),
    { numRuns: size(3, 25) },
  );
});

async function numbersAreTheSame(lines: readonly Step[][]): Promise<void> {
  const url = await withDatabase();
  const gateways = [await gateway(url), await gateway(url), await gateway(url)];
  const change = async (steps: readonly Step[], at: number) => {
    const here = gateways[at % gateways.length] as Gateway;
    for (const one of steps) {
      const changed = changeJob(here, one);
      if (one.fails) await expect(changed).rejects.toThrow("rolled back");
      else await changed;
    }
  };
  await Promise.all(lines.map(change));
  const committed = lines.flat().filter(({ fails }) => !fails);
  await eventually(() => gateways.every(({ seen }) => seen.length === committed.length));
  const [first, ...others] = gateways.map(({ seen }) => seen.map(({ id, data }) => `${id} ${data}`));
  for (const other of others) expect(other).toEqual(first);
  const events = gateways[0]?.seen ?? [];
  expect(events.map(({ id }) => id)).toEqual(committed.map((_, at) => BigInt(at + 1)));
  // A job's changes wait for each other, so its counts tell their order.
  for (const job of [1, 2, 3]) {
    const own = events.filter(({ jobId }) => jobId === job);
    expect(own.map(({ data }) => JSON.parse(data).count)).toEqual(own.map((_, at) => at + 1));
  }
}

test("a change waits for no other's events", async () => {
  const url = await withDatabase();
  const { store, bus } = await gateway(url);
  let finish = () => {};
  const open = store.write(async (tx) => {
    await append(store, tx, eventRows([draft("JOB_CREATED", 1)], by));
    await new Promise<void>((resolve) => {
      finish = resolve;
    });
  });
  await store.write((tx) => append(store, tx, eventRows([draft("JOB_CREATED", 2)], by)));
  await bus.publish([]);
  expect((await readAfter(store.sql, 0n, { limit: 10 })).map(({ jobId }) => jobId)).toEqual([2]);
  finish();
  await open;
  await bus.publish([]);
  expect((await readAfter(store.sql, 0n, { limit: 10 })).map(({ jobId }) => jobId)).toEqual([2, 1]);
});

test("what a gateway left without a number when it ended gets one from another", async () => {
  const url = await withDatabase();
  const left = await withStore({ url });
  await left.write((tx) => append(left, tx, eventRows([draft("JOB_CREATED", 1)], by)));
  const { seen, bus } = await gateway(url);
  expect(bus.head).toBe(1n);
  await left.write((tx) => append(left, tx, eventRows([draft("JOB_CREATED", 2)], by)));
  await eventually(() => seen.some(({ jobId }) => jobId === 2));
});

test("numberings at the same time give no number twice", async () => {
  const url = await withDatabase();
  const stores = [await withStore({ url }), await withStore({ url })];
  const rounds = Array.from({ length: 40 }, async (_, at) => {
    const store = stores[at % 2] as Store;
    await store.write((tx) => append(store, tx, eventRows([draft("JOB_CREATED", at)], by)));
    return (await numberEvents(store.sql, soon)).events;
  });
  const ids = (await Promise.all(rounds)).flat().map(({ id }) => id);
  expect(ids.toSorted((a, b) => Number(a - b))).toEqual(ids.map((_, at) => BigInt(at + 1)));
  expect(ids).toHaveLength(40);
});

test("a gateway that nobody follows reads only what is about access, and one who comes later misses nothing", async () => {
  const url = await withDatabase();
  const busy = await gateway(url);
  const idle = await gateway(url);
  idle.unfollow();
  const change = async (...drafts: EventDraft[]) => {
    const events = await busy.store.write((tx) => append(busy.store, tx, eventRows(drafts, by)));
    await busy.bus.publish(events);
    await eventually(() => idle.bus.head === busy.bus.head);
  };
  const types = () => idle.seen.map(({ type }) => type);
  // It may look by itself just before an event is announced.
  await eventually(async () => {
    idle.seen.length = 0;
    await change(draft("JOB_PROGRESSED", 1));
    return idle.seen.length === 0;
  });
  await change({ type: "USER_DISABLED" });
  expect(types()).toEqual(["USER_DISABLED"]);
  await change(draft("JOB_PROGRESSED", 1));
  idle.bus.follow();
  await change(draft("JOB_FINISHED", 1));
  expect(types().at(-1)).toBe("JOB_FINISHED");
  const { signal } = new AbortController();
  const reader = pages(idle.bus, idle.store, { match: () => true, after: 0n, signal });
  const { value } = await reader.next();
  expect(value?.map(({ id }) => id)).toEqual(busy.seen.map(({ id }) => id));
  await reader.return();
});
