import { builder, byGlobalId } from "../builder.ts";
import { numberOf } from "../ids.ts";
import { relatedList, rootList } from "../lists/connection.ts";
import { jobs, snapshotImages } from "../lists/definitions.ts";
import { ProvisionStateEnum } from "../node/nodepool.ts";
import { rowById, typeOf } from "../related.ts";

builder.prismaNode("SnapshotImage", {
  ...byGlobalId,
  description: "An image as it stands at a provider (Nodepool).",
  fields: (t) => ({
    number: t.exposeInt("id", { description: "The number that all APIs know it by." }),
    provider: t.exposeString("providerName", { description: "Where it is." }),
    image: t.exposeString("imageName", { description: "Which image it is a version of." }),
    hostname: t.exposeString("hostname", { nullable: true, description: "The machine it was taken from." }),
    version: t.exposeInt("version", { description: "When it was built, in seconds since 1970." }),
    externalId: t.exposeString("externalId", { nullable: true, description: "Its id at the provider." }),
    serverExternalId: t.exposeString("serverExternalId", {
      nullable: true,
      description: "The id of that machine at the provider.",
    }),
    state: t.expose("state", { type: ProvisionStateEnum, description: "Where it stands." }),
    stateSince: t.expose("stateSince", { type: "DateTime", description: "Since when." }),
    createdAt: t.expose("createdAt", { type: "DateTime", description: "When it was asked for." }),
    removedAt: t.expose("removedAt", {
      type: "DateTime",
      nullable: true,
      description: "Null while it stands.",
    }),
    jobs: t.field(relatedList("SnapshotImage", "jobs", jobs, "The jobs that make it.")),
  }),
});

builder.queryFields((t) => ({
  snapshotImage: t.field({
    type: typeOf(snapshotImages),
    nullable: true,
    description: "One image at a provider by its number, also one that is gone; null when there is none.",
    args: { id: t.arg.id({ required: true, description: "The image, by id or number." }) },
    authScopes: { reader: true },
    resolve: (_root, { id }, context, info) =>
      rowById(snapshotImages, numberOf("SnapshotImage", id), context, info),
  }),
  snapshotImages: t.field(
    rootList(snapshotImages, "The images at providers; removed ones only with includeDeleted."),
  ),
}));
