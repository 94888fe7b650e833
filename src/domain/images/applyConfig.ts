import { deleteRows, findRows, insertRow, updateRow, updateRows } from "../../store/rows.ts";
import type { Change } from "../change.ts";
import { permit } from "../rights.ts";
import type { NodepoolConfig } from "./config.ts";
import { checkName } from "./names.ts";

/** What applying a configuration changed, by kind and name; empty when nothing changed. */
export interface Applied {
  added: string[];
  changed: string[];
  removed: string[];
}

/**
 * Brings providers, disk images and labels to what a nodepool.yaml says. What an earlier file brought and this one
 * lacks is removed; what mutations made stays, and becomes the file's when the file names it.
 * @throws Refusal FORBIDDEN, INVALID_INPUT
 */
export async function applyNodepoolConfig(change: Change, config: NodepoolConfig): Promise<Applied> {
  permit(change.actor, "provider.manage");
  const applied: Applied = { added: [], changed: [], removed: [] };
  await applyDiskImages(change, config, applied);
  await applyLabels(change, config, applied);
  await applyProviders(change, config, applied);
  if (Object.values(applied).some((names) => names.length > 0)) {
    change.record({ type: "PROVIDER_CHANGED", data: { ...applied, change: "configured" } });
  }
  return applied;
}

async function applyDiskImages({ db, now }: Change, { diskImages }: NodepoolConfig, applied: Applied) {
  const rows = await findRows(db, "DiskImage", {});
  for (const name of new Set(diskImages)) {
    checkName("diskimages.name", name);
    const row = rows.find((one) => one.name === name);
    if (!row) {
      await insertRow(db, "DiskImage", { name, configured: true, createdAt: now });
      applied.added.push(`disk image ${name}`);
    } else if (!row.configured) {
      await updateRows(db, "DiskImage", { id: row.id }, { configured: true });
    }
  }
  for (const row of rows) {
    if (!row.configured || diskImages.includes(row.name)) continue;
    await deleteRows(db, "DiskImage", { id: row.id });
    applied.removed.push(`disk image ${row.name}`);
  }
}

async function applyLabels({ db, now }: Change, { labels }: NodepoolConfig, applied: Applied) {
  const rows = await findRows(db, "Label", {});
  const wanted = new Map(labels.map((label) => [label.name, label.image]));
  for (const [name, image] of wanted) {
    checkName("labels.name", name);
    const row = rows.find((one) => one.name === name);
    if (!row) {
      await insertRow(db, "Label", { name, image, configured: true, createdAt: now });
      applied.added.push(`label ${name}`);
    } else if (!row.configured || row.image !== image) {
      await updateRows(db, "Label", { id: row.id }, { image, configured: true });
      if (row.image !== image) applied.changed.push(`label ${name}`);
    }
  }
  for (const row of rows) {
    if (!row.configured || wanted.has(row.name)) continue;
    await deleteRows(db, "Label", { id: row.id });
    applied.removed.push(`label ${row.name}`);
  }
}

async function applyProviders({ db, now }: Change, { providers }: NodepoolConfig, applied: Applied) {
  const rows = await findRows(db, "Provider", {});
  const allImages = await findRows(db, "ProviderImage", {});
  const wanted = new Map(providers.map((provider) => [provider.name, provider.images]));
  for (const [name, images] of wanted) {
    checkName("providers.name", name);
    const known = rows.find((one) => one.name === name);
    const row = known ?? (await insertRow(db, "Provider", { name, configured: true, createdAt: now }));
    if (!known) applied.added.push(`provider ${name}`);
    else if (!known.configured) {
      await updateRows(db, "Provider", { id: row.id }, { configured: true });
    }
    const held = allImages.filter(({ providerId }) => providerId === row.id);
    const here = new Map(images.map((image) => [image.name, image.diskImage]));
    for (const [image, diskImageName] of here) {
      checkName("providers.images.name", image);
      const old = held.find((one) => one.name === image);
      const data = { diskImageName, configured: true };
      if (!old) await insertRow(db, "ProviderImage", { providerId: row.id, name: image, ...data });
      else await updateRow(db, "ProviderImage", { id: old.id }, data);
      if (!old) applied.added.push(`image ${image} of provider ${name}`);
      else if (old.diskImageName !== diskImageName)
        applied.changed.push(`image ${image} of provider ${name}`);
    }
    for (const old of held) {
      if (!old.configured || here.has(old.name)) continue;
      await deleteRows(db, "ProviderImage", { id: old.id });
      applied.removed.push(`image ${old.name} of provider ${name}`);
    }
  }
  for (const row of rows) {
    if (!row.configured || wanted.has(row.name)) continue;
    await deleteRows(db, "Provider", { id: row.id });
    applied.removed.push(`provider ${row.name}`);
  }
}
