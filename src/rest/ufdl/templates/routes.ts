import { run } from "../../context.ts";
import type { Difference, Failure } from "../../metadata.ts";
import { inOrder } from "../../route.ts";
import { strictly } from "../body.ts";
import { detail } from "../errors.ts";
import { templateFields } from "../filters/fields.ts";
import { filters, listOf } from "../filters/list.ts";
import { job } from "../jobs/schemas.ts";
import { onJob } from "../jobs/shared.ts";
import { plain, writtenAs } from "../json.ts";
import {
  UfdlCreateJobDocument,
  UfdlImportTemplateDocument,
  UfdlListTemplatesDocument,
  UfdlRetrieveTemplateDocument,
  UfdlTemplateOutputsDocument,
  UfdlTemplateParametersDocument,
  UfdlTemplateTypesDocument,
} from "../operations.generated.ts";
import { operation, type UfdlContext, type UfdlRouter } from "../route.ts";
import { byPk, forAdmins, found, pk } from "../shared.ts";
import { createJobBody, importBody, template, templateSchema } from "./schemas.ts";

const onTemplate = byPk("The template's number.");
const response = { status: 200, description: "The template.", schema: templateSchema };
const map = writtenAs<unknown>({ type: "object" });
const builtIn: Failure = { status: 403, when: "the template is built in", code: "TEMPLATE_NOT_WORKABLE" };
const licence: Difference = {
  what: "`licence` is the number that UFDL's own list gives the name, and null for a name that is not on it.",
  why: "The original keeps a table of licences; here a template has a name, and any name is taken.",
};

function importInput({ state: { body } }: UfdlContext) {
  const { specific, ...own } = strictly(importBody, body);
  const { job_type: jobType, executor_class: executorClass, required_packages: requiredPackages } = specific;
  const parameters = Object.entries(specific.parameters).map(
    ([name, { default_type: defaultType, ...form }]) => ({ name, ...form, defaultType }),
  );
  return { input: { ...own, jobType, executorClass, requiredPackages, parameters } };
}

const named = <Value>(values: Record<string, Value>) =>
  Object.entries(values).map(([name, value]) => ({ name, ...value }));

/** An unknown template is complained of before the body. */
async function newJob(ctx: UfdlContext) {
  const number = pk(ctx);
  const body = await inOrder(
    () => {
      const read = strictly(createJobBody, ctx.state.body);
      if (read.child_notification_overrides !== undefined) {
        throw detail(406, "Attempted an add child notification overrides to a non-meta-job");
      }
      return read;
    },
    async () => found((await run(ctx, UfdlRetrieveTemplateDocument, { pk: number })).template),
  );
  return {
    input: {
      template: number,
      inputValues: named(body.input_values),
      parameterValues: body.parameter_values && named(body.parameter_values),
      title: body.description,
      notifications: plain(body.notification_override),
    },
  };
}

export function templateRoutes(router: UfdlRouter): void {
  router.post(
    "/v1/job-templates/list",
    operation({
      ...listOf(templateFields, "The templates.", templateSchema),
      name: "job_templates.list",
      summary: "The templates that a filter lets through.",
      operation: UfdlListTemplatesDocument,
      respond: ({ templates }) => templates.nodes.map(template),
      differences: [
        ...filters,
        licence,
        {
          what: "Templates that stand for other kinds of jobs are not listed, and can be retrieved.",
          why: "No job can be made from them; the lists of jobs name them (all APIs share one queue).",
        },
      ],
    }),
  );

  router.post(
    "/v1/job-templates/import",
    operation({
      ...forAdmins("template.import"),
      name: "job_templates.import",
      summary: "Stores a template; it takes the place of one with the same name and version.",
      body: "json",
      accepts: importBody,
      operation: UfdlImportTemplateDocument,
      variables: importInput,
      response,
      respond: ({ importTemplate }) => template(importTemplate.template),
      differences: [
        licence,
        {
          what: "A template's type is Train, Predict or Export with its arguments.",
          why: "They are the original's three contracts; there more can be installed as Python classes.",
        },
      ],
    }),
  );

  router.get(
    "/v1/job-templates/:pk",
    operation({
      ...onTemplate,
      name: "job_templates.retrieve",
      summary: "One template, also a deleted or a built-in one.",
      operation: UfdlRetrieveTemplateDocument,
      response,
      respond: ({ template: one }) => template(found(one)),
      differences: [
        licence,
        {
          what: "A template that stands for another kind of job is there too, without `type` and what goes with it.",
          why: "All APIs share one queue.",
        },
      ],
    }),
  );

  router.post(
    "/v1/job-templates/:pk/create-job",
    operation({
      ...onTemplate,
      name: "job_templates.create_job",
      summary: "Makes a job. Values are not looked at, only their types.",
      body: "json",
      accepts: createJobBody,
      operation: UfdlCreateJobDocument,
      variables: newJob,
      response: { ...onJob.response, description: "The new job." },
      respond: ({ createTemplateJob }) => job(createTemplateJob.job),
      failures: [
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
  );

  router.get(
    "/v1/job-templates/:pk/get-all-parameters",
    operation({
      ...onTemplate,
      name: "job_templates.get_all_parameters",
      slash: "never",
      summary: "What a form needs to ask for the parameters.",
      operation: UfdlTemplateParametersDocument,
      response: { status: 200, description: "By name: types, help and default.", schema: map },
      respond: ({ template: one }) => found(one).parameterForms,
    }),
  );

  router.get(
    "/v1/job-templates/:pk/get-types",
    operation({
      ...onTemplate,
      name: "job_templates.get_types",
      slash: "never",
      summary: "The arguments of the template's type, by the names of their parameters.",
      operation: UfdlTemplateTypesDocument,
      response: { status: 200, description: "By name: the type.", schema: map },
      respond: ({ template: one }) => found(one).contractTypes,
      failures: [builtIn],
    }),
  );

  router.get(
    "/v1/job-templates/:pk/get-outputs",
    operation({
      ...onTemplate,
      name: "job_templates.get_outputs",
      slash: "never",
      summary: "What jobs of the template give.",
      operation: UfdlTemplateOutputsDocument,
      response: { status: 200, description: "By name: the type.", schema: map },
      respond: ({ template: one }) => found(one).outputTypes,
      failures: [builtIn],
    }),
  );
}
