import { builder, byGlobalId } from "../builder.ts";
import { rootList } from "../lists/connection.ts";
import { jobTypes } from "../lists/definitions.ts";

builder.prismaNode("JobType", {
  ...byGlobalId,
  description: "A type that templates speak of (UFDL).",
  fields: (t) => ({
    number: t.exposeInt("id", { description: "The number that all APIs know it by." }),
    name: t.exposeString("name", { description: "Unique." }),
    pkg: t.exposeString("pkg", { description: "The Python package that has it." }),
    cls: t.exposeString("cls", { description: "Its Python class, with the module." }),
  }),
});

builder.queryFields((t) => ({
  jobTypes: t.field(rootList(jobTypes, "The known types.")),
}));
