import { describe, expect, test } from "@jest/globals";
import { Bus } from "../../src/events/bus.ts";
import { Followers, type Sink } from "../../src/events/followers.ts";
import type { Event } from "../../src/events/log.ts";
import type { Store } from "../../src/store/store.ts";
import { commit, draft } from "../support/events.ts";
import { afterThisTest, withStore } from "../support/store.ts";
import { eventually } from "../support/subscribe.ts";

/** What a reader has been sent. It has left at once, or when `leave` is called. */
class Reader implements Sink {
  readonly texts: string[] = [];
  /** Where it has been told to read on. */
  next: bigint | undefined;
  readonly #leaving = new AbortController();
  readonly #slow: boolean;
  leave = () => {};

  constructor(slow = false) {
    this.#slow = slow;
  }

  send(json: Buffer, sent: () => void): boolean {
    this.texts.push(String(json));
    this.leave = sent;
    return !this.#slow;
  }

  get signal(): AbortSignal {
    return this.#leaving.signal;
  }

  stop(): void {
    this.#leaving.abort();
  }
}

/** Followers of all events of a store with a bus, whose texts are the events' numbers. */
async function withFollowers(byItself: (event: Event) => boolean = () => false) {
  const store: Store = await withStore();
  const bus = new Bus(store);
  await bus.start();
  afterThisTest(() => bus.stop());
  const followers = new Followers();
  const made: bigint[] = [];
  const text = async (event: Event) => {
    if (byItself(event)) return null;
    made.push(event.id);
    return String(event.id);
  };
  const follow = (reader: Reader, after = bus.head): Reader => {
    const telling = { bus, store, match: ({ jobId }: Event) => jobId === 1, text };
    void followers.follow(telling, after, reader.signal, reader).then((next) => {
      reader.next = next;
    });
    return reader;
  };
  const happens = (...jobs: number[]) =>
    commit(
      store,
      jobs.map((job) => draft("JOB_STARTED", job)),
      (events) => bus.committed(events),
    );
  return { bus, follow, happens, made };
}

describe("followers", () => {
  test("are all told the same texts, each made once, of the events that they want", async () => {
    const { bus, follow, happens, made } = await withFollowers();
    const readers = Array.from({ length: 20 }, () => follow(new Reader()));
    expect(bus.readers).toBe(20);
    await happens(1, 2, 1);
    await happens(1);
    await eventually(() => readers.every(({ texts }) => texts.length === 3));
    expect(readers.map(({ texts }) => texts)).toEqual(Array(20).fill(["1", "3", "4"]));
    expect(made).toEqual([1n, 3n, 4n]);
  });

  test("read on by themselves when the text before has not left, behind that one, once it has", async () => {
    const { bus, follow, happens } = await withFollowers();
    const [slow, quick] = [follow(new Reader(true)), follow(new Reader())];
    await happens(1);
    await happens(1);
    await eventually(() => quick.texts.length === 2);
    await eventually(() => bus.readers === 1);
    expect({ texts: slow.texts, next: slow.next }).toEqual({ texts: ["1"], next: undefined });
    slow.leave();
    await eventually(() => slow.next !== undefined);
    expect(slow.next).toBe(1n);
    follow(slow, 2n);
    await happens(1);
    await eventually(() => slow.texts.length === 2 && quick.texts.length === 3);
    expect(slow.texts).toEqual(["1", "3"]);
  });

  test("are told nothing that they have read, and read on behind what did not concern them", async () => {
    const { follow, happens } = await withFollowers(({ id }) => id === 6n);
    await happens(1, 1);
    const [first, second] = [follow(new Reader(), 0n), follow(new Reader(), 2n)];
    await eventually(() => first.texts.length === 2);
    await happens(1, 2, 2);
    await eventually(() => second.texts.length === 1);
    expect([first.texts, second.texts]).toEqual([["1", "2", "3"], ["3"]]);
    await happens(1);
    await eventually(() => first.next !== undefined && second.next !== undefined);
    expect([first.next, second.next]).toEqual([5n, 5n]);
  });

  test("all read an event by themselves whose text can't be shared", async () => {
    const { bus, follow, happens } = await withFollowers(({ id }) => id === 2n);
    const readers = [follow(new Reader()), follow(new Reader())];
    await happens(1, 1);
    await eventually(() => readers.every(({ next }) => next !== undefined));
    expect(readers.map(({ next, texts }) => [next, texts])).toEqual(Array(2).fill([1n, ["1"]]));
    expect(bus.readers).toBe(0);
  });

  test("are let go of when they leave, even while a text is on its way to them", async () => {
    const { bus, follow, happens, made } = await withFollowers();
    const [slow, quick] = [follow(new Reader(true)), follow(new Reader())];
    await happens(1);
    await eventually(() => slow.texts.length === 1);
    slow.stop();
    await eventually(() => slow.next !== undefined && bus.readers === 1);
    await happens(1);
    await eventually(() => quick.texts.length === 2);
    expect(slow.texts).toEqual(["1"]);
    quick.stop();
    await eventually(() => quick.next !== undefined && bus.readers === 0);
    await happens(1);
    await eventually(() => bus.head === 3n);
    const late = follow(new Reader());
    await happens(1);
    await eventually(() => late.texts.length === 1);
    expect(made).toEqual([1n, 2n, 4n]);
  });

  test("end with the bus", async () => {
    const { bus, follow } = await withFollowers();
    const reader = follow(new Reader());
    await bus.stop();
    await eventually(() => reader.next !== undefined);
    expect(bus.readers).toBe(0);
  });
});
