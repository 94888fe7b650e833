import { columnsOf } from "../store/columns.ts";
import type { Store } from "../store/store.ts";
import { type Event, newest } from "./log.ts";
import { numberEvents } from "./outbox.ts";
import { Recent } from "./recent.ts";

/** Rows per read when the bus catches up with what other processes committed. */
const pageSize = 500;

/** How often events are looked for whose gateway ended before it had numbered them. Milliseconds. */
const leftoverInterval = 1_000;

/** For how long a gateway waits for another's numbering, which may have failed, before it tries. Milliseconds. */
const numberingWait = 10;

/** For how long a change that is committed waits until this process has read its events. Milliseconds. */
const catchUpWait = 1_000;

/** Called with new events, in order, synchronously after their commit. Must be quick and must not throw. */
export type Observer = (events: readonly Event[]) => void;

/**
 * Reads the event log for all readers of this process. It keeps the newest events in a bounded buffer and wakes waiting
 * readers. Readers pull, and nothing is queued for them, so a slow reader takes no memory; one whose cursor is no longer
 * in the buffer reads the table. (Not Yoga's createPubSub: a queue that overflows there ends the process.)
 */
export class Bus {
  readonly #store: Store;
  #recent = new Recent(0n);
  /** The newest announced id; > head while the table still has to be read. */
  #announced = 0n;
  #reading = false;
  /** What to call at the next event, and how many readers each stands for. */
  #waiting = new Map<() => void, () => number>();
  #observers = new Set<Observer>();
  #stopListening: (() => Promise<void>) | undefined;
  /** PostgreSQL: the numbering under way, and the one that follows it for all who asked meanwhile. */
  #numbering: Promise<void> | undefined;
  #nextNumbering: Promise<void> | undefined;
  /** Announcements until now. */
  #announcements = 0;
  /** Called at the next announcement. */
  #expecting = new Set<() => void>();
  #followers = new Set<symbol>();
  #leftovers: NodeJS.Timeout | undefined;
  #stopped = new AbortController();

  constructor(store: Store) {
    this.#store = store;
  }

  /** Starts at the newest committed event and listens to other writers. */
  async start(): Promise<void> {
    const head = await newest(this.#store.sql);
    this.#recent = new Recent(head);
    this.#announced = head;
    this.#stopListening = await this.#store.listen((id, first) => this.#announce(id, first));
    if (this.#store.dialect === "sqlite") return;
    await this.#number();
    // A failure is the database's: the next one tries again.
    this.#leftovers = setInterval(() => this.#number().catch(() => {}), leftoverInterval).unref();
  }

  /** Ends all readers; the bus cannot be started again. */
  async stop(): Promise<void> {
    this.#stopped.abort();
    this.#wake();
    clearInterval(this.#leftovers);
    await this.#numbering?.catch(() => {});
    await this.#stopListening?.();
  }

  /** Aborted by `stop`. */
  get stopped(): AbortSignal {
    return this.#stopped.signal;
  }

  /** The newest event known to this process; 0 before the first. */
  get head(): bigint {
    return this.#recent.head;
  }

  /** Number of waiting readers. */
  get readers(): number {
    let readers = 0;
    for (const count of this.#waiting.values()) readers += count();
    return readers;
  }

  /**
   * Publishes the events of a change that has been committed, as `append` returned them. At its end `head` is past them, so
   * that a later subscription does not begin with them; unless the database has been away for a second.
   */
  async publish(events: readonly Event[]): Promise<void> {
    if (this.#store.dialect === "sqlite") this.committed(events);
    else await this.#number();
  }

  /** Numbers what is committed by now. Changes that are committed while a numbering is under way share the next one. */
  #number(): Promise<void> {
    if (!this.#numbering) {
      this.#numbering = this.#numberOnce().finally(() => {
        this.#numbering = undefined;
      });
      return this.#numbering;
    }
    this.#nextNumbering ??= this.#numbering
      .catch(() => {})
      .then(() => {
        this.#nextNumbering = undefined;
        return this.#number();
      });
    return this.#nextNumbering;
  }

  async #numberOnce(): Promise<void> {
    const { events, newest: last } = await numberEvents(this.#store.sql, () => this.#announcement());
    // What another gateway has numbered is about to be announced, and is perhaps of no concern.
    const before = events[0] ? events[0].id - 1n : last;
    if (before > this.head) await this.next(before - 1n, AbortSignal.timeout(numberingWait));
    this.committed(events);
    // Another gateway may have numbered them; and while the bus catches up, it reads these from the table as well.
    this.#announce(last);
    if (last > this.head) await this.next(last - 1n, AbortSignal.timeout(catchUpWait));
  }

  /** Waits for the first announcement after the call, for a short time. */
  #announcement(): () => Promise<void> {
    const before = this.#announcements;
    return async () => {
      if (this.#announcements === before) await this.#nextAnnouncement();
    };
  }

  #nextAnnouncement(): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        this.#expecting.delete(done);
        resolve();
      };
      const timer = setTimeout(done, numberingWait);
      this.#expecting.add(done);
    });
  }

  /** Adds numbered events that are committed. */
  committed(events: readonly Event[]): void {
    const last = events.at(-1);
    if (!last) return;
    // Two commits may be passed in the wrong order: events after a gap are read from the table.
    if (events[0]?.id === this.head + 1n && !this.#reading) this.#push(events);
    this.#announce(last.id);
  }

  /**
   * Events after `cursor` from memory, oldest first, at most `limit`; empty when there are none yet. Null when they are no
   * longer in memory and have to be read from the table.
   */
  recent(cursor: bigint, limit: number): readonly Event[] | null {
    return this.#recent.after(cursor, limit);
  }

  /**
   * Resolves when there is an event after `cursor`, when `signal` aborts, or when the bus stops.
   * @param readers how many readers wait by this call
   */
  async next(cursor: bigint, signal: AbortSignal, readers = () => 1): Promise<void> {
    while (cursor >= this.head && !signal.aborted && !this.#stopped.signal.aborted) {
      await new Promise<void>((resolve) => {
        const done = () => {
          this.#waiting.delete(done);
          signal.removeEventListener("abort", done);
          resolve();
        };
        this.#waiting.set(done, readers);
        signal.addEventListener("abort", done);
      });
    }
  }

  /**
   * For who reads events for some time: other gateways' are read as they come, and kept in memory. Without any follower
   * only `accessEvents` are, and who asks for others reads them from the table. Returns a function that ends this.
   */
  follow(): () => void {
    const follower = Symbol("follower");
    this.#followers.add(follower);
    return () => void this.#followers.delete(follower);
  }

  /** Calls `observer` with all new events that are read: see `follow`. Returns a function that ends this. */
  observe(observer: Observer): () => void {
    this.#observers.add(observer);
    return () => void this.#observers.delete(observer);
  }

  #announce(id: bigint, first: bigint | null = null): void {
    this.#announcements++;
    for (const done of [...this.#expecting]) done();
    const next = this.head + 1n;
    // Another gateway's events that nobody here would read: two gateways at work read a fourth of each other's reports.
    if (first !== null && first <= next && id >= next && this.#followers.size === 0 && !this.#reading) {
      this.#recent = new Recent(id);
      this.#wake();
    }
    if (id > this.#announced) this.#announced = id;
    if (this.#announced > this.head && !this.#reading) void this.#catchUp();
  }

  async #catchUp(): Promise<void> {
    this.#reading = true;
    let pause = 50;
    while (this.#announced > this.head && !this.#stopped.signal.aborted) {
      try {
        const events = await this.#store.sql
          .selectFrom("Event")
          .select(columnsOf("Event"))
          .where("id", ">", this.head)
          .orderBy("id")
          .limit(pageSize)
          .execute();
        if (events.length > 0) this.#push(events);
        // Announced, but not in the table: wait for the next announcement.
        else this.#announced = this.head;
        pause = 50;
      } catch {
        // The database is not available: try again.
        await new Promise((resume) => setTimeout(resume, pause).unref());
        pause = Math.min(pause * 2, 500);
      }
    }
    this.#reading = false;
  }

  #push(events: readonly Event[]): void {
    this.#recent.push(events);
    for (const observer of this.#observers) observer(events);
    this.#wake();
  }

  #wake(): void {
    for (const done of [...this.#waiting.keys()]) done();
  }
}
