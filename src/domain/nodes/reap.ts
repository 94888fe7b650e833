import { type Call, change } from "../change.ts";
import { type PeriodicTask, runEach } from "../scheduler.ts";
import { removeNode } from "./remove.ts";

/**
 * Removes nodes that have been in state delete for `after` seconds, as Nodepool's own cleanup does; their running jobs
 * go back to the queue. Nodes that were only deactivated are left alone.
 */
export function reaper(after: number): PeriodicTask {
  const task: PeriodicTask = {
    name: "reap nodes",
    async run(call) {
      const { store } = call.services;
      const due = await store.read.node.findMany({ where: dueAt(call, after), select: { id: true } });
      return runEach(call, task, due, ({ id }) => reap(call, id, after));
    },
  };
  return task;
}

/** One node in a change of its own; false when its deletion was taken back or another gateway has removed it. */
function reap(call: Call, id: number, after: number): Promise<boolean> {
  return change(call, async (change) => {
    const still = await change.db.node.count({ where: { id, ...dueAt(call, after) } });
    if (still === 0) return false;
    await removeNode(change, id);
    return true;
  });
}

function dueAt({ services }: Call, after: number) {
  const since = new Date(services.clock.now().getTime() - after * 1000);
  return { provisionState: "DELETE", removedAt: null, stateSince: { lte: since } } as const;
}
