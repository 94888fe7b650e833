import { builder, byGlobalId, facadeOnly } from "../builder.ts";
import { numberOf } from "../ids.ts";
import { relatedList, rootList } from "../lists/connection.ts";
import { jobs, templates, users } from "../lists/definitions.ts";
import { rowById, toOne, typeOf } from "../related.ts";

export const Template = builder.prismaNode("Template", {
  ...byGlobalId,
  description: "What jobs of kind TEMPLATE are made from (UFDL).",
  fields: (t) => ({
    number: t.exposeInt("id", {
      description: "The number that all APIs know it by. Built-in ones are below 1.",
    }),
    name: t.exposeString("name", { description: "Together with version it tells templates apart." }),
    version: t.exposeInt("version", {
      description: "Counted from 1 among those of one name.",
    }),
    description: t.exposeString("description", { description: "May be empty." }),
    scope: t.exposeString("scope", { description: "For whom it is meant; may be empty." }),
    domain: t.exposeString("domain", {
      nullable: true,
      description: "Null when it is for no certain domain.",
    }),
    licence: t.exposeString("licence", { description: "May be empty." }),
    type: t.exposeString("type", {
      description: "UFDL's type expression, as in Train<Domain<'..'>, Framework<'..', '..'>>.",
    }),
    executorClass: t.exposeString("executorClass", { description: "The Python class that a worker runs." }),
    requiredPackages: t.exposeString("requiredPackages", {
      description: "What a worker installs before; may be empty.",
    }),
    parametersText: t.exposeString("parameters", {
      ...facadeOnly,
      description: "The parameters as they are stored, a JSON text with every number as it was written.",
    }),
    lease: t.exposeInt("lease", {
      description:
        "Seconds for which the holder of one of its jobs may be silent before it loses the job; 0 for the setting of the API through which it is taken.",
    }),
    workable: t.exposeBoolean("workable", {
      description: "False for the built-in templates that stand for COMMAND and IMAGE jobs.",
    }),
    creator: t.field(
      toOne("Template", "creatorId", users, "Who imported it; null for built-in ones and removed users."),
    ),
    createdAt: t.expose("createdAt", { type: "DateTime", description: "When it was imported." }),
    deletedAt: t.expose("deletedAt", {
      type: "DateTime",
      nullable: true,
      description: "Null while it stands.",
    }),
    jobs: t.field(relatedList("Template", "jobs", jobs, "The jobs made from it.")),
  }),
});

builder.queryFields((t) => ({
  template: t.field({
    type: typeOf(templates),
    nullable: true,
    description: "One template by its number, also a deleted or a built-in one; null when there is none.",
    args: { id: t.arg.id({ required: true, description: "The template, by id or number." }) },
    authScopes: { reader: true },
    resolve: (_root, { id }, context, info) => rowById(templates, numberOf("Template", id), context, info),
  }),
  templates: t.field(
    rootList(templates, "The templates; deleted and built-in ones only with includeDeleted."),
  ),
}));
