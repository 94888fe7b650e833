import { isStorable } from "../../src/domain/text.ts";
import { findRow } from "../../src/store/rows.ts";
import { builder, byGlobalId } from "../builder.ts";
import { rootList } from "../lists/connection.ts";
import { labels } from "../lists/definitions.ts";
import { typeOf } from "../related.ts";

builder.prismaNode("Label", {
  ...byGlobalId,
  description: "A kind of machine that can be asked for (Nodepool).",
  fields: (t) => ({
    number: t.exposeInt("id", { description: "Its number." }),
    name: t.exposeString("name", { description: "Unique." }),
    image: t.exposeString("image", { description: "The image its machines start from; may be empty." }),
    configured: t.exposeBoolean("configured", {
      description: "Came from a nodepool.yaml, and goes when the file no longer names it.",
    }),
    createdAt: t.expose("createdAt", { type: "DateTime", description: "When it was added." }),
  }),
});

builder.queryFields((t) => ({
  label: t.field({
    type: typeOf(labels),
    nullable: true,
    description: "One by its name; null when there is none.",
    args: { name: t.arg.string({ required: true, description: "The label's name." }) },
    authScopes: { reader: true },
    resolve: (_root, { name }, { services: { store } }) =>
      isStorable(store.dialect, name) ? findRow(store.sql, "Label", { name }) : null,
  }),
  labels: t.field(rootList(labels, "The labels.")),
}));
