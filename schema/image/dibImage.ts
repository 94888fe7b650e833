import { builder, byGlobalId } from "../builder.ts";
import { numberOf } from "../ids.ts";
import { relatedList, rootList } from "../lists/connection.ts";
import { dibImages, jobs } from "../lists/definitions.ts";
import { ProvisionStateEnum } from "../node/nodepool.ts";
import { rowById, typeOf } from "../related.ts";

builder.prismaNode("DibImage", {
  ...byGlobalId,
  description: "A disk image that has been built (Nodepool).",
  fields: (t) => ({
    number: t.exposeInt("id", { description: "The number that all APIs know it by." }),
    image: t.exposeString("imageName", { description: "Which disk image it is a version of." }),
    filename: t.exposeString("filename", {
      nullable: true,
      description: "Where its bytes are; null until reported.",
    }),
    version: t.exposeInt("version", { description: "When it was built, in seconds since 1970." }),
    state: t.expose("state", { type: ProvisionStateEnum, description: "Where it stands." }),
    stateSince: t.expose("stateSince", { type: "DateTime", description: "Since when." }),
    createdAt: t.expose("createdAt", { type: "DateTime", description: "When it was asked for." }),
    removedAt: t.expose("removedAt", {
      type: "DateTime",
      nullable: true,
      description: "Null while it stands.",
    }),
    jobs: t.field(relatedList("DibImage", "jobs", jobs, "The jobs that make it.")),
  }),
});

builder.queryFields((t) => ({
  dibImage: t.field({
    type: typeOf(dibImages),
    nullable: true,
    description: "One build of a disk image by its number, also one that is gone; null when there is none.",
    args: { id: t.arg.id({ required: true, description: "The build, by id or number." }) },
    authScopes: { reader: true },
    resolve: (_root, { id }, context, info) => rowById(dibImages, numberOf("DibImage", id), context, info),
  }),
  dibImages: t.field(
    rootList(dibImages, "The disk images that have been built; removed ones only with includeDeleted."),
  ),
}));
