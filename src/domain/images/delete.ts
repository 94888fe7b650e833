import type { DibImage, SnapshotImage } from "../../../prisma/generated/sqlite/client.ts";
import { updateRow } from "../../store/rows.ts";
import type { Change } from "../change.ts";
import { applyTransition } from "../jobs/applyTransition.ts";
import { loadLocked } from "../jobs/load.ts";
import { permit } from "../rights.ts";
import { findDibImage, findSnapshotImage } from "./find.ts";

/**
 * Removes a built disk image. A job that still builds it is cancelled.
 * @throws Refusal NOT_FOUND, FORBIDDEN
 */
export async function deleteDibImage(change: Change, pk: number): Promise<DibImage> {
  permit(change.actor, "image.delete");
  const image = await findDibImage(change, pk);
  const removed = await updateRow(
    change.db,
    "DibImage",
    { id: pk },
    { removedAt: change.now, state: "DELETE", stateSince: change.now },
  );
  change.record({
    type: "IMAGE_REMOVED",
    dibImageId: pk,
    data: { image: image.imageName, reason: "deleted" },
  });
  await stopMaking(change, { dibImageId: pk });
  return removed;
}

/**
 * Removes an image from its provider. A job that still brings it there is cancelled.
 * @throws Refusal NOT_FOUND, FORBIDDEN
 */
export async function deleteSnapshotImage(change: Change, pk: number): Promise<SnapshotImage> {
  permit(change.actor, "image.delete");
  const image = await findSnapshotImage(change, pk);
  const removed = await updateRow(
    change.db,
    "SnapshotImage",
    { id: pk },
    { removedAt: change.now, state: "DELETE", stateSince: change.now },
  );
  change.record({
    type: "IMAGE_REMOVED",
    snapshotImageId: pk,
    data: { image: image.imageName, provider: image.providerName, reason: "deleted" },
  });
  await stopMaking(change, { snapshotImageId: pk });
  return removed;
}

async function stopMaking(
  change: Change,
  of: { dibImageId: number } | { snapshotImageId: number },
): Promise<void> {
  for (const job of await loadLocked(change, (eb) =>
    eb.and({ ...of, deletedAt: null }).and("state", "in", ["PENDING", "WAITING", "WORKING"]),
  )) {
    await applyTransition(change, job, "cancel");
  }
}
