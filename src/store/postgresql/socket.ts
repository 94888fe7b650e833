import { Socket } from "node:net";

/**
 * Sends what is written in one turn of the event loop together, such as BEGIN and the first statement: a write takes
 * 65 us of CPU, more than all else that a statement takes here.
 */
export class BatchingSocket extends Socket {
  #isHeld = false;

  override cork(): void {
    this.#hold();
    super.cork();
  }

  override write(data: string | Uint8Array, ...rest: never[]): boolean {
    this.#hold();
    return super.write(data, ...rest);
  }

  #hold(): void {
    if (this.#isHeld) return;
    this.#isHeld = true;
    super.cork();
    process.nextTick(() => {
      this.#isHeld = false;
      super.uncork();
    });
  }
}
