import type { Change } from "../change.ts";

/**
 * Frees the names of all outputs of a job that is to run again, and marks them as deleted: the next attempt uploads
 * under the same names (docs/apis/ufdl.md section 5.5; the original refuses that for ever). Called by whatever
 * sends a job back to the queue, inside its change; asks for no right of its own.
 *
 * @returns how many names were freed
 */
export async function freeOutputs(change: Change, jobId: number): Promise<number> {
  const { db, now } = change;
  const held = await db.output.findMany({
    where: { jobId, slot: { not: null } },
    orderBy: { id: "asc" },
    select: {
      id: true,
      name: true,
      type: true,
      deletedAt: true,
      job: { select: { id: true, path: true } },
    },
  });
  if (held.length === 0) return 0;
  const live = held.filter(({ deletedAt }) => deletedAt === null);
  await db.output.updateMany({
    where: { jobId, slot: { not: null }, deletedAt: null },
    data: { deletedAt: now },
  });
  await db.output.updateMany({ where: { jobId, slot: { not: null } }, data: { slot: null } });
  for (const { id, name, type, job } of live) {
    change.record({ type: "OUTPUT_DELETED", job, outputId: id, data: { name, type } });
  }
  return held.length;
}
