import type { Event } from "./log.ts";

/** Events that are kept in memory. */
const maxEvents = 4_096;
/** Size of their data in UTF-16 units: a progress body can be as large as a request. */
const maxData = 16 * 1024 * 1024;
/** A page ends after the event with which its data exceeds this size. UTF-16 units. */
const maxPageData = 256 * 1024;

/** The newest events, in order. It is trimmed at twice the bounds, so that the cost is not paid for each event. */
export class Recent {
  #events: Event[] = [];
  /** All events after this id are in memory. */
  #floor: bigint;
  #head: bigint;
  #data = 0;

  /** @param head id of the newest event in the table; events up to it are not in memory */
  constructor(head: bigint) {
    this.#floor = this.#head = head;
  }

  /** Id of the newest event. */
  get head(): bigint {
    return this.#head;
  }

  /** Number of events and size of their data in memory. */
  get size(): { events: number; data: number } {
    return { events: this.#events.length, data: this.#data };
  }

  /** Adds the events that follow `head`. After a gap (deleted rows) earlier events are dropped. */
  push(events: readonly Event[]): void {
    for (const event of events) {
      if (event.id !== this.#head + 1n) {
        this.#events = [];
        this.#data = 0;
        this.#floor = event.id - 1n;
      }
      this.#events.push(event);
      this.#head = event.id;
      this.#data += event.data.length;
    }
    if (this.#events.length > 2 * maxEvents || this.#data > 2 * maxData) this.#trim();
  }

  /**
   * Events after `cursor`, at most `limit` and limited in data; null when some of them are no longer in memory.
   */
  after(cursor: bigint, limit: number): readonly Event[] | null {
    if (cursor >= this.#head) return [];
    if (cursor < this.#floor) return null;
    const from = Number(cursor - this.#floor);
    const max = Math.min(from + limit, this.#events.length);
    let to = from;
    for (let data = 0; to < max && data <= maxPageData; to++) data += this.#events[to]?.data.length ?? 0;
    return this.#events.slice(from, to);
  }

  #trim(): void {
    let keep = 0;
    let data = 0;
    for (let at = this.#events.length - 1; at >= 0 && keep < maxEvents; at--) {
      const more = data + (this.#events[at]?.data.length ?? 0);
      if (more > maxData) break;
      data = more;
      keep++;
    }
    this.#events = keep > 0 ? this.#events.slice(-keep) : [];
    this.#data = data;
    this.#floor = this.#head - BigInt(keep);
  }
}
