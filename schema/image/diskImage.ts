import { isStorable } from "../../src/domain/text.ts";
import { findRow } from "../../src/store/rows.ts";
import { builder, byGlobalId } from "../builder.ts";
import { rootList } from "../lists/connection.ts";
import { diskImages } from "../lists/definitions.ts";
import { typeOf } from "../related.ts";

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
  diskImage: t.field({
    type: typeOf(diskImages),
    nullable: true,
    description: "One by its name; null when there is none.",
    args: { name: t.arg.string({ required: true, description: "The disk image's name." }) },
    authScopes: { reader: true },
    resolve: (_root, { name }, { services: { store } }) =>
      isStorable(store.dialect, name) ? findRow(store.sql, "DiskImage", { name }) : null,
  }),
  diskImages: t.field(rootList(diskImages, "The disk images.")),
}));
