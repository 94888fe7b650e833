import type { WebSocket } from "ws";
import type { SocketLimits } from "./limits.ts";

/*
 * A socket's life:
 *
 *   OPEN ──close()──▶ CLOSING ──the client says so too, or a second is over──▶ CLOSED
 *    │                                                                          ▲
 *    └── no answer to a ping, or nothing taken for `stall`, or too much waiting ┘  (cut off without a word)
 */

/** How long a client may take to answer a close. Milliseconds. */
const farewell = 1_000;

/**
 * One web-socket with its costs bounded: `send` waits until the message has left this process, so that whoever awaits it
 * holds one message for a client that stops reading, and such a client is cut off.
 */
export class Connection {
  readonly #socket: WebSocket;
  readonly #limits: SocketLimits;
  readonly #closed = new AbortController();
  /** When something was last taken, or began to wait. */
  #movedAt = 0;
  #waiting = 0;
  #pingedAt = performance.now();
  #answered = true;

  constructor(socket: WebSocket, limits: SocketLimits) {
    this.#socket = socket;
    this.#limits = limits;
    socket.on("pong", () => {
      this.#answered = true;
    });
    // The library answers these by itself: a client that asks and asks and never reads must not fill our memory.
    socket.on("ping", () => this.#checkBacklog());
    socket.on("message", () => this.#checkBacklog());
    socket.on("close", () => this.#closed.abort());
    // "close" follows and says all that there is to say.
    socket.on("error", () => {});
  }

  /** Aborted once the socket is closed, whoever closed it. */
  get closed(): AbortSignal {
    return this.#closed.signal;
  }

  /** The subprotocol agreed upon; empty for none. */
  get protocol(): string {
    return this.#socket.protocol;
  }

  /** Sends a text; resolves when it has left this process. On a socket that is closed or closing it is dropped. */
  send(text: string): Promise<void> {
    if (this.#socket.readyState !== this.#socket.OPEN) return Promise.resolve();
    if (this.#waiting === 0) this.#movedAt = performance.now();
    this.#waiting++;
    return new Promise((resolve) => {
      // An error means that the socket is going: the reader learns it from `closed`.
      this.#socket.send(text, () => {
        this.#waiting--;
        this.#movedAt = performance.now();
        resolve();
      });
    });
  }

  /** Calls back with every text that the client sends. Binary messages close the socket: nobody here speaks so. */
  onMessage(heard: (text: string) => void): void {
    this.#socket.on("message", (data, isBinary) => {
      if (isBinary) this.close(1003, "Texts only");
      else heard(String(data));
    });
  }

  /** Calls back once, when the socket is closed. 1006: cut off. */
  onClose(over: (code: number, reason: string) => void): void {
    this.#socket.once("close", (code, reason) => over(code, String(reason)));
  }

  /** Says why and closes; a reason holds at most 123 bytes and is cut to that. */
  close(code: number, reason = ""): void {
    if (this.#socket.readyState >= this.#socket.CLOSING) return;
    this.#socket.close(
      code,
      Buffer.from(reason)
        .subarray(0, 123)
        .toString("utf8")
        .replace(/\uFFFD+$/, ""),
    );
    setTimeout(() => this.#socket.terminate(), farewell).unref();
  }

  /** Looks after the socket; to be called often. */
  tick(now: number): void {
    const { keepAlive, stall } = this.#limits;
    const silent = now - this.#pingedAt >= keepAlive;
    if ((this.#waiting > 0 && now - this.#movedAt > stall) || (silent && !this.#answered)) {
      this.#socket.terminate();
    } else if (silent && this.#socket.readyState === this.#socket.OPEN) {
      this.#answered = false;
      this.#pingedAt = now;
      this.#socket.ping();
    }
  }

  #checkBacklog(): void {
    if (this.#socket.bufferedAmount > this.#limits.backlog) this.#socket.terminate();
  }
}
