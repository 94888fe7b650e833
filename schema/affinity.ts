import { builder, globalId } from "./builder.ts";
import { connection, rootList } from "./filters/connection.ts";
import { list } from "./filters/list.ts";

export const affinities = list({ model: "Affinity", name: "Affinity", columns: { pk: "id", name: "name" } });

export const Affinity = builder.prismaNode("Affinity", {
  id: globalId,
  description: "One of the 63 names that bring jobs and nodes together (Coalition).",
  fields: (t) => ({
    pk: t.exposeInt("id", { description: "1 to 63; number n is bit n-1 of a job's effectiveAffinity." }),
    name: t.exposeString("name", { description: "Empty until it is used." }),
  }),
});

export const AffinityConnection = connection(affinities, Affinity);

builder.queryFields((t) => ({
  affinities: t.field(rootList(affinities, AffinityConnection, "The 63 affinities.")),
}));
