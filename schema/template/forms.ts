import { getAllParameters, getOutputs, getTypes } from "../../src/domain/templates/describe.ts";
import { builder } from "../builder.ts";
import { Template } from "./type.ts";

builder.prismaObjectFields(Template, (t) => ({
  parameterForms: t.field({
    type: "JSON",
    description:
      "What a form needs to ask for the parameters, by name: help, types with the JSON Schema of each, and the default if any (UFDL's get-all-parameters).",
    resolve: getAllParameters,
  }),
  contractTypes: t.field({
    type: "JSON",
    description:
      "The arguments of its type by the names of their parameters (UFDL's get-types). An error for a built-in template.",
    resolve: getTypes,
  }),
  outputTypes: t.field({
    type: "JSON",
    description: "What its jobs give: type by name (UFDL's get-outputs). An error for a built-in template.",
    resolve: getOutputs,
  }),
}));
