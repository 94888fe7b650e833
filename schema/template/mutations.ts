import { importTemplate, type TemplateInput } from "../../src/domain/templates/importTemplate.ts";
import { removeTemplate } from "../../src/domain/templates/removeTemplate.ts";
import * as answers from "../answers.ts";
import { builder } from "../builder.ts";
import { numberOf } from "../ids.ts";
import { mutation } from "../payload.ts";

const TemplateInputType = builder.inputType("TemplateInput", {
  description: "A template to import (UFDL).",
  fields: (t) => ({
    name: t.string({ required: true, description: "1 to 200 characters." }),
    version: t.int({ description: "From 1. One more than the newest of that name unless told." }),
    description: t.string({ description: "May be empty." }),
    scope: t.string({ required: true, description: "For whom it is meant, 1 to 16 characters." }),
    licence: t.string({ required: true, description: "A licence's name, 1 to 100 characters." }),
    domain: t.string({ description: "Two letters, or a domain's name; none for no certain domain." }),
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
      type: "JSON",
      required: true,
      description: "By name: { types, default?, defaultType?, const?, help? }.",
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
    const specific = { jobType, executorClass, requiredPackages, parameters } as TemplateInput["specific"];
    return importTemplate(change, { ...own, specific });
  },
});

mutation("deleteTemplate", {
  answers: answers.template,
  description: "Takes a template off the lists; jobs made from it keep it. For operators.",
  args: (t) => ({ id: t.id({ required: true, description: "The template, by id or number." }) }),
  change: (change, { id }) => removeTemplate(change, numberOf("Template", id)),
});
