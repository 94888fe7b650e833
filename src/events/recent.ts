import type { Event } from "./log.ts";

/** How many of the newest events stay in memory. */
const mostEvents = 4_096;
/** How much their data may take, in UTF-16 units: a progress body can be as large as a request may be. */
const mostData = 16 * 1024 * 1024;
/** Once a reader has been given this much data it is given no further event at a time. UTF-16 units. */
const mostPageData = 256 * 1024;

/**
 * The newest events, in order. Holds at most twice the bounds for a moment, so that trimming is paid once per bound
 * and not once per event.
 */
export class Recent {
  #events: Event[] = [];
  /** Everything after this id is held. */
  #floor: bigint;
  #head: bigint;
  #data = 0;

  /** @param head id of the newest event that is already in the table; nothing up to it is held */
  constructor(head: bigint) {
    this.#floor = this.#head = head;
  }

  /** Id of the newest event. */
  get head(): bigint {
    return this.#head;
  }

  /** How many events, and how much data, are held. */
  get size(): { events: number; data: number } {
    return { events: this.#events.length, data: this.#data };
  }

  /** Takes the events that follow `head`. Where ids are missing (rows were deleted) it begins anew. */
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
    if (this.#events.length > 2 * mostEvents || this.#data > 2 * mostData) this.#trim();
  }

  /**
   * Events after `cursor`, at most `limit` and not much more data than a reader may keep; null when some of them are no
   * longer held.
   */
  after(cursor: bigint, limit: number): readonly Event[] | null {
    if (cursor >= this.#head) return [];
    if (cursor < this.#floor) return null;
    const from = Number(cursor - this.#floor);
    const most = Math.min(from + limit, this.#events.length);
    let to = from;
    for (let data = 0; to < most && data <= mostPageData; to++) data += this.#events[to]?.data.length ?? 0;
    return this.#events.slice(from, to);
  }

  #trim(): void {
    let keep = 0;
    let data = 0;
    for (let at = this.#events.length - 1; at >= 0 && keep < mostEvents; at--) {
      const more = data + (this.#events[at]?.data.length ?? 0);
      if (more > mostData) break;
      data = more;
      keep++;
    }
    this.#events = keep > 0 ? this.#events.slice(-keep) : [];
    this.#data = data;
    this.#floor = this.#head - BigInt(keep);
  }
}
