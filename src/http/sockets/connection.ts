import type { Duplex } from "node:stream";
import type { WebSocket } from "ws";
import type { SocketLimits } from "../../config.ts";
import { textFrame } from "./frame.ts";

/*
 * States of a socket:
 *
 *   OPEN ──close()──▶ CLOSING ──close frame of the client, or 1 s──▶ CLOSED
 *    │                                                                ▲
 *    └── no pong, nothing read for `stall`, or `backlog` exceeded ────┘  (terminated without a close frame)
 */

/** How long a client may take to respond to a close frame. Milliseconds. */
const closeTimeout = 1_000;

/**
 * A web-socket with bounded memory: `send` resolves when the message has left this process, so that a sender that awaits
 * it holds one message at a time, and a client that stops reading is terminated.
 */
export class Connection {
  readonly #socket: WebSocket;
  readonly #stream: Duplex;
  readonly #limits: SocketLimits;
  readonly #closed = new AbortController();
  /** When a message was last written, or the first one was queued. */
  #writtenAt = 0;
  /** How many messages have been given to the stream, and how many of them have left. */
  #writes = 0;
  #done = 0;
  /** Who waits for a message to leave. */
  readonly #waiting: { readonly write: number; readonly written: () => void }[] = [];
  #pingedAt = performance.now();
  #ponged = true;

  /** @param stream what the socket reads from and writes to */
  constructor(socket: WebSocket, stream: Duplex, limits: SocketLimits) {
    this.#socket = socket;
    this.#stream = stream;
    this.#limits = limits;
    socket.on("pong", () => {
      this.#ponged = true;
    });
    // The library responds to pings: a client that sends many and reads nothing must not fill the memory.
    socket.on("ping", () => this.#checkBacklog());
    socket.on("message", () => this.#checkBacklog());
    socket.on("close", () => this.#closed.abort());
    // "close" follows.
    socket.on("error", () => {});
  }

  /** Aborted once the socket is closed, by either side. */
  get closed(): AbortSignal {
    return this.#closed.signal;
  }

  /** The negotiated subprotocol; empty for none. */
  get protocol(): string {
    return this.#socket.protocol;
  }

  /** Sends a text message; resolves when it has left this process. Dropped when the socket is closed or closing. */
  send(text: string): Promise<void> {
    return new Promise((resolve) => {
      if (this.write([Buffer.from(text)], resolve)) resolve();
    });
  }

  /**
   * As `send`, of a text in parts. True when the message has left at once, as it does unless the client reads slowly, or was
   * dropped; else `written` is called when it has left.
   */
  write(parts: readonly Buffer[], written: () => void): boolean {
    if (this.#socket.readyState !== this.#socket.OPEN) return true;
    this.#writes++;
    // An error is not reported: it closes the socket, which aborts `closed`.
    this.#stream.write(textFrame(parts), this.#written);
    if (this.#stream.writableLength === 0) return true;
    if (this.#waiting.length === 0) this.#writtenAt = performance.now();
    this.#waiting.push({ write: this.#writes, written });
    return false;
  }

  /**
   * Called once for each write, in their order. One function for all, and nothing to wait for where a message has left at
   * once: with a closure for each message an event to 1,000 sockets took 12.4 ms of CPU, and now 10.9.
   */
  readonly #written = () => {
    this.#done++;
    if (this.#waiting.length === 0) return;
    this.#writtenAt = performance.now();
    while (this.#waiting[0] && this.#waiting[0].write <= this.#done) this.#waiting.shift()?.written();
  };

  /** Calls back with every text message. A binary message closes the socket with 1003. */
  onMessage(receive: (text: string) => void): void {
    this.#socket.on("message", (data, isBinary) => {
      if (isBinary) this.close(1003, "Texts only");
      else receive(String(data));
    });
  }

  /** Calls back once, when the socket is closed; code 1006 without a close frame. */
  onClose(closed: (code: number, reason: string) => void): void {
    this.#socket.once("close", (code, reason) => closed(code, String(reason)));
  }

  /** Closes with a code and a reason, which is cut to 123 bytes, the protocol's limit. */
  close(code: number, reason = ""): void {
    if (this.#socket.readyState >= this.#socket.CLOSING) return;
    this.#socket.close(
      code,
      Buffer.from(reason)
        .subarray(0, 123)
        .toString("utf8")
        .replace(/\uFFFD+$/, ""),
    );
    setTimeout(() => this.#socket.terminate(), closeTimeout).unref();
  }

  /** Sends pings, and terminates a socket that is stalled or does not respond; to be called periodically. */
  tick(now: number): void {
    const { keepAlive, stall } = this.#limits;
    const silent = now - this.#pingedAt >= keepAlive;
    if ((this.#waiting.length > 0 && now - this.#writtenAt > stall) || (silent && !this.#ponged)) {
      this.#socket.terminate();
    } else if (silent && this.#socket.readyState === this.#socket.OPEN) {
      this.#ponged = false;
      this.#pingedAt = now;
      this.#socket.ping();
    }
  }

  /** Closes with 1009 when more arrives than a client may send before the login, until the returned function is called. */
  limitReceived(): () => void {
    const most = this.#limits.anonymousMessage;
    let received = 0;
    const count = (chunk: Buffer) => {
      received += chunk.length;
      if (received > most) this.close(1009, `At most ${most} bytes before the login`);
    };
    this.#stream.on("data", count);
    return () => void this.#stream.off("data", count);
  }

  #checkBacklog(): void {
    if (this.#socket.bufferedAmount > this.#limits.backlog) this.#socket.terminate();
  }
}
