import { builder } from "./builder.ts";
import { Job } from "./job/type.ts";
import { ComputeNode } from "./node/type.ts";
import { Output } from "./output/type.ts";
import { Template } from "./template/type.ts";

/*
 * The numbers that relations go by, for callers that need no more of the other row: a list of jobs with `nodePk` costs
 * one statement less than with `node { pk }`.
 */

builder.prismaObjectFields(Job, (t) => ({
  nodePk: t.exposeInt("nodeId", { nullable: true, description: "The number of its node; null for none." }),
  creatorPk: t.exposeInt("creatorId", {
    nullable: true,
    description: "The number of who made it, if known.",
  }),
  parentPk: t.exposeInt("parentId", {
    nullable: true,
    description: "The number of its group; null at the top.",
  }),
}));

builder.prismaObjectFields(ComputeNode, (t) => ({
  currentJobPk: t.exposeInt("currentJobId", {
    nullable: true,
    description: "The number of its current job; null while idle.",
  }),
  hardwarePk: t.exposeInt("hardwareId", {
    nullable: true,
    description: "The number of its hardware generation; null without a graphics card.",
  }),
  ownerPk: t.exposeInt("ownerId", {
    nullable: true,
    description: "The number of who registered it, if known.",
  }),
}));

builder.prismaObjectFields(Output, (t) => ({
  jobPk: t.exposeInt("jobId", { description: "The number of the job that made it." }),
  creatorPk: t.exposeInt("creatorId", {
    nullable: true,
    description: "The number of who added it, if known.",
  }),
}));

builder.prismaObjectFields(Template, (t) => ({
  creatorPk: t.exposeInt("creatorId", {
    nullable: true,
    description: "The number of who imported it, if known.",
  }),
}));
