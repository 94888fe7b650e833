import type { Job } from "../../../prisma/generated/sqlite/client.ts";
import { updateRows } from "../../store/rows.ts";
import type { Change } from "../change.ts";
import { permit } from "../rights.ts";
import { finishWork } from "./finish.ts";
import { detachNode } from "./heartbeat.ts";
import { actingNode, findWork } from "./load.ts";
import { worksOn } from "./state.ts";

/**
 * A worker's command has ended with an exit code: 0 finishes the job, anything else (a negative signal number, -1 when it
 * could not be started) is an error, with a retry if there is one left. A report about a job that is not the worker's any
 * more, or was deleted, is ignored (docs/apis/coalition.md section 4.3, endjob).
 * @returns the job, or null when the report was about none of the worker's
 * @throws Refusal FORBIDDEN without a node
 */
export async function endJob(
  change: Change,
  pk: number,
  { exitCode }: { exitCode: number },
): Promise<Job | null> {
  permit(change.actor, "job.heartbeat");
  const work = await findWork(change, pk);
  const job = work?.job;
  const node = work ? work.node : await actingNode(change);
  if (!node) return null;
  const own = job != null && worksOn(node, job);
  if (!own || job.deletedAt !== null) {
    await detachNode(change, node, pk, own ? job : null);
    return null;
  }
  if (node.currentJobId !== pk) {
    await updateRows(change.db, "Node", { id: node.id }, { currentJobId: pk });
    node.currentJobId = pk;
  }
  return (await finishWork(change, { job, node }, exitCode === 0 ? {} : { error: `exit code ${exitCode}` }))
    .job;
}
