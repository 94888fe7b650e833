import type { Job } from "../../../prisma/generated/sqlite/client.ts";
import { findRow } from "../../store/rows.ts";
import type { Change } from "../change.ts";
import { refusal } from "../errors.ts";
import { permit } from "../rights.ts";
import { jobValues } from "../templates/jobValues.ts";
import { type CommonInput, insertJob } from "./insert.ts";

export interface TemplateJobInput extends CommonInput {
  /** The template's number. */
  template: number;
  /** name -> { value, type }. Those the template does not know are dropped. */
  inputValues: Record<string, { value: unknown; type: string }>;
  parameterValues?: Record<string, { value: unknown; type: string }> | null | undefined;
  /** UFDL's notification actions by transition, kept as given. */
  notifications?: unknown;
}

/**
 * Makes a job from a template (UFDL's create-job, docs/apis/ufdl.md section 6).
 * @throws Refusal UNAUTHENTICATED, NOT_FOUND, TEMPLATE_NOT_WORKABLE, INPUT_*, PARAMETER_*, TYPE_UNKNOWN and what
 * createCommand throws for the common input
 */
export async function createFromTemplate(change: Change, input: TemplateJobInput): Promise<Job> {
  permit(change.actor, "job.create");
  const template = await findRow(change.db, "Template", { id: input.template });
  if (!template) throw refusal("NOT_FOUND", { kind: "template", key: input.template });
  if (!template.workable) throw refusal("TEMPLATE_NOT_WORKABLE", { number: template.id });
  const values = jobValues(template, input);
  return insertJob(
    change,
    { ...input, lease: input.lease ?? template.lease },
    {
      kind: "TEMPLATE",
      templateId: template.id,
      ...values,
      notifications: input.notifications == null ? null : JSON.stringify(input.notifications),
    },
  );
}
