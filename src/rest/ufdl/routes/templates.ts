import { LosslessNumber } from "lossless-json";
import { z } from "zod";
import type { Exchange, Failure, JsonSchema, Tools } from "../../legacyRecord.ts";
import { strictly } from "../body.ts";
import { detail } from "../errors.ts";
import { templateFields } from "../filters/fields.ts";
import { listVariables } from "../filters/translate.ts";
import { transitionNames } from "../frames.ts";
import { plain } from "../json.ts";
import {
  UfdlCreateJobDocument,
  UfdlImportTemplateDocument,
  UfdlListTemplatesDocument,
  UfdlRetrieveTemplateDocument,
  UfdlTemplateOutputsDocument,
  UfdlTemplateParametersDocument,
  UfdlTemplateTypesDocument,
} from "../operations.generated.ts";
import { job, template } from "../shape.ts";
import {
  filterBody,
  found,
  inOrder,
  jobSchema,
  listOf,
  pk,
  pkOf,
  templateSchema,
  ufdl,
  unknownPk,
  valuesSchema,
} from "./common.ts";
import { filters, licence } from "./differences.ts";

const parameters = { pk: pkOf("The template's number.") };
const answers = { description: "The template.", schema: templateSchema };
const builtIn: Failure = { status: 403, when: "the template is built in", code: "TEMPLATE_NOT_WORKABLE" };
const map: JsonSchema = { type: "object" };

/** A value of a job, or a parameter's default: any JSON value, null too, but it must be there. */
const anything = z.unknown().refine((value) => value !== undefined, "is missing");
const typed = z.record(z.string(), z.strictObject({ value: anything, type: z.string() }));
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
const createJobBody = z.strictObject({
  input_values: typed,
  parameter_values: typed.optional(),
  description: z.string().optional(),
  notification_override: override.optional(),
  child_notification_overrides: z.record(z.string(), override).optional(),
});

const whole = z.union([
  z.number().int(),
  z
    .instanceof(LosslessNumber)
    .transform((digits) => Number(digits.toString()))
    .pipe(z.number().int()),
]);
const importBody = z.strictObject({
  name: z.string(),
  version: whole.optional(),
  description: z.string().optional(),
  scope: z.string(),
  licence: z.string(),
  domain: z.string().optional(),
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

/** The template's number, once it is known that what comes before the body is well. */
async function onTemplate<T>(exchange: Exchange, { run }: Tools, read: () => T): Promise<[number, T]> {
  const number = pk(exchange);
  const body = await inOrder(
    read,
    async () => void found((await run(UfdlRetrieveTemplateDocument, { pk: number })).template),
  );
  return [number, body];
}

export const templateRoutes = [
  ufdl({
    name: "job_templates.list",
    method: "POST",
    path: "/v1/job-templates/list",
    summary: "The templates that a filter lets through.",
    who: "any user",
    body: "json",
    accepts: filterBody,
    operation: UfdlListTemplatesDocument,
    variables: ({ body }) => listVariables(templateFields, body) as never,
    shape: ({ templates }) => templates.nodes.map(template),
    answers: { description: "The templates.", schema: listOf(templateSchema) },
    differences: [
      ...filters,
      licence,
      {
        what: "Templates that stand for other kinds of jobs are not listed, and can be retrieved.",
        why: "No job can be made from them; the lists of jobs name them (all APIs share one queue).",
      },
    ],
  }),
  ufdl({
    name: "job_templates.import",
    method: "POST",
    path: "/v1/job-templates/import",
    summary: "Stores a template; it takes the place of one with the same name and version.",
    who: "an admin",
    entry: { right: "template.import", as: ["OPERATOR"] },
    body: "json",
    accepts: {
      ...map,
      required: ["name", "scope", "licence", "specific"],
      properties: {
        name: { type: "string" },
        version: { type: "integer" },
        description: { type: "string" },
        scope: { type: "string" },
        licence: { type: "string" },
        domain: { type: "string", description: "Two letters." },
        specific: map,
      },
    },
    operation: UfdlImportTemplateDocument,
    variables: ({ body }) => {
      const { specific, ...own } = strictly(importBody, body);
      const {
        job_type: jobType,
        executor_class: executorClass,
        required_packages: requiredPackages,
      } = specific;
      const forms = Object.entries(specific.parameters).map(
        ([name, { default_type: defaultType, ...form }]) => [name, { ...form, defaultType }],
      );
      return {
        input: { ...own, jobType, executorClass, requiredPackages, parameters: Object.fromEntries(forms) },
      };
    },
    shape: ({ importTemplate }) => template(importTemplate),
    answers,
    differences: [
      licence,
      {
        what: "A template's type is Train, Predict or Export with its arguments.",
        why: "They are the original's three contracts; there more can be installed as Python classes.",
      },
    ],
  }),
  ufdl({
    name: "job_templates.retrieve",
    method: "GET",
    path: "/v1/job-templates/{pk}",
    parameters,
    summary: "One template, also a deleted or a built-in one.",
    who: "any user",
    body: "none",
    operation: UfdlRetrieveTemplateDocument,
    variables: (exchange) => ({ pk: pk(exchange) }),
    shape: ({ template: one }) => template(found(one)),
    answers,
    failures: [unknownPk],
    differences: [
      licence,
      {
        what: "A template that stands for another kind of job is there too, without `type` and what goes with it.",
        why: "All APIs share one queue.",
      },
    ],
  }),
  ufdl({
    name: "job_templates.create_job",
    method: "POST",
    path: "/v1/job-templates/{pk}/create-job",
    parameters,
    summary: "Makes a job. Values are not looked at, only their types.",
    who: "any user",
    body: "json",
    accepts: {
      ...map,
      required: ["input_values"],
      properties: {
        input_values: valuesSchema,
        parameter_values: valuesSchema,
        description: { type: "string" },
        notification_override: map,
        child_notification_overrides: map,
      },
    },
    operation: UfdlCreateJobDocument,
    variables: async (exchange, tools) => {
      const [number, body] = await onTemplate(exchange, tools, () => {
        const body = strictly(createJobBody, exchange.body);
        if (body.child_notification_overrides !== undefined) {
          throw detail(406, "Attempted an add child notification overrides to a non-meta-job");
        }
        return body;
      });
      return {
        input: {
          template: number,
          inputValues: body.input_values,
          parameterValues: body.parameter_values,
          title: body.description,
          notifications: plain(body.notification_override),
        },
      };
    },
    shape: ({ createTemplateJob }) => job(createTemplateJob),
    answers: { description: "The new job.", schema: jobSchema },
    failures: [
      unknownPk,
      builtIn,
      { status: 400, when: "a type is unknown", code: "TYPE_UNKNOWN" },
      { status: 400, when: "a required parameter is missing", code: "PARAMETER_MISSING" },
      { status: 406, when: "an input is missing", code: "INPUT_MISSING" },
      { status: 406, when: "an input is of a wrong type", code: "INPUT_TYPE" },
      { status: 406, when: "a parameter is unknown", code: "PARAMETER_UNKNOWN" },
      { status: 406, when: "a const parameter is given", code: "PARAMETER_CONST" },
      { status: 406, when: "a parameter is of a wrong type", code: "PARAMETER_TYPE" },
    ],
    differences: [
      {
        what: "`parameter_values` may be left out, and is `{}` then.",
        why: "The original answers 500 (section 5.1).",
      },
      {
        what: "Notifications are kept with the job: those for the web-socket say what its watchers get, e-mails and prints are not sent.",
        why: "Gantry sends no mail, and has no console that a user would see.",
      },
    ],
  }),
  ufdl({
    name: "job_templates.get_all_parameters",
    method: "GET",
    path: "/v1/job-templates/{pk}/get-all-parameters",
    slash: "never",
    parameters,
    summary: "What a form needs to ask for the parameters.",
    who: "any user",
    body: "none",
    operation: UfdlTemplateParametersDocument,
    variables: (exchange) => ({ pk: pk(exchange) }),
    shape: ({ template: one }) => found(one).parameterForms,
    answers: { description: "By name: types, help and default.", schema: map },
    failures: [unknownPk],
  }),
  ufdl({
    name: "job_templates.get_types",
    method: "GET",
    path: "/v1/job-templates/{pk}/get-types",
    slash: "never",
    parameters,
    summary: "The arguments of the template's type, by the names of their parameters.",
    who: "any user",
    body: "none",
    operation: UfdlTemplateTypesDocument,
    variables: (exchange) => ({ pk: pk(exchange) }),
    shape: ({ template: one }) => found(one).contractTypes,
    answers: { description: "By name: the type.", schema: map },
    failures: [unknownPk, builtIn],
  }),
  ufdl({
    name: "job_templates.get_outputs",
    method: "GET",
    path: "/v1/job-templates/{pk}/get-outputs",
    slash: "never",
    parameters,
    summary: "What jobs of the template give.",
    who: "any user",
    body: "none",
    operation: UfdlTemplateOutputsDocument,
    variables: (exchange) => ({ pk: pk(exchange) }),
    shape: ({ template: one }) => found(one).outputTypes,
    answers: { description: "By name: the type.", schema: map },
    failures: [unknownPk, builtIn],
  }),
];
