import { isStorable } from "../../src/domain/text.ts";
import { findRow } from "../../src/store/rows.ts";
import { builder, byGlobalId } from "../builder.ts";
import { relatedList, rootList } from "../lists/connection.ts";
import { providerImages, providers } from "../lists/definitions.ts";
import { toOne, typeOf } from "../related.ts";

builder.prismaNode("Provider", {
  ...byGlobalId,
  description: "A cloud that nodes come from (Nodepool).",
  fields: (t) => ({
    number: t.exposeInt("id", { description: "Its number." }),
    name: t.exposeString("name", { description: "Unique." }),
    configured: t.exposeBoolean("configured", {
      description: "Came from a nodepool.yaml, and goes when the file no longer names it.",
    }),
    createdAt: t.expose("createdAt", { type: "DateTime", description: "When it was added." }),
    images: t.field(relatedList("Provider", "images", providerImages, "The images it can hold.")),
  }),
});

builder.prismaNode("ProviderImage", {
  ...byGlobalId,
  description: "An image that a provider can hold (Nodepool).",
  fields: (t) => ({
    number: t.exposeInt("id", { description: "Its number." }),
    name: t.exposeString("name", { description: "Unique at its provider." }),
    diskImage: t.exposeString("diskImageName", {
      nullable: true,
      description: "The disk image it is made from; null for one that is made from a snapshot.",
    }),
    configured: t.exposeBoolean("configured", {
      description: "Came from a nodepool.yaml, and goes when the file no longer names it.",
    }),
    provider: t.field(toOne("ProviderImage", "providerId", providers, "Where it is.")),
  }),
});

builder.queryFields((t) => ({
  provider: t.field({
    type: typeOf(providers),
    nullable: true,
    description: "One by its name; null when there is none.",
    args: { name: t.arg.string({ required: true, description: "The provider's name." }) },
    authScopes: { reader: true },
    resolve: (_root, { name }, { services: { store } }) =>
      isStorable(store.dialect, name) ? findRow(store.sql, "Provider", { name }) : null,
  }),
  providers: t.field(rootList(providers, "The providers.")),
  providerImages: t.field(rootList(providerImages, "The images of all providers.")),
}));
