import type { Config } from "../config.ts";
import type { Clock } from "../domain/clock.ts";
import type { Log } from "../http/log.ts";

/** What every component is given. */
export interface Given {
  readonly config: Config;
  readonly clock: Clock;
  readonly log: Log;
  /** Whether /metrics tells of the process too; for the one server of a process. */
  readonly processMetrics?: boolean;
}

interface ErrorLog {
  error(about: object, message: string): void;
}

/** Registers how something that a component opened is closed again. */
export type OnStop = (stop: () => Promise<void>) => void;

/** A part of the server. */
export interface Component<Needs, Provides> {
  /** For the log. */
  readonly name: string;
  /** @returns what the components after it can use */
  readonly start: (needs: Needs, onStop: OnStop) => Promise<Provides>;
}

/** Makes a component; what it needs and provides follows from `start`. */
export function component<Needs, Provides extends object>(
  name: string,
  start: Component<Needs, Provides>["start"],
): Component<Needs, Provides> {
  return { name, start };
}

/**
 * A list of components that are started in order and stopped in reverse. The compiler refuses one that needs what no
 * component before it provides.
 */
export class Components<Input extends { log: ErrorLog }, Provided extends Input = Input> {
  readonly #list: readonly Component<never, object>[];

  constructor(list: readonly Component<never, object>[] = []) {
    this.#list = list;
  }

  /** The list with one more at its end. */
  with<Provides extends object>(
    component: Component<Provided, Provides>,
  ): Components<Input, Provided & Provides> {
    return new Components([...this.#list, component]);
  }

  /** Rejects as the first component does that cannot start, with everything that was opened closed again. */
  async start(input: Input): Promise<Provided & { stop(): Promise<void> }> {
    const opened: { readonly component: string; readonly stop: () => Promise<void> }[] = [];
    const stop = async () => {
      for (const { component, stop } of opened.splice(0).reverse()) {
        await stop().catch((error) => input.log.error({ err: error, component }, "closing failed"));
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
