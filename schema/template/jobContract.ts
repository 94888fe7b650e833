import { builder, byGlobalId } from "../builder.ts";
import { rootList } from "../lists/connection.ts";
import { jobContracts } from "../lists/definitions.ts";

builder.prismaNode("JobContract", {
  ...byGlobalId,
  description: "What a template promises to do (UFDL).",
  fields: (t) => ({
    number: t.exposeInt("id", { description: "The number that all APIs know it by." }),
    name: t.exposeString("name", { description: "Unique." }),
    pkg: t.exposeString("pkg", { description: "The Python package that has it." }),
    cls: t.exposeString("cls", { description: "Its Python class, with the module." }),
  }),
});

builder.queryFields((t) => ({
  jobContracts: t.field(rootList(jobContracts, "The known contracts.")),
}));
