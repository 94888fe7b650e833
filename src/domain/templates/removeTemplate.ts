import type { Template } from "../../../prisma/generated/sqlite/client.ts";
import { findRow, getRow, updateRows } from "../../store/rows.ts";
import type { Change } from "../change.ts";
import { refusal } from "../errors.ts";
import { permit } from "../rights.ts";

/**
 * Takes a template off the lists; its jobs keep it. A repeat changes nothing and keeps the first time of deletion.
 * @throws Refusal UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, TEMPLATE_NOT_WORKABLE for a built-in one
 */
export async function removeTemplate(change: Change, pk: number): Promise<Template> {
  permit(change.actor, "template.remove");
  const template = await findRow(change.db, "Template", { id: pk });
  if (!template) throw refusal("NOT_FOUND", { kind: "template", key: pk });
  if (!template.workable) throw refusal("TEMPLATE_NOT_WORKABLE", { number: pk });
  return removeRow(change, template);
}

/** Marks a template as deleted unless it is, without a check of rights. */
export async function removeRow(change: Change, { id, name, version }: Template): Promise<Template> {
  const count = await updateRows(change.db, "Template", { id, deletedAt: null }, { deletedAt: change.now });
  if (count > 0) {
    change.record({ type: "TEMPLATE_DELETED", data: { template: id, name, version } });
  }
  return await getRow(change.db, "Template", { id });
}
