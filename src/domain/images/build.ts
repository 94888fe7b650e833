import type { Job } from "../../../prisma/generated/sqlite/client.ts";
import { columnsOf } from "../../store/columns.ts";
import { insertRow, updateRows } from "../../store/rows.ts";
import type { Change } from "../change.ts";
import { permit } from "../rights.ts";
import { findDiskImage } from "./find.ts";
import { queueImageJob, unixSeconds } from "./imageJob.ts";

/**
 * Has a disk image built: its row stands at once, in state building, and an IMAGE job is queued. While one is being
 * built nothing new is begun and that build's job is answered (docs/apis/nodepool.md section B2).
 * @throws Refusal UNAUTHENTICATED, FORBIDDEN, NOT_FOUND (kind disk image)
 */
export async function buildImage(change: Change, name: string): Promise<Job> {
  permit(change.actor, "image.build");
  const { id } = await findDiskImage(change, name);
  // Holds the row until the change ends: of two callers at once the second finds the first one's build.
  await updateRows(change.db, "DiskImage", { id }, { name });
  const running = await change.db
    .selectFrom("Job")
    .innerJoin("DibImage", "DibImage.id", "Job.dibImageId")
    .select(columnsOf("Job").map((name) => `Job.${name}` as const))
    .where("imageAction", "=", "BUILD")
    .where("DibImage.imageName", "=", name)
    .where("DibImage.state", "=", "BUILDING")
    .where("DibImage.removedAt", "is", null)
    .orderBy("Job.id", "desc")
    .limit(1)
    .executeTakeFirst();
  if (running) return running;
  const image = await insertRow(change.db, "DibImage", {
    imageName: name,
    version: unixSeconds(change.now),
    state: "BUILDING",
    stateSince: change.now,
    createdAt: change.now,
  });
  const job = await queueImageJob(change, { action: "BUILD", imageName: name, dibImageId: image.id });
  change.record({
    type: "IMAGE_CREATED",
    dibImageId: image.id,
    data: { image: name, state: image.state, job: job.id },
  });
  return job;
}
