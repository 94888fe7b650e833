/** A clock that stands still until it is told to go. */
export class TestClock {
  #now = new Date("2026-11-21T12:00:00.000Z").getTime();
  now(): Date {
    return new Date(this.#now);
  }
  /** Seconds. */
  advance(seconds: number): void {
    this.#now += seconds * 1000;
  }
}
