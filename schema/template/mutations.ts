import { importTemplate } from "../../src/domain/templates/importTemplate.ts";
import { removeTemplate } from "../../src/domain/templates/removeTemplate.ts";
import * as answers from "../answers.ts";
import { builder } from "../builder.ts";
import { numberOf } from "../ids.ts";
import { mutation } from "../payload.ts";
import { byName } from "./values.ts";

const ParameterInput = builder.inputType("TemplateParameterInput", {
  description: "A parameter of a template to import.",
  fields: (t) => ({
    name: t.string({ required: true, description: "Its name." }),
    types: t.stringList({
      required: true,
      description: "The UFDL types that its value may have, at least one.",
    }),
    default: t.field({
      type: "JSON",
      description: "The value it has by default; null is one. Left out: a job has to give a value.",
    }),
    defaultType: t.string({ description: "The default's type; the first of types by default." }),
    const: t.boolean({ description: "Jobs may not give it another value. False by default." }),
    help: t.string({ description: "For people; empty by default." }),
  }),
});

const TemplateInputType = builder.inputType("TemplateInput", {
  description: "A template to import (UFDL).",
  fields: (t) => ({
    name: t.string({ required: true, description: "1 to 200 characters." }),
    version: t.int({ description: "From 1. One more than the newest of that name by default." }),
    description: t.string({ description: "May be empty." }),
    scope: t.string({ required: true, description: "For whom it is meant, 1 to 16 characters." }),
    licence: t.string({ required: true, description: "A licence's name, 1 to 100 characters." }),
    domain: t.string({ description: "Two letters, or a domain's name; none for no certain domain." }),
    lease: t.int({
      description:
        "Seconds for which the holder of one of its jobs may be silent before it loses the job; 0, the default, for the setting of the API through which it is taken.",
    }),
    jobType: t.string({
      required: true,
      description: "A contract with its arguments, as in Train<Domain<'..'>, Framework<'..', '..'>>.",
    }),
    executorClass: t.string({ required: true, description: "The Python class that a worker runs." }),
    requiredPackages: t.string({
      required: true,
      description: "What a worker installs before; may be empty.",
    }),
    parameters: t.field({
      type: [ParameterInput],
      required: true,
      description: "The parameters that its jobs take, each name once.",
    }),
  }),
});

mutation("importTemplate", {
  answers: answers.template,
  description: "Stores a template. It takes the place of one with the same name and version. For operators.",
  args: (t) => ({
    input: t.field({ type: TemplateInputType, required: true, description: "The template." }),
  }),
  change: (change, { input }) => {
    const { jobType, executorClass, requiredPackages, parameters, ...own } = input;
    const specific = {
      jobType,
      executorClass,
      requiredPackages,
      parameters: byName("parameters", parameters),
    };
    return importTemplate(change, { ...own, specific });
  },
});

mutation("deleteTemplate", {
  answers: answers.template,
  description: "Takes a template off the lists; jobs made from it keep it. For operators.",
  args: (t) => ({ id: t.id({ required: true, description: "The template, by id or number." }) }),
  change: (change, { id }) => removeTemplate(change, numberOf("Template", id)),
});
