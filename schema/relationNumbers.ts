import type { Prisma } from "../prisma/generated/sqlite/client.ts";
import { builder } from "./builder.ts";
import { madeOf } from "./columns.ts";
import { Job } from "./job/type.ts";
import { ComputeNode } from "./node/type.ts";
import { Output } from "./output/type.ts";
import { templateName } from "./template/names.ts";
import { Template } from "./template/type.ts";

/*
 * The numbers that relations go by, and of templates the names, for callers that need no more of the other row: a list of
 * jobs with `nodeNumber` costs one statement less than with `node { number }`.
 */

const ofTemplate = madeOf<Prisma.JobScalarFieldEnum>("templateId");

builder.prismaObjectFields(Job, (t) => ({
  nodeNumber: t.exposeInt("nodeId", {
    nullable: true,
    description: "The number of its node; null for none.",
  }),
  creatorNumber: t.exposeInt("creatorId", {
    nullable: true,
    description: "The number of who made it, if known.",
  }),
  parentNumber: t.exposeInt("parentId", {
    nullable: true,
    description: "The number of its group; null at the top.",
  }),
  templateNumber: t.exposeInt("templateId", { description: "The number of its template." }),
  templateName: t.string({
    description: "The name of its template.",
    ...ofTemplate,
    resolve: async ({ templateId }, _args, { services }) =>
      (await templateName(services.store, templateId)).name,
  }),
  templateVersion: t.int({
    description: "The version of its template.",
    ...ofTemplate,
    resolve: async ({ templateId }, _args, { services }) =>
      (await templateName(services.store, templateId)).version,
  }),
}));

builder.prismaObjectFields(ComputeNode, (t) => ({
  currentJobNumber: t.exposeInt("currentJobId", {
    nullable: true,
    description: "The number of its current job; null while idle.",
  }),
  hardwareGenerationNumber: t.exposeInt("hardwareId", {
    nullable: true,
    description: "The number of its hardware generation; null without a graphics card.",
  }),
  ownerNumber: t.exposeInt("ownerId", {
    nullable: true,
    description: "The number of who registered it, if known.",
  }),
}));

builder.prismaObjectFields(Output, (t) => ({
  jobNumber: t.exposeInt("jobId", { description: "The number of the job that made it." }),
  creatorNumber: t.exposeInt("creatorId", {
    nullable: true,
    description: "The number of who added it, if known.",
  }),
}));

builder.prismaObjectFields(Template, (t) => ({
  creatorNumber: t.exposeInt("creatorId", {
    nullable: true,
    description: "The number of who imported it, if known.",
  }),
}));
