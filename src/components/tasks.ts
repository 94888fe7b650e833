import type { Services } from "../domain/change.ts";
import { leaseExpiry } from "../domain/jobs/leases.ts";
import { jobTimeouts } from "../domain/jobs/timeouts.ts";
import { reaper } from "../domain/nodes/reap.ts";
import { workerTimeouts } from "../domain/nodes/workerTimeouts.ts";
import { reconcile } from "../domain/outputs/reconcile.ts";
import { startScheduler } from "../domain/scheduler.ts";
import { component, type Given } from "./component.ts";

type Needs = Given & { services: Services };

/** Removes bytes without an output. It runs in the background, since listing a large store takes long. */
export const blobCleanup = component("blob cleanup", async ({ services, log }: Needs, onStop) => {
  const stopping = new AbortController();
  const cleaning = reconcile(services, stopping.signal).then(
    (removed) => removed > 0 && log.info({ removed }, "removed bytes without an output"),
    (error) => log.error({ err: error }, "removing bytes without an output failed"),
  );
  onStop(async () => {
    stopping.abort();
    await cleaning;
  });
  return {};
});

/** Runs the periodic tasks: time-outs, leases and the reaper. */
export const taskScheduler = component("scheduler", async ({ services, config }: Needs, onStop) => {
  const tasks = [jobTimeouts, workerTimeouts, leaseExpiry, reaper(config.nodepool.reapAfter)];
  const scheduler = startScheduler(services, tasks, { period: config.schedulerInterval * 1_000 });
  onStop(() => scheduler.stop());
  return { scheduler };
});
