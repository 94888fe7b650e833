import type { Job } from "../../../prisma/generated/sqlite/client.ts";
import { findRow } from "../../store/rows.ts";
import type { Change } from "../change.ts";
import { refusal } from "../errors.ts";
import { permit } from "../rights.ts";
import { findProvider } from "./find.ts";
import { beginSnapshot } from "./snapshot.ts";

/**
 * Has a new snapshot of an image made at a provider. `image` is the image's name there, or the number of a snapshot of
 * it (Nodepool's document says id, its code took the name: docs/apis/nodepool.md section B0.5).
 * @throws Refusal UNAUTHENTICATED, FORBIDDEN, NOT_FOUND (kind provider, then image), IMAGE_NOT_SNAPSHOT for one that is
 *   made from a disk image and can only be uploaded
 */
export async function updateImage(
  change: Change,
  { image, provider }: { image: string; provider: string },
): Promise<Job> {
  permit(change.actor, "image.build");
  const at = await findProvider(change, provider);
  const named = at.images.find(({ name }) => name === image);
  const meant = named ? null : await nameOf(change, image);
  const found = named ?? at.images.find(({ name }) => name === meant);
  if (!found) throw refusal("NOT_FOUND", { kind: "image", key: image });
  if (found.diskImageName !== null) throw refusal("IMAGE_NOT_SNAPSHOT", { image: found.name, provider });
  return beginSnapshot(change, { action: "UPDATE", provider, image: found.name });
}

/** The image that a snapshot's number stands for. */
async function nameOf({ db }: Change, text: string): Promise<string | null> {
  const id = /^\d{1,9}$/.test(text) ? Number(text) : null;
  const row = id === null ? null : await findRow(db, "SnapshotImage", { id, removedAt: null });
  return row?.imageName ?? null;
}
