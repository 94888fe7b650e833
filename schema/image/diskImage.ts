import { isStorable } from "../../src/domain/text.ts";
import { builder, byGlobalId } from "../builder.ts";
import { rootList } from "../lists/connection.ts";
import { diskImages } from "../lists/definitions.ts";

builder.prismaNode("DiskImage", {
  ...byGlobalId,
  description: "A disk image that can be built (Nodepool).",
  fields: (t) => ({
    number: t.exposeInt("id", { description: "Its number." }),
    name: t.exposeString("name", { description: "Unique." }),
    configured: t.exposeBoolean("configured", {
      description: "Came from a nodepool.yaml, and goes when the file no longer names it.",
    }),
    createdAt: t.expose("createdAt", { type: "DateTime", description: "When it was added." }),
  }),
});

builder.queryFields((t) => ({
  diskImage: t.prismaField({
    type: "DiskImage",
    nullable: true,
    description: "One by its name; null when there is none.",
    args: { name: t.arg.string({ required: true, description: "The disk image's name." }) },
    authScopes: { reader: true },
    resolve: (query, _root, { name }, { services }) =>
      isStorable(services.store.dialect, name)
        ? services.store.read.diskImage.findUnique({ ...query, where: { name } })
        : null,
  }),
  diskImages: t.field(rootList(diskImages, "The disk images.")),
}));
