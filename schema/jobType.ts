import { builder, globalId } from "./builder.ts";
import { connection, rootList } from "./filters/connection.ts";
import { list } from "./filters/list.ts";

export const jobTypes = list({
  model: "JobType",
  name: "JobType",
  columns: { pk: "id", name: "name", pkg: "pkg", cls: "cls" },
});

export const JobType = builder.prismaNode("JobType", {
  id: globalId,
  description: "A type that templates speak of (UFDL).",
  fields: (t) => ({
    pk: t.exposeInt("id", { description: "The number that all APIs know it by." }),
    name: t.exposeString("name", { description: "Unique." }),
    pkg: t.exposeString("pkg", { description: "The Python package that has it." }),
    cls: t.exposeString("cls", { description: "Its Python class, with the module." }),
  }),
});

export const JobTypeConnection = connection(jobTypes, JobType);

builder.queryFields((t) => ({
  jobTypes: t.field(rootList(jobTypes, JobTypeConnection, "The known types.")),
}));
