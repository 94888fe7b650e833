import type {
  DibImage,
  DiskImage,
  Provider,
  ProviderImage,
  SnapshotImage,
} from "../../../prisma/generated/sqlite/client.ts";
import { findRow, findRows } from "../../store/rows.ts";
import type { Change } from "../change.ts";
import { refusal } from "../errors.ts";
import { isStorable } from "../text.ts";

/** @throws Refusal NOT_FOUND (kind provider) */
export async function findProvider(
  { db, store }: Change,
  name: string,
): Promise<Provider & { images: ProviderImage[] }> {
  const found = isStorable(store.dialect, name) && (await findRow(db, "Provider", { name }));
  if (!found) throw refusal("NOT_FOUND", { kind: "provider", key: name });
  return { ...found, images: await findRows(db, "ProviderImage", { providerId: found.id }) };
}

/** @throws Refusal NOT_FOUND (kind disk image) */
export async function findDiskImage({ db, store }: Change, name: string): Promise<DiskImage> {
  const found = isStorable(store.dialect, name) && (await findRow(db, "DiskImage", { name }));
  if (!found) throw refusal("NOT_FOUND", { kind: "disk image", key: name });
  return found;
}

/** @throws Refusal NOT_FOUND (kind dib image) also for one that is gone */
export async function findDibImage({ db }: Change, pk: number): Promise<DibImage> {
  const found = await findRow(db, "DibImage", { id: pk, removedAt: null });
  if (!found) throw refusal("NOT_FOUND", { kind: "dib image", key: pk });
  return found;
}

/** @throws Refusal NOT_FOUND (kind snapshot image) also for one that is gone */
export async function findSnapshotImage({ db }: Change, pk: number): Promise<SnapshotImage> {
  const found = await findRow(db, "SnapshotImage", { id: pk, removedAt: null });
  if (!found) throw refusal("NOT_FOUND", { kind: "snapshot image", key: pk });
  return found;
}
