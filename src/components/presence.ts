import type { Services } from "../domain/change.ts";
import { type PeriodicTask, startScheduler } from "../domain/scheduler.ts";
import { component, type Given } from "./component.ts";

const flush: PeriodicTask = {
  name: "presence",
  run: async ({ services }) => {
    await services.presence.flush();
    return 0;
  },
};

/** Writes every few seconds who has called, and once more after the last call. */
export const presenceWriter = component(
  "presence",
  async ({ services, config }: Given & { services: Services }, onStop) => {
    const scheduler = startScheduler(services, [flush], { period: config.presenceFlushInterval * 1_000 });
    onStop(async () => {
      await scheduler.stop();
      await services.presence.flush();
    });
    return {};
  },
);
