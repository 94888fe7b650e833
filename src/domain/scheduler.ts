import { programActor } from "./actor.ts";
import type { Call, Services } from "./change.ts";

/** Work that is due by time: it finds what is due by `services.clock` and does it. Must be safe to run twice. */
export interface PeriodicTask {
  readonly name: string;
  /** @returns how many things it did */
  run(call: Call): Promise<number>;
}

export interface Scheduler {
  /** Runs every task once, now. Tests call this after setting the clock. */
  runAll(): Promise<void>;
  stop(): Promise<void>;
}

/** The longest delay of a Node.js timer in milliseconds; a longer one runs after 1 ms. */
export const maxTimerDelay = 2 ** 31 - 1;

/**
 * Runs the tasks every `period` milliseconds (0: only on demand), one after another and never two rounds at once. A task
 * that fails is reported and tried again in the next round; the others run all the same.
 * @throws RangeError for a period that no timer can wait
 */
export function startScheduler(
  services: Services,
  tasks: readonly PeriodicTask[],
  { period }: { period: number },
): Scheduler {
  if (!(period >= 0 && period <= maxTimerDelay)) {
    throw new RangeError(`The scheduler's period must be from 0 to ${maxTimerDelay} ms, not ${period}`);
  }
  const call: Call = { services, actor: programActor("clock") };
  let round: Promise<void> | undefined;

  async function runTasks(): Promise<void> {
    for (const task of tasks) {
      await task.run(call).catch((error) => services.reportError(error, `The task "${task.name}" failed`));
    }
  }
  function runAll(): Promise<void> {
    round ??= runTasks().finally(() => {
      round = undefined;
    });
    return round;
  }
  const timer = period > 0 ? setInterval(() => void runAll(), period) : undefined;
  timer?.unref();
  return {
    runAll,
    async stop() {
      clearInterval(timer);
      await round;
    },
  };
}

/**
 * Does a task's work for each item by itself: one that fails is reported, and the others go on.
 * @param work answers whether it did something
 * @returns how many items it did something for
 */
export async function runEach<Item extends { id: number }>(
  { services }: Call,
  { name }: Pick<PeriodicTask, "name">,
  items: readonly Item[],
  work: (item: Item) => Promise<boolean>,
): Promise<number> {
  let done = 0;
  for (const item of items) {
    try {
      if (await work(item)) done++;
    } catch (error) {
      services.reportError(error, `The task "${name}" failed for ${item.id}`);
    }
  }
  return done;
}
