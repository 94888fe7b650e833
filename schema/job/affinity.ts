import { builder, byGlobalId } from "../builder.ts";
import { rootList } from "../lists/connection.ts";
import { affinities } from "../lists/definitions.ts";

builder.prismaNode("Affinity", {
  ...byGlobalId,
  description: "One of the 63 names that bring jobs and nodes together (Coalition).",
  fields: (t) => ({
    number: t.exposeInt("id", { description: "1 to 63." }),
    name: t.exposeString("name", { description: "Empty until it is used." }),
  }),
});

builder.queryFields((t) => ({
  affinities: t.field(rootList(affinities, "The 63 affinities.")),
}));
