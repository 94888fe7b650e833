import type { Config } from "../config.ts";
import type { Clock } from "../domain/clock.ts";
import type { Log } from "../http/log.ts";

/** The input of every component. */
export interface Given {
  readonly config: Config;
  readonly clock: Clock;
  readonly log: Log;
  /** Whether /metrics includes the process; for the only server of a process. */
  readonly processMetrics?: boolean;
}

interface ErrorLog {
  error(about: object, message: string): void;
}

/** Registers a function that closes what a component has opened. */
export type OnStop = (stop: () => Promise<void>) => void;

/** A part of the server. */
export interface Component<Needs, Provides> {
  /** For the log. */
  readonly name: string;
  /** @returns what later components can use */
  readonly start: (needs: Needs, onStop: OnStop) => Promise<Provides>;
}

/** Makes a component; the types of its needs and results are inferred from `start`. */
export function component<Needs, Provides extends object>(
  name: string,
  start: Component<Needs, Provides>["start"],
): Component<Needs, Provides> {
  return { name, start };
}

/**
 * Components that are started in order and stopped in reverse. A component that needs what no earlier one provides is a
 * type error.
 */
export class Components<Input extends { log: ErrorLog }, Provided extends Input = Input> {
  readonly #list: readonly Component<never, object>[];

  constructor(list: readonly Component<never, object>[] = []) {
    this.#list = list;
  }

  /** Returns the list with one more component. */
  with<Provides extends object>(
    component: Component<Provided, Provides>,
  ): Components<Input, Provided & Provides> {
    return new Components([...this.#list, component]);
  }

  /** Starts all. Closes what is open and rejects when one fails to start. */
  async start(input: Input): Promise<Provided & { stop(): Promise<void> }> {
    const opened: { readonly component: string; readonly stop: () => Promise<void> }[] = [];
    const stop = async () => {
      for (const { component, stop } of opened.splice(0).reverse()) {
        await stop().catch((error) =>
          input.log.error({ err: error, component }, "stopping a component failed"),
        );
      }
    };
    const provided = { ...input };
    try {
      for (const { name, start } of this.#list) {
        const needs = provided as never;
        Object.assign(provided, await start(needs, (stop) => opened.push({ component: name, stop })));
      }
    } catch (error) {
      await stop();
      throw error;
    }
    return Object.assign(provided as unknown as Provided, { stop });
  }
}
