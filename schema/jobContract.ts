import { builder, globalId } from "./builder.ts";
import { connection, rootList } from "./filters/connection.ts";
import { list } from "./filters/list.ts";

export const jobContracts = list({
  model: "JobContract",
  name: "JobContract",
  columns: { pk: "id", name: "name", pkg: "pkg", cls: "cls" },
});

export const JobContract = builder.prismaNode("JobContract", {
  id: globalId,
  description: "What a template promises to do (UFDL).",
  fields: (t) => ({
    pk: t.exposeInt("id", { description: "The number that all APIs know it by." }),
    name: t.exposeString("name", { description: "Unique." }),
    pkg: t.exposeString("pkg", { description: "The Python package that has it." }),
    cls: t.exposeString("cls", { description: "Its Python class, with the module." }),
  }),
});

export const JobContractConnection = connection(jobContracts, JobContract);

builder.queryFields((t) => ({
  jobContracts: t.field(rootList(jobContracts, JobContractConnection, "The known contracts.")),
}));
