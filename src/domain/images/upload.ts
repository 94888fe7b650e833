import type { Job } from "../../../prisma/generated/sqlite/client.ts";
import { findRow } from "../../store/rows.ts";
import type { Change } from "../change.ts";
import { refusal } from "../errors.ts";
import { permit } from "../rights.ts";
import { findDiskImage, findProvider } from "./find.ts";
import { beginSnapshot } from "./snapshot.ts";

/**
 * Queues the upload of a disk image to a provider. There must be a ready build of it; the job names the image, not the
 * build. At the provider it is called what the provider's configuration calls the image that is made from it, else as
 * the disk image is.
 * @throws Refusal UNAUTHENTICATED, FORBIDDEN, NOT_FOUND (kind provider, then disk image), IMAGE_NOT_READY without a
 *   ready build (the original crashed: docs/apis/nodepool.md section B2)
 */
export async function uploadImage(
  change: Change,
  { name, provider }: { name: string; provider: string },
): Promise<Job> {
  permit(change.actor, "image.build");
  const at = await findProvider(change, provider);
  await findDiskImage(change, name);
  const ready = await findRow(change.db, "DibImage", { imageName: name, state: "READY", removedAt: null });
  if (!ready) throw refusal("IMAGE_NOT_READY", { image: name });
  const called = at.images.find(({ diskImageName }) => diskImageName === name)?.name ?? name;
  return beginSnapshot(change, { action: "UPLOAD", provider, image: called });
}
