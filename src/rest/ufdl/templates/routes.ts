import { run } from "../../context.ts";
import { detail, found } from "../../django.ts";
import type { Differences, Failure } from "../../metadata.ts";
import { readAfter } from "../../route.ts";
import { writtenAs } from "../../schemas.ts";
import { strictly } from "../body.ts";
import { templateFields } from "../filters/fields.ts";
import { filters, listOf } from "../filters/list.ts";
import { job } from "../jobs/schemas.ts";
import { onJob } from "../jobs/shared.ts";
import { plain } from "../json.ts";
import * as graph from "../operations.generated.ts";
import { operation, type UfdlContext, type UfdlRouter } from "../route.ts";
import { byPk, forAdmins, pk } from "../shared.ts";
import { createJobBody, importBody, template } from "./schemas.ts";

const onTemplate = byPk("The template's number.");
const response = { status: 200, description: "The template.", schema: template.schema };
const map = writtenAs<unknown>({ type: "object" });
const builtIn: Failure = { status: 403, when: "the template is built in", code: "TEMPLATE_NOT_WORKABLE" };
const licence: Differences = {
  "`licence` is the number that UFDL's own list gives the name, and null for a name that is not on it.":
    "The original keeps a table of licences; here a template has a name, and any name is taken.",
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

function readNewJob(sent: unknown) {
  const body = strictly(createJobBody, sent);
  if (body.child_notification_overrides === undefined) return body;
  throw detail(406, "Attempted an add child notification overrides to a non-meta-job");
}

async function newJob(ctx: UfdlContext) {
  const on = { pk: pk(ctx) };
  const body = await readAfter(
    async () => found((await run(ctx, graph.UfdlRetrieveTemplateDocument, on)).template),
    () => readNewJob(ctx.state.body),
  );
  return {
    input: {
      template: on.pk,
      inputValues: named(body.input_values),
      parameterValues: body.parameter_values && named(body.parameter_values),
      title: body.description,
      notifications: plain(body.notification_override),
    },
  };
}

const list = operation({
  ...listOf(templateFields, "The templates.", template.schema),
  name: "job_templates.list",
  summary: "The templates that a filter lets through.",
  operation: graph.UfdlListTemplatesDocument,
  respond: ({ templates }) => templates.nodes.map(template),
  differences: {
    ...filters,
    ...licence,
    "Templates that stand for other kinds of jobs are not listed, and can be retrieved.":
      "No job can be made from them; the lists of jobs name them (all APIs share one queue).",
  },
});

const importRoute = operation({
  ...forAdmins("template.import"),
  name: "job_templates.import",
  summary: "Stores a template; it takes the place of one with the same name and version.",
  body: "json",
  accepts: importBody,
  operation: graph.UfdlImportTemplateDocument,
  variables: importInput,
  response,
  respond: ({ importTemplate }) => template(importTemplate.template),
  differences: {
    ...licence,
    "A template's type is Train, Predict or Export with its arguments.":
      "They are the original's three contracts; there more can be installed as Python classes.",
  },
});

const retrieve = operation({
  ...onTemplate,
  name: "job_templates.retrieve",
  summary: "One template, also a deleted or a built-in one.",
  operation: graph.UfdlRetrieveTemplateDocument,
  response,
  respond: ({ template: one }) => template(found(one)),
  differences: {
    ...licence,
    "A template that stands for another kind of job is there too, without `type` and what goes with it.":
      "All APIs share one queue.",
  },
});

const createJob = operation({
  ...onTemplate,
  name: "job_templates.create_job",
  summary: "Makes a job. Values are not looked at, only their types.",
  body: "json",
  accepts: createJobBody,
  operation: graph.UfdlCreateJobDocument,
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
  differences: {
    "`parameter_values` may be left out, and is `{}` then.": "The original answers 500 (section 5.1).",
    "Notifications are kept with the job: those for the web-socket say what its watchers get, e-mails and prints are not sent.":
      "Gantry sends no mail, and has no console that a user would see.",
  },
});

const getAllParameters = operation({
  ...onTemplate,
  name: "job_templates.get_all_parameters",
  slash: "never",
  summary: "What a form needs to ask for the parameters.",
  operation: graph.UfdlTemplateParametersDocument,
  response: { status: 200, description: "By name: types, help and default.", schema: map },
  respond: ({ template: one }) => found(one).parameterForms,
});

const getTypes = operation({
  ...onTemplate,
  name: "job_templates.get_types",
  slash: "never",
  summary: "The arguments of the template's type, by the names of their parameters.",
  operation: graph.UfdlTemplateTypesDocument,
  response: { status: 200, description: "By name: the type.", schema: map },
  respond: ({ template: one }) => found(one).contractTypes,
  failures: [builtIn],
});

const getOutputs = operation({
  ...onTemplate,
  name: "job_templates.get_outputs",
  slash: "never",
  summary: "What jobs of the template give.",
  operation: graph.UfdlTemplateOutputsDocument,
  response: { status: 200, description: "By name: the type.", schema: map },
  respond: ({ template: one }) => found(one).outputTypes,
  failures: [builtIn],
});

export function templateRoutes(router: UfdlRouter): void {
  router.post("/v1/job-templates/list", list);
  router.post("/v1/job-templates/import", importRoute);
  router.get("/v1/job-templates/:pk", retrieve);
  router.post("/v1/job-templates/:pk/create-job", createJob);
  router.get("/v1/job-templates/:pk/get-all-parameters", getAllParameters);
  router.get("/v1/job-templates/:pk/get-types", getTypes);
  router.get("/v1/job-templates/:pk/get-outputs", getOutputs);
}
