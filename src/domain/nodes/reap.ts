import type { Sql } from "../../store/database.ts";
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
      const due = await dueNodes(call, store.sql, after).execute();
      return runEach(call, task, due, ({ id }) => reap(call, id, after));
    },
  };
  return task;
}

/** One node in a change of its own; false when its deletion was taken back or another gateway has removed it. */
function reap(call: Call, id: number, after: number): Promise<boolean> {
  return change(call, async (change) => {
    await change.store.lockNodes(change.db, [id]);
    const still = await dueNodes(call, change.db, after).where("id", "=", id).executeTakeFirst();
    if (!still) return false;
    await removeNode(change, id);
    return true;
  });
}

function dueNodes({ services }: Call, db: Sql, after: number) {
  return db
    .selectFrom("Node")
    .select("id")
    .where("provisionState", "=", "DELETE")
    .where("removedAt", "is", null)
    .where("stateSince", "<=", new Date(services.clock.now().getTime() - after * 1000))
    .orderBy("id");
}
