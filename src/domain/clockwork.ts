import { programActor } from "./actor.ts";
import type { Call, Services } from "./change.ts";

/** A rule that time sets off: it looks for what is due by `services.clock` and does it. Must be safe to run twice. */
export interface Chore {
  readonly name: string;
  /** Answers how many things it did, for the log. */
  run(call: Call): Promise<number>;
}

export interface Clockwork {
  /** Runs every chore once, now. Tests call this after setting the clock. */
  tick(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Runs the chores every `period` milliseconds, one after another and never two rounds at once. A chore that fails is
 * reported and tried again in the next round; it keeps no other from its turn.
 */
export function startClockwork(
  services: Services,
  chores: readonly Chore[],
  { period, report }: { period: number; report: (error: unknown, chore: string) => void },
): Clockwork {
  const call: Call = { services, actor: programActor("clock") };
  let round: Promise<void> | undefined;

  async function work(): Promise<void> {
    for (const chore of chores) {
      try {
        await chore.run(call);
      } catch (error) {
        report(error, chore.name);
      }
    }
  }
  function tick(): Promise<void> {
    round ??= work().finally(() => {
      round = undefined;
    });
    return round;
  }
  const timer = period > 0 ? setInterval(() => void tick(), period) : undefined;
  timer?.unref();
  return {
    tick,
    async stop() {
      clearInterval(timer);
      await round;
    },
  };
}
