import { setImmediate as turn } from "node:timers/promises";
import type { Store } from "../store/store.ts";
import type { Bus } from "./bus.ts";
import type { Event } from "./log.ts";
import { type FollowOptions, pages } from "./stream.ts";

/*
 * States of a reader whose transport takes texts:
 *
 *               has read all events                      next event
 *     READING ──────────────────────▶ FOLLOWING ◀────────────────────────┐
 *        ▲                             │     └── is sent the shared text ─┘
 *        └─────────────────────────────┘
 *          the text before has not left yet, or the event is not a plain one
 *
 * A reader reads the log by itself (source.ts) until it has seen everything. From then on it follows: one loop for all
 * readers of the same stream reads the events, executes the document once for each, and sends the same text to all of
 * them. A reader that can't be sent to goes back to reading, from where it is: so a slow one holds one text, as ever,
 * and events that end a stream, or whose execution fails, are told by each reader's own way.
 *
 * Measured with 1,000 sockets of one job, on two cores: an event with the change that makes it takes 10 ms of CPU; it
 * took 46 ms when each reader waited for it. Sending one text to as many sockets takes 7 ms.
 */

/** Takes what followers are told. */
export interface Sink {
  /**
   * Sends a result without errors as JSON, which is not to be changed. True when it has left this process at once; else
   * `sent` is called when it has, or never will.
   */
  send(json: Buffer, sent: () => void): boolean;
}

/** What a stream follows. */
export interface Followed extends Pick<FollowOptions, "match" | "where"> {
  /** Streams with the same key have the same events and payloads. */
  readonly key: string;
  /** What an event shows; null when each reader is to read it by itself. */
  readonly payload: (event: Event) => object | null;
}

/** Follows behind a position; resolves with the one to read on from, at the latest when `signal` aborts. */
export type Follow = (followed: Followed, after: bigint, signal: AbortSignal) => Promise<bigint>;

/** How a loop tells events. */
interface Telling extends Pick<FollowOptions, "match" | "where"> {
  readonly bus: Bus;
  readonly store: Store;
  /** The result for an event as JSON; null when each reader is to read the event by itself. */
  readonly text: (event: Event) => Promise<string | null>;
}

/** Readers of one stream that have read all events: their document, variables and caller are the same. */
export class Followers {
  readonly #members = new Set<Member>();
  /** All members have been told what is up to here. */
  #position = 0n;
  #running: AbortController | undefined;

  /** Adds a reader that has read all events up to `after`; see `Follow`. */
  follow(telling: Telling, after: bigint, signal: AbortSignal, sink: Sink): Promise<bigint> {
    return new Promise((resolve) => {
      const gone = () => {
        this.#leave(member);
        member.end();
      };
      const member = new Member(sink, after, (next) => {
        signal.removeEventListener("abort", gone);
        resolve(next);
      });
      signal.addEventListener("abort", gone);
      this.#members.add(member);
      if (!this.#running) void this.#run(telling, after);
    });
  }

  async #run(telling: Telling, after: bigint): Promise<void> {
    const running = new AbortController();
    this.#running = running;
    this.#position = after;
    // A failure is met again by each reader, which reports it.
    await this.#tellAll(telling, running.signal).catch(() => {});
    if (this.#running !== running) return;
    this.#running = undefined;
    for (const member of this.#members) this.#leave(member);
  }

  /** Returns at an event that members are to read by themselves. */
  async #tellAll({ bus, store, match, where, text }: Telling, signal: AbortSignal): Promise<void> {
    const wait = async (cursor: bigint) => {
      this.#position = cursor;
      await bus.next(cursor, signal, () => this.#members.size);
      return cursor;
    };
    for await (const page of pages(bus, store, { match, where, after: this.#position, signal, wait })) {
      for (const event of page) {
        const json = await text(event);
        if (json === null || signal.aborted) return;
        this.#tell(event.id, Buffer.from(json));
        // Other work has its turn: thousands of sockets take their time.
        await turn();
      }
    }
  }

  #tell(position: bigint, json: Buffer): void {
    for (const member of this.#members) if (!member.tell(position, json)) this.#leave(member);
    this.#position = position;
  }

  #leave(member: Member): void {
    if (!this.#members.delete(member)) return;
    member.leave(this.#position);
    if (this.#members.size > 0) return;
    this.#running?.abort();
    this.#running = undefined;
  }
}

class Member {
  readonly #sink: Sink;
  readonly #done: (position: bigint) => void;
  /** What it has been told. */
  #position: bigint;
  #sending = false;
  #leaving = false;

  constructor(sink: Sink, position: bigint, done: (position: bigint) => void) {
    this.#sink = sink;
    this.#position = position;
    this.#done = done;
  }

  /** Sends an event, unless it knows it; false when the one before has not left yet. */
  tell(position: bigint, json: Buffer): boolean {
    if (position <= this.#position) return true;
    if (this.#sending) return false;
    this.#position = position;
    this.#sending = !this.#sink.send(json, this.#sent);
    return true;
  }

  /** Goes on by itself behind what all have been told, as soon as nothing is being sent. */
  leave(position: bigint): void {
    if (position > this.#position) this.#position = position;
    this.#leaving = true;
    if (!this.#sending) this.end();
  }

  end(): void {
    this.#done(this.#position);
  }

  readonly #sent = () => {
    this.#sending = false;
    if (this.#leaving) this.end();
  };
}
