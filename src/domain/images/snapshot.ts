import type { ImageAction, Job } from "../../../prisma/generated/sqlite/client.ts";
import { insertRow } from "../../store/rows.ts";
import type { Change } from "../change.ts";
import { queueImageJob, unixSeconds } from "./imageJob.ts";

/** The row of an image that comes to a provider, in state building, and the job that brings it there. */
export async function beginSnapshot(
  change: Change,
  { action, provider, image }: { action: ImageAction; provider: string; image: string },
): Promise<Job> {
  const row = await insertRow(change.db, "SnapshotImage", {
    providerName: provider,
    imageName: image,
    version: unixSeconds(change.now),
    state: "BUILDING",
    stateSince: change.now,
    createdAt: change.now,
  });
  const job = await queueImageJob(change, {
    action,
    imageName: image,
    providerName: provider,
    snapshotImageId: row.id,
  });
  change.record({
    type: "IMAGE_CREATED",
    snapshotImageId: row.id,
    data: { image, provider, state: row.state, job: job.id },
  });
  return job;
}
