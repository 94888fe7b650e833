import type { Label } from "../../../prisma/generated/sqlite/client.ts";
import { columnsOf } from "../../store/columns.ts";
import { deleteRows, findRow } from "../../store/rows.ts";
import type { Change } from "../change.ts";
import { refusal } from "../errors.ts";
import { permit } from "../rights.ts";
import { checkName } from "./names.ts";

/**
 * Makes a label known, or changes the image that its machines start from.
 * @throws Refusal FORBIDDEN, INVALID_INPUT
 */
export async function setLabel(
  change: Change,
  { name, image }: { name: string; image?: string | null | undefined },
): Promise<Label> {
  permit(change.actor, "provider.manage");
  checkName("name", name);
  const row = { image: image ?? "" };
  const label = await change.db
    .insertInto("Label")
    .values({ name, ...row, createdAt: change.now })
    .onConflict((conflict) => conflict.column("name").doUpdateSet(row))
    .returning(columnsOf("Label"))
    .executeTakeFirstOrThrow();
  change.record({ type: "PROVIDER_CHANGED", data: { label: name, ...row, change: "set" } });
  return label;
}

/** @throws Refusal FORBIDDEN, NOT_FOUND */
export async function removeLabel(change: Change, name: string): Promise<Label> {
  permit(change.actor, "provider.manage");
  const label = await findRow(change.db, "Label", { name });
  if (!label) throw refusal("NOT_FOUND", { kind: "label", key: name });
  await deleteRows(change.db, "Label", { id: label.id });
  change.record({ type: "PROVIDER_CHANGED", data: { label: name, change: "removed" } });
  return label;
}
