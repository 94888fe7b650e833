import type { Provider } from "../../../prisma/generated/sqlite/client.ts";
import { deleteRows, findRow, insertRow } from "../../store/rows.ts";
import type { Change } from "../change.ts";
import { refusal } from "../errors.ts";
import { permit } from "../rights.ts";
import { findDiskImage, findProvider } from "./find.ts";
import { checkName } from "./names.ts";

/**
 * Makes a provider known.
 * @throws Refusal FORBIDDEN, INVALID_INPUT, NAME_TAKEN
 */
export async function addProvider(change: Change, name: string): Promise<Provider> {
  permit(change.actor, "provider.manage");
  checkName("name", name);
  const taken = await findRow(change.db, "Provider", { name });
  if (taken) throw refusal("NAME_TAKEN", { kind: "provider", field: "name", value: name });
  const provider = await insertRow(change.db, "Provider", { name, createdAt: change.now });
  change.record({ type: "PROVIDER_CHANGED", data: { provider: name, change: "added" } });
  return provider;
}

/**
 * Forgets a provider and which images it can hold. Nodes and images that came from it stay.
 * @throws Refusal FORBIDDEN, NOT_FOUND
 */
export async function removeProvider(change: Change, name: string): Promise<Provider> {
  permit(change.actor, "provider.manage");
  const provider = await findProvider(change, name);
  await deleteRows(change.db, "Provider", { id: provider.id });
  change.record({ type: "PROVIDER_CHANGED", data: { provider: name, change: "removed" } });
  return provider;
}

/**
 * Says that a provider can hold an image: one made there (no disk image), or one made from a disk image. Said again, it
 * replaces what was said before.
 * @throws Refusal FORBIDDEN, NOT_FOUND (kind provider, disk image), INVALID_INPUT
 */
export async function setProviderImage(
  change: Change,
  {
    provider: at,
    name,
    diskImage,
  }: { provider: string; name: string; diskImage?: string | null | undefined },
): Promise<Provider> {
  permit(change.actor, "provider.manage");
  const provider = await findProvider(change, at);
  checkName("name", name);
  if (diskImage != null) await findDiskImage(change, diskImage);
  const row = { diskImageName: diskImage ?? null };
  await change.db
    .insertInto("ProviderImage")
    .values({ providerId: provider.id, name, ...row })
    .onConflict((conflict) => conflict.columns(["providerId", "name"]).doUpdateSet(row))
    .execute();
  change.record({
    type: "PROVIDER_CHANGED",
    data: { provider: at, image: name, diskImage: diskImage ?? null, change: "set" },
  });
  return provider;
}

/**
 * @throws Refusal FORBIDDEN, NOT_FOUND (kind provider, then image)
 */
export async function removeProviderImage(
  change: Change,
  { provider: at, name }: { provider: string; name: string },
): Promise<Provider> {
  permit(change.actor, "provider.manage");
  const provider = await findProvider(change, at);
  const image = provider.images.find((one) => one.name === name);
  if (!image) throw refusal("NOT_FOUND", { kind: "image", key: name });
  await deleteRows(change.db, "ProviderImage", { id: image.id });
  change.record({ type: "PROVIDER_CHANGED", data: { provider: at, image: name, change: "removed" } });
  return provider;
}
