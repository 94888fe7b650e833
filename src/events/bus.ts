import type { Store } from "../store/store.ts";
import { type Event, newest, readAfter } from "./log.ts";
import { Recent } from "./recent.ts";

/** Rows per read when the bus catches up with what other processes committed. */
const pageSize = 500;

/** Called for every run of new events, in order, inside the commit's own turn. Must be quick and must not throw. */
export type Observer = (events: readonly Event[]) => void;

/**
 * One reader of the event log per process. It keeps the newest events in a bounded ring and wakes whoever waits for
 * more. Readers pull: nothing is queued for them, so a reader that stops costs nothing, and one that fell out of the
 * ring goes on from the table. (Not Yoga's createPubSub: a queue that overflows there ends the process.)
 */
export class Bus {
  readonly #store: Store;
  #recent = new Recent(0n);
  /** The newest id heard of; > head while the table still has to be read. */
  #heard = 0n;
  #reading = false;
  #waiting = new Set<() => void>();
  #observers = new Set<Observer>();
  #stopListening: (() => Promise<void>) | undefined;
  #stopped = new AbortController();

  constructor(store: Store) {
    this.#store = store;
  }

  /** Starts at the newest committed event and listens to other writers. */
  async start(): Promise<void> {
    const head = await newest(this.#store.read);
    this.#recent = new Recent(head);
    this.#heard = head;
    this.#stopListening = await this.#store.listen((id) => this.#hear(id));
  }

  /** Lets every reader end. There is no way back. */
  async stop(): Promise<void> {
    this.#stopped.abort();
    this.#wake();
    await this.#stopListening?.();
  }

  /** Aborted by `stop`. */
  get stopped(): AbortSignal {
    return this.#stopped.signal;
  }

  /** The newest event known here; 0 before the first. */
  get head(): bigint {
    return this.#recent.head;
  }

  /** How many readers wait for more. */
  get readers(): number {
    return this.#waiting.size;
  }

  /** Takes events that this process has just committed. */
  committed(events: readonly Event[]): void {
    const last = events.at(-1);
    if (!last) return;
    // Two commits may be told in the wrong order: the one with a gap before it is read from the table.
    if (events[0]?.id === this.head + 1n && !this.#reading) this.#push(events);
    this.#hear(last.id);
  }

  /**
   * Events after `cursor` from memory, oldest first, at most `limit`; none when there are none yet. Null when the ring
   * no longer reaches back that far: read the table.
   */
  recent(cursor: bigint, limit: number): readonly Event[] | null {
    return this.#recent.after(cursor, limit);
  }

  /** Resolves when there is an event after `cursor`, when `signal` aborts, or when the bus stops. */
  async next(cursor: bigint, signal: AbortSignal): Promise<void> {
    while (cursor >= this.head && !signal.aborted && !this.#stopped.signal.aborted) {
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

  /** Has every new event shown to `observer`. Returns the way to end it. */
  observe(observer: Observer): () => void {
    this.#observers.add(observer);
    return () => void this.#observers.delete(observer);
  }

  #hear(id: bigint): void {
    if (id > this.#heard) this.#heard = id;
    if (this.#heard > this.head && !this.#reading) void this.#catchUp();
  }

  async #catchUp(): Promise<void> {
    this.#reading = true;
    let pause = 50;
    while (this.#heard > this.head && !this.#stopped.signal.aborted) {
      try {
        const events = await readAfter(this.#store.read, this.head, { limit: pageSize });
        if (events.length > 0) this.#push(events);
        // Heard of, but not there: the next word of it is believed again.
        else this.#heard = this.head;
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
    this.#recent.push(events);
    for (const observer of this.#observers) observer(events);
    this.#wake();
  }

  #wake(): void {
    for (const done of [...this.#waiting]) done();
  }
}
