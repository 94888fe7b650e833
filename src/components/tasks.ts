import type { Services } from "../domain/change.ts";
import { whenDue } from "../domain/dueWork.ts";
import { leaseExpiry } from "../domain/jobs/leases.ts";
import { jobTimeouts } from "../domain/jobs/timeouts.ts";
import { reaper } from "../domain/nodes/reap.ts";
import { workerTimeouts } from "../domain/nodes/workerTimeouts.ts";
import { graceOfOnlyGateway, reconcile } from "../domain/outputs/reconcile.ts";
import { retentionTask } from "../domain/retention/task.ts";
import { type PeriodicTask, startScheduler } from "../domain/scheduler.ts";
import { component, type Given } from "./component.ts";

type Needs = Given & { services: Services };

/**
 * Removes bytes without an output, at the start and then once an interval by one of several gateways. It has a scheduler
 * of its own, since listing a large store takes long.
 */
export const blobCleanup = component("blob cleanup", async ({ services, config, log }: Needs, onStop) => {
  const { unusedBlobs, interval } = config.retention;
  const stopping = new AbortController();
  const { signal } = stopping;
  const clean = async (age: number) => {
    const removed = await reconcile(services, { age, signal });
    if (removed > 0) log.info({ removed }, "removed bytes without an output");
    return removed;
  };
  const alone = services.store.dialect === "sqlite";
  const first = clean(alone ? graceOfOnlyGateway : unusedBlobs).catch((error) =>
    log.error({ err: error }, "removing bytes without an output failed"),
  );
  const task: PeriodicTask = {
    name: "unused blobs",
    run: async () => {
      await first;
      let removed = 0;
      await whenDue(services, { name: task.name, interval }, async () => {
        removed = await clean(unusedBlobs);
        return true;
      });
      return removed;
    },
  };
  const scheduler = startScheduler(services, [task], { period: Math.min(interval, 60) * 1_000 });
  onStop(async () => {
    stopping.abort();
    await first;
    await scheduler.stop();
  });
  return { blobCleaner: scheduler };
});

/** Runs the periodic tasks: time-outs, leases, the reaper and retention. */
export const taskScheduler = component("scheduler", async ({ services, config }: Needs, onStop) => {
  const tasks = [
    jobTimeouts,
    workerTimeouts,
    leaseExpiry,
    reaper(config.nodepool.reapAfter),
    retentionTask(config.retention),
  ];
  services.presence.hearsSince = services.clock.now();
  const scheduler = startScheduler(services, tasks, { period: config.schedulerInterval * 1_000 });
  onStop(() => scheduler.stop());
  return { scheduler };
});
