import { LosslessNumber } from "lossless-json";
import { z } from "zod";
import { transitionNames } from "../frames.ts";
import { valuesSchema } from "../jobs/schemas.ts";
import { JsonText, writtenAs } from "../json.ts";
import type { UfdlTemplateFragment } from "../operations.generated.ts";
import { instant, time } from "../shared.ts";
import { licencePk } from "./licences.ts";

/** One that stands for another kind of job has no `type` and what goes with it. */
export const templateSchema = z.object({
  pk: z.int(),
  name: z.string(),
  version: z.int(),
  description: z.string(),
  scope: z.string(),
  domain: z.string().nullable(),
  licence: z.int().nullable(),
  creator: z.int().nullable(),
  creation_time: instant,
  deletion_time: instant.nullable(),
  type: z.string().optional(),
  executor_class: z.string().optional(),
  required_packages: z.string().optional(),
  parameters: writtenAs<JsonText>({ type: "object" }).optional(),
});

/** A template as UFDL shows it, the keys in this order (docs/apis/ufdl.md section 6). */
export function template(of: UfdlTemplateFragment) {
  return {
    pk: of.number,
    name: of.name,
    version: of.version,
    description: of.description,
    scope: of.scope,
    domain: of.domain,
    licence: licencePk(of.licence),
    creator: of.creatorNumber,
    creation_time: time(of.createdAt),
    deletion_time: time(of.deletedAt),
    ...(of.workable
      ? {
          type: of.type,
          executor_class: of.executorClass,
          required_packages: of.requiredPackages,
          parameters: new JsonText(of.parametersText),
        }
      : {}),
  };
}

const addresses = z.union([z.string(), z.array(z.string())]).optional();
const suppress = { suppress_for_parent: z.boolean().optional() };
/** The three kinds of notifications, which their keys tell apart: printed, mailed, sent to the web-socket. */
const notification = z.union([
  z.strictObject({ message: z.string(), ...suppress }),
  z.strictObject({
    subject: z.string(),
    body: z.string(),
    to: addresses,
    cc: addresses,
    bcc: addresses,
    ...suppress,
  }),
  z.strictObject(suppress),
]);
const override = z.strictObject({
  actions: z.partialRecord(
    z.enum(transitionNames.map((name) => `on_${name}` as const)),
    z.array(notification),
  ),
  keep_default: z.boolean().optional(),
});

export const createJobBody = z.strictObject({
  input_values: valuesSchema,
  parameter_values: valuesSchema.optional(),
  description: z.string().optional(),
  notification_override: override.optional(),
  child_notification_overrides: z.record(z.string(), override).optional(),
});

/** 1.0 is taken for 1. */
const whole = z.preprocess(
  (sent) => (sent instanceof LosslessNumber ? Number(sent.toString()) : sent),
  z.int({ error: ({ code }) => (code === "too_big" ? undefined : "Invalid input") }),
);

export const importBody = z.strictObject({
  name: z.string(),
  version: whole.optional(),
  description: z.string().optional(),
  scope: z.string(),
  licence: z.string(),
  domain: z.string().optional().describe("Two letters."),
  specific: z.strictObject({
    job_type: z.string(),
    executor_class: z.string(),
    required_packages: z.string(),
    parameters: z.record(
      z.string(),
      z.strictObject({
        types: z.array(z.string()),
        default: z.unknown().optional(),
        default_type: z.string().optional(),
        const: z.boolean().optional(),
        help: z.string(),
      }),
    ),
  }),
});
