import { setMaxListeners } from "node:events";
import type { ServerResponse } from "node:http";
import type { Context, Middleware } from "koa";
import { problem } from "./problem.ts";

/*
 * A server's end:
 *
 *   SERVING ──begin()──▶ DRAINING ──▶ QUIET
 *                        (new requests 503, streams end, running requests go on)   (nothing is running, or time is up)
 */

/** Knows what is running, and lets it end while nothing new begins. */
export class Draining {
  readonly #begun = new AbortController();
  readonly #running = new Set<ServerResponse>();
  #quiet: (() => void) | undefined;

  constructor() {
    // Every open stream listens; Node takes more than ten for a leak and says so on stderr.
    setMaxListeners(0, this.#begun.signal);
  }

  /** Aborts when draining begins: long answers (event streams) end themselves then. */
  get signal(): AbortSignal {
    return this.#begun.signal;
  }

  get running(): number {
    return this.#running.size;
  }

  /** Begins, and resolves when nothing is running any more or `timeout` milliseconds are over. */
  async begin(timeout: number): Promise<void> {
    this.#begun.abort();
    if (this.#running.size === 0) return;
    let timer: NodeJS.Timeout | undefined;
    await new Promise<void>((resolve) => {
      this.#quiet = resolve;
      timer = setTimeout(resolve, timeout);
    });
    clearTimeout(timer);
  }

  /**
   * Counts requests, and turns new ones away once draining has begun. `inOwnWords` answers those whose callers know
   * another form of an error than the gateway's, and says whether it has.
   */
  middleware(inOwnWords: (ctx: Context, sentence: string) => Promise<boolean>): Middleware {
    return async (ctx, next) => {
      if (this.signal.aborted) {
        const sentence = "This server is going away; call again in a moment.";
        if (!(await inOwnWords(ctx, sentence))) problem(ctx, 503, "DRAINING", sentence);
        ctx.set("Connection", "close");
        ctx.set("Retry-After", "1");
        return;
      }
      const { res } = ctx;
      this.#running.add(res);
      res.once("close", () => {
        this.#running.delete(res);
        if (this.#running.size === 0) this.#quiet?.();
      });
      await next();
      // Its connection should not wait for another request.
      if (this.signal.aborted && !res.headersSent) ctx.set("Connection", "close");
    };
  }
}
