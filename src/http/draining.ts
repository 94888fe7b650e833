import { setMaxListeners } from "node:events";
import type { ServerResponse } from "node:http";
import { setTimeout } from "node:timers/promises";
import type { Context, Middleware } from "koa";
import { problem } from "./problem.ts";

/*
 * Shutdown of a server:
 *
 *   SERVING ──announce()──▶ ANNOUNCED ──begin()──▶ DRAINING ──▶ DRAINED
 *                           (/readyz 503,          (new requests 503, streams   (none is running, or timeout)
 *                           everything is served)  end, running ones continue)
 */

/** Tracks running requests, and refuses new ones once draining has begun. */
export class Draining {
  readonly #begun = new AbortController();
  readonly #running = new Set<ServerResponse>();
  #drained: (() => void) | undefined;
  #announced = false;

  constructor() {
    // Every open stream listens; Node warns of a leak from eleven listeners on.
    setMaxListeners(0, this.#begun.signal);
  }

  /** Aborts when draining begins; event streams end then. */
  get signal(): AbortSignal {
    return this.#begun.signal;
  }

  /** Whether load balancers are to send requests elsewhere. */
  get announced(): boolean {
    return this.#announced;
  }

  get running(): number {
    return this.#running.size;
  }

  /** Tells load balancers, by `/readyz`, and goes on serving for `delay` milliseconds. */
  async announce(delay: number): Promise<void> {
    this.#announce();
    if (delay > 0) await setTimeout(delay);
  }

  /** Begins to drain. Resolves when no request is running, at the latest after `timeout` milliseconds. */
  async begin(timeout: number): Promise<void> {
    this.#announce();
    this.#begun.abort();
    if (this.#running.size === 0) return;
    let timer: NodeJS.Timeout | undefined;
    await new Promise<void>((resolve) => {
      this.#drained = resolve;
      timer = globalThis.setTimeout(resolve, timeout);
    });
    clearTimeout(timer);
  }

  /**
   * Tracks requests, and responds 503 to new ones once draining has begun. `facadeError` responds in a facade's format,
   * and resolves with false when the request is for no facade.
   */
  middleware(facadeError: (ctx: Context, message: string) => Promise<boolean>): Middleware {
    const refuse = async (ctx: Context) => {
      const message = "The server is shutting down; try again in a moment.";
      if (!(await facadeError(ctx, message))) problem(ctx, 503, "DRAINING", message);
      ctx.set("Connection", "close");
      ctx.set("Retry-After", "1");
    };
    return (ctx, next) => {
      if (this.signal.aborted) return refuse(ctx);
      const { res } = ctx;
      this.#running.add(res);
      res.on("close", () => {
        this.#running.delete(res);
        if (this.#running.size === 0) this.#drained?.();
      });
      if (this.#announced) closeConnection(res);
      return next();
    };
  }

  #announce(): void {
    this.#announced = true;
    for (const response of this.#running) closeConnection(response);
  }
}

/** Connections that a proxy keeps are closed by an answer, not under its next request. */
function closeConnection(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader("Connection", "close");
}
