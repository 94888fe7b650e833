import type { ContractInput } from "../../src/domain/templates/contracts.ts";
import {
  getAllParameters,
  getOutputs,
  getTypes,
  type ParameterForm,
} from "../../src/domain/templates/describe.ts";
import { builder, facadeOnly } from "../builder.ts";
import { Template } from "./type.ts";
import { listed } from "./values.ts";

type Default = NonNullable<ParameterForm["default"]>;

const NamedType = builder.objectRef<{ name: string; type: string }>("NamedType").implement({
  description: "A UFDL type under a name.",
  fields: (t) => ({
    name: t.exposeString("name", { description: "The name." }),
    type: t.exposeString("type", { description: "The type, as in Domain<'Speech'>." }),
  }),
});

const ValueType = builder.objectRef<{ type: string; schema: object }>("ValueType").implement({
  description: "A type that a value may have.",
  fields: (t) => ({
    type: t.exposeString("type", { description: "UFDL's text for it." }),
    schema: t.field({
      type: "JSON",
      description: "What its values look like, as a JSON Schema.",
      resolve: ({ schema }) => schema,
    }),
  }),
});

const ParameterDefault = builder.objectRef<Default>("ParameterDefault").implement({
  description: "The value that a parameter has unless a job gives it another.",
  fields: (t) => ({
    value: t.field({
      type: "JSON",
      nullable: true,
      description: "The value; null when that is what it is.",
      resolve: ({ value }) => value,
    }),
    type: t.field({ type: ValueType, description: "Its type.", resolve: (given) => given }),
    const: t.exposeBoolean("const", { description: "Jobs may not give it another value." }),
  }),
});

const Parameter = builder.objectRef<{ name: string } & ParameterForm>("TemplateParameter").implement({
  description: "A parameter of a template, with all that a form needs to ask for it.",
  fields: (t) => ({
    name: t.exposeString("name", { description: "Unique among the template's parameters." }),
    help: t.exposeString("help", { description: "For people; may be empty." }),
    types: t.field({
      type: [ValueType],
      description: "The types that its value may have.",
      resolve: ({ types }) => Object.entries(types).map(([type, schema]) => ({ type, schema })),
    }),
    default: t.field({
      type: ParameterDefault,
      nullable: true,
      description: "Null when a job has to give a value.",
      resolve: (parameter) => parameter.default,
    }),
  }),
});

const Input = builder.objectRef<{ name: string } & ContractInput>("TemplateInputForm").implement({
  description: "An input of a template: what a job made from it has to be given.",
  fields: (t) => ({
    name: t.exposeString("name", { description: "Unique among the template's inputs." }),
    help: t.exposeString("help", { description: "For people; may be empty." }),
    types: t.exposeStringList("types", {
      description: "The UFDL types that its value may have; a sub-type of one does too.",
    }),
  }),
});

const named = (types: Record<string, string>) =>
  Object.entries(types).map(([name, type]) => ({ name, type }));

builder.prismaObjectFields(Template, (t) => ({
  parameters: t.field({
    type: [Parameter],
    description: "What a job may be given, and has to be where there is no default.",
    resolve: (template) =>
      Object.entries(getAllParameters(template)).map(([name, form]) => ({ name, ...form })),
  }),
  inputs: t.field({
    type: [Input],
    description: "What a job has to be given. They follow from the type.",
    resolve: (template) => listed<ContractInput>(template.inputs),
  }),
  outputs: t.field({
    type: [NamedType],
    description: "What its jobs give, by name and type. None for a built-in template.",
    resolve: (template) => named(template.workable ? getOutputs(template) : {}),
  }),
  typeArguments: t.field({
    type: [NamedType],
    description: "The arguments of its type by their parameters' names. None for a built-in template.",
    resolve: (template) => named(template.workable ? getTypes(template) : {}),
  }),
  parameterForms: t.field({
    ...facadeOnly,
    type: "JSON",
    description: "The parameters as UFDL's get-all-parameters answers them.",
    resolve: getAllParameters,
  }),
  contractTypes: t.field({
    ...facadeOnly,
    type: "JSON",
    description: "The type's arguments as UFDL's get-types answers them. An error for a built-in template.",
    resolve: getTypes,
  }),
  outputTypes: t.field({
    ...facadeOnly,
    type: "JSON",
    description: "The outputs as UFDL's get-outputs answers them. An error for a built-in template.",
    resolve: getOutputs,
  }),
}));
