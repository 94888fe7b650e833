import type { Job, JobState, Prisma } from "../../../prisma/generated/sqlite/client.ts";
import type { Change } from "../change.ts";
import { followState } from "../images/follow.ts";
import { settleDependents } from "./dependencies.ts";
import { reinherit } from "./inheritance.ts";
import { rollUp, weigh } from "./tree.ts";

/**
 * The one place where a job's state is written. What follows from a state follows here: dependents wait or are
 * released, an image's row follows, the ancestors' counters and states move. The caller has checked that the move is allowed and records the
 * event.
 */
export async function move(
  change: Change,
  job: Job,
  to: JobState,
  set: Prisma.JobUncheckedUpdateInput = {},
): Promise<Job> {
  let moved = await change.db.job.update({
    where: { id: job.id },
    data: { ...set, state: to, updatedAt: change.now },
  });
  if (job.state === to) return moved;
  if (job.state === "PENDING" || to === "PENDING") moved = await reinherit(change, moved);
  await followState(change, moved, job.state);
  await settleDependents(change, moved, job.state);
  await rollUp(change, moved.path, weigh(job), weigh(moved));
  return moved;
}
