import type { DiskImage } from "../../../prisma/generated/sqlite/client.ts";
import { deleteRows, findRow, insertRow } from "../../store/rows.ts";
import type { Change } from "../change.ts";
import { refusal } from "../errors.ts";
import { permit } from "../rights.ts";
import { findDiskImage } from "./find.ts";
import { checkName } from "./names.ts";

/**
 * Makes a disk image known, so that it can be built.
 * @throws Refusal FORBIDDEN, INVALID_INPUT, NAME_TAKEN
 */
export async function addDiskImage(change: Change, name: string): Promise<DiskImage> {
  permit(change.actor, "provider.manage");
  checkName("name", name);
  const taken = await findRow(change.db, "DiskImage", { name });
  if (taken) throw refusal("NAME_TAKEN", { kind: "disk image", field: "name", value: name });
  const image = await insertRow(change.db, "DiskImage", { name, createdAt: change.now });
  change.record({ type: "PROVIDER_CHANGED", data: { diskImage: name, change: "added" } });
  return image;
}

/**
 * Forgets that a disk image can be built. What was built stays.
 * @throws Refusal FORBIDDEN, NOT_FOUND
 */
export async function removeDiskImage(change: Change, name: string): Promise<DiskImage> {
  permit(change.actor, "provider.manage");
  const image = await findDiskImage(change, name);
  await deleteRows(change.db, "DiskImage", { id: image.id });
  change.record({ type: "PROVIDER_CHANGED", data: { diskImage: name, change: "removed" } });
  return image;
}
