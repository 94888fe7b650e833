import { randomBytes } from "node:crypto";
import type { BlobStore, TakenBlob } from "./blobs.ts";

/** How long taken bytes wait for the operation that names them. Milliseconds; the operation follows at once. */
const lifetime = 60_000;

interface Waiting {
  readonly blob: TakenBlob;
  readonly timer: NodeJS.Timeout;
}

/**
 * Tickets for bytes that this process has taken in and no row names yet. A ticket is how bytes travel into a GraphQL
 * operation: only the caller that streamed them knows it, it can be used once, and when it expires the bytes are discarded.
 */
export class Claims {
  readonly #waiting = new Map<string, Waiting>();
  readonly #lifetime: number;

  constructor(milliseconds = lifetime) {
    this.#lifetime = milliseconds;
  }

  /** Gives a ticket for the blob. */
  issue(blob: TakenBlob): string {
    const ticket = randomBytes(16).toString("base64url");
    const timer = setTimeout(() => void this.drop(ticket).catch(() => {}), this.#lifetime);
    timer.unref();
    this.#waiting.set(ticket, { blob, timer });
    return ticket;
  }

  /** Hands the blob over; whoever gets it must keep or discard it. Null when the ticket is unknown, used or run out. */
  redeem(ticket: string): TakenBlob | null {
    const waiting = this.#waiting.get(ticket);
    if (!waiting) return null;
    clearTimeout(waiting.timer);
    this.#waiting.delete(ticket);
    return waiting.blob;
  }

  /** Discards what the ticket stands for, unless it has been redeemed. */
  async drop(ticket: string): Promise<void> {
    await this.redeem(ticket)?.discard();
  }

  /** Discards everything that waits. */
  async clear(): Promise<void> {
    await Promise.all([...this.#waiting.keys()].map((ticket) => this.drop(ticket)));
  }
}

/** The blob store and the tickets under which taken bytes travel into an operation. */
export interface Blobs extends BlobStore {
  readonly claims: Claims;
}
