import type { Store } from "../store/store.ts";
import { type Event, newest, readAfter } from "./log.ts";

/** How many of the newest events stay in memory; a reader further back reads the table. */
const ringSize = 4_096;
/** Rows per read when the bus or a reader catches up from the table. */
const pageSize = 1_000;

/**
 * One reader of the event log per process. It keeps the newest events in a bounded ring and wakes whoever waits for
 * more. Readers pull: nothing is queued for them, so a reader that stops costs nothing, and one that fell out of the
 * ring goes on from the table. (Not Yoga's createPubSub: a queue that overflows there ends the process.)
 */
export class Bus {
  readonly #store: Store;
  /** Consecutive ids, oldest first; the last one's id is #head. */
  #ring: Event[] = [];
  #head = 0n;
  /** The newest id heard of; > #head while the table still has to be read. */
  #heard = 0n;
  #reading = false;
  #waiting = new Set<() => void>();
  #stopListening: (() => Promise<void>) | undefined;

  constructor(store: Store) {
    this.#store = store;
  }

  /** Starts at the newest committed event and listens to other writers. */
  async start(): Promise<void> {
    this.#head = this.#heard = await newest(this.#store.read);
    this.#stopListening = await this.#store.listen((id) => this.#hear(id));
  }

  async stop(): Promise<void> {
    await this.#stopListening?.();
    this.#wake();
  }

  /** The newest event known here. */
  get head(): bigint {
    return this.#head;
  }

  /** Takes events that this process has just committed. */
  committed(events: readonly Event[]): void {
    const last = events.at(-1);
    if (!last) return;
    if (events[0]?.id === this.#head + 1n && !this.#reading) {
      this.#push(events);
    }
    this.#hear(last.id);
  }

  /** Events after `cursor`, oldest first, none when there are none yet. At most `limit`. */
  async after(cursor: bigint, limit = pageSize): Promise<readonly Event[]> {
    if (cursor >= this.#head) return [];
    const oldest = this.#ring[0]?.id;
    if (oldest !== undefined && cursor + 1n >= oldest) {
      const from = Number(cursor + 1n - oldest);
      return this.#ring.slice(from, from + limit);
    }
    return readAfter(this.#store.read, cursor, limit);
  }

  /** Resolves when there is an event after `cursor`, or when `signal` aborts. */
  async next(cursor: bigint, signal: AbortSignal): Promise<void> {
    while (cursor >= this.#head && !signal.aborted) {
      await new Promise<void>((resolve) => {
        const done = () => {
          this.#waiting.delete(done);
          signal.removeEventListener("abort", done);
          resolve();
        };
        this.#waiting.add(done);
        signal.addEventListener("abort", done);
      });
    }
  }

  #hear(id: bigint): void {
    if (id > this.#heard) this.#heard = id;
    if (this.#heard > this.#head && !this.#reading) void this.#catchUp();
  }

  async #catchUp(): Promise<void> {
    this.#reading = true;
    let pause = 50;
    while (this.#heard > this.#head) {
      try {
        const events = await readAfter(this.#store.read, this.#head, pageSize);
        if (events.length > 0) this.#push(events);
        else this.#heard = this.#head;
        pause = 50;
      } catch {
        // The database is away; what was heard stays heard.
        await new Promise((resume) => setTimeout(resume, pause).unref());
        pause = Math.min(pause * 2, 2_000);
      }
    }
    this.#reading = false;
  }

  #push(events: readonly Event[]): void {
    this.#ring.push(...events);
    if (this.#ring.length > 2 * ringSize) this.#ring = this.#ring.slice(-ringSize);
    this.#head = events.at(-1)?.id ?? this.#head;
    this.#wake();
  }

  #wake(): void {
    for (const done of [...this.#waiting]) done();
  }
}
