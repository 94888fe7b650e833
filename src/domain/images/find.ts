import type {
  DibImage,
  DiskImage,
  Provider,
  ProviderImage,
  SnapshotImage,
} from "../../../prisma/generated/sqlite/client.ts";
import type { Change } from "../change.ts";
import { refusal } from "../errors.ts";
import { isStorable } from "../text.ts";

/** @throws Refusal NOT_FOUND (kind provider) */
export async function findProvider(
  { db, store }: Change,
  name: string,
): Promise<Provider & { images: ProviderImage[] }> {
  const found =
    isStorable(store.dialect, name) &&
    (await db.provider.findUnique({ where: { name }, include: { images: true } }));
  if (!found) throw refusal("NOT_FOUND", { kind: "provider", key: name });
  return found;
}

/** @throws Refusal NOT_FOUND (kind disk image) */
export async function findDiskImage({ db, store }: Change, name: string): Promise<DiskImage> {
  const found = isStorable(store.dialect, name) && (await db.diskImage.findUnique({ where: { name } }));
  if (!found) throw refusal("NOT_FOUND", { kind: "disk image", key: name });
  return found;
}

/** @throws Refusal NOT_FOUND (kind dib image) also for one that is gone */
export async function findDibImage({ db }: Change, pk: number): Promise<DibImage> {
  const found = await db.dibImage.findFirst({ where: { id: pk, removedAt: null } });
  if (!found) throw refusal("NOT_FOUND", { kind: "dib image", key: pk });
  return found;
}

/** @throws Refusal NOT_FOUND (kind snapshot image) also for one that is gone */
export async function findSnapshotImage({ db }: Change, pk: number): Promise<SnapshotImage> {
  const found = await db.snapshotImage.findFirst({ where: { id: pk, removedAt: null } });
  if (!found) throw refusal("NOT_FOUND", { kind: "snapshot image", key: pk });
  return found;
}
