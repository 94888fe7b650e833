import { LosslessNumber } from "lossless-json";
import { z } from "zod";
import { JsonText } from "../../../json.ts";
import { instant, view, writtenAs } from "../../schemas.ts";
import { transitionNames } from "../frames.ts";
import { valuesSchema } from "../jobs/schemas.ts";
import type { UfdlTemplateFragment } from "../operations.generated.ts";
import { time } from "../shared.ts";
import { licencePk } from "./licences.ts";

/** A field that only templates have from which jobs can be made. */
const ofWorkable = <T extends z.ZodType>(schema: T, read: (of: UfdlTemplateFragment) => z.input<T>) =>
  [schema.optional(), (of: UfdlTemplateFragment) => (of.workable ? read(of) : undefined)] as const;

/** A template as UFDL shows it (docs/apis/ufdl.md section 6). */
export const template = view<UfdlTemplateFragment>()({
  pk: [z.int(), (of) => of.number],
  name: [z.string(), (of) => of.name],
  version: [z.int(), (of) => of.version],
  description: [z.string(), (of) => of.description],
  scope: [z.string(), (of) => of.scope],
  domain: [z.string().nullable(), (of) => of.domain],
  licence: [z.int().nullable(), (of) => licencePk(of.licence)],
  creator: [z.int().nullable(), (of) => of.creatorNumber],
  creation_time: [instant, (of) => time(of.createdAt)],
  deletion_time: [instant.nullable(), (of) => time(of.deletedAt)],
  type: ofWorkable(z.string(), (of) => of.type),
  executor_class: ofWorkable(z.string(), (of) => of.executorClass),
  required_packages: ofWorkable(z.string(), (of) => of.requiredPackages),
  parameters: ofWorkable(writtenAs<JsonText>({ type: "object" }), (of) => new JsonText(of.parametersText)),
});

const addresses = z.union([z.string(), z.array(z.string())]).optional();
const suppress = { suppress_for_parent: z.boolean().optional() };
/** Notifications that are printed, mailed and sent to the web-socket; their keys tell them apart. */
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

/** 1.0 counts as 1. */
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
