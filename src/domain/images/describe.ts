import type { DibImage, SnapshotImage } from "../../../prisma/generated/sqlite/client.ts";
import { findRows, updateRow } from "../../store/rows.ts";
import type { Change } from "../change.ts";
import { permit } from "../rights.ts";
import { findDibImage, findSnapshotImage } from "./find.ts";

/** What may be set on a built disk image. Absent: stays. */
export interface DibImageFacts {
  /** Where its bytes are. */
  filename?: string | null | undefined;
}

/** What may be set on an image at a provider. Absent: stays. */
export interface SnapshotImageFacts {
  hostname?: string | null | undefined;
  externalId?: string | null | undefined;
  serverExternalId?: string | null | undefined;
}

/**
 * Sets what is known of a built disk image: for operators and for the node that builds it.
 * @throws Refusal NOT_FOUND, FORBIDDEN
 */
export async function describeDibImage(change: Change, pk: number, facts: DibImageFacts): Promise<DibImage> {
  const image = await findDibImage(change, pk);
  permit(change.actor, "image.describe", await makerOf(change, { dibImageId: pk }));
  const data = present(facts, ["filename"]);
  const changed = await updateRow(change.db, "DibImage", { id: image.id }, data);
  change.record({ type: "IMAGE_CHANGED", dibImageId: pk, data });
  return changed;
}

/**
 * Sets what is known of an image at a provider: for operators and for the node that makes it.
 * @throws Refusal NOT_FOUND, FORBIDDEN
 */
export async function describeSnapshotImage(
  change: Change,
  pk: number,
  facts: SnapshotImageFacts,
): Promise<SnapshotImage> {
  const image = await findSnapshotImage(change, pk);
  permit(change.actor, "image.describe", await makerOf(change, { snapshotImageId: pk }));
  const data = present(facts, ["hostname", "externalId", "serverExternalId"]);
  const changed = await updateRow(change.db, "SnapshotImage", { id: image.id }, data);
  change.record({ type: "IMAGE_CHANGED", snapshotImageId: pk, data });
  return changed;
}

async function makerOf(change: Change, of: { dibImageId: number } | { snapshotImageId: number }) {
  const job = (await findRows(change.db, "Job", of)).at(-1);
  return job ? { job } : {};
}

function present<K extends string>(
  facts: Partial<Record<K, string | null | undefined>>,
  names: readonly K[],
): Partial<Record<K, string | null>> {
  const data: Partial<Record<K, string | null>> = {};
  for (const name of names) {
    const value = facts[name];
    if (value !== undefined) data[name] = value;
  }
  return data;
}
