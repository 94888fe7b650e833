import type { DiskImage, Label, Provider } from "../../prisma/generated/sqlite/client.ts";
import { applyNodepoolConfig } from "../../src/domain/images/applyConfig.ts";
import { parseNodepoolConfig } from "../../src/domain/images/config.ts";
import { addDiskImage, removeDiskImage } from "../../src/domain/images/diskImages.ts";
import { removeLabel, setLabel } from "../../src/domain/images/labels.ts";
import {
  addProvider,
  removeProvider,
  removeProviderImage,
  setProviderImage,
} from "../../src/domain/images/providers.ts";
import { builder } from "../builder.ts";
import { refuses } from "../errors.ts";
import { run } from "../runVerb.ts";

const reader = { reader: true };

/** What is answered of a thing that is gone with the change: its name. */
const Removed = builder.objectRef<{ name: string }>("RemovedName").implement({
  description: "Something that was removed for good.",
  fields: (t) => ({ name: t.exposeString("name", { description: "What it was called." }) }),
});

const NodepoolConfigApplied = builder
  .objectRef<{ added: string[]; changed: string[]; removed: string[] }>("NodepoolConfigApplied")
  .implement({
    description: "What a nodepool.yaml changed, each in words: provider x, disk image y, label z.",
    fields: (t) => ({
      added: t.exposeStringList("added", { description: "What was not there before." }),
      changed: t.exposeStringList("changed", { description: "What was there with other values." }),
      removed: t.exposeStringList("removed", {
        description: "What an earlier file brought and this one lacks.",
      }),
    }),
  });

builder.mutationFields((t) => ({
  addProvider: t.prismaField({
    type: "Provider",
    errors: refuses,
    authScopes: reader,
    description: "Makes a provider known. For operators.",
    args: { name: t.arg.string({ required: true, description: "The provider's name, unique." }) },
    resolve: async (query, _root, { name }, context): Promise<Provider> => {
      const { id } = await run(context, (change) => addProvider(change, name));
      return context.services.store.read.provider.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
  removeProvider: t.field({
    type: Removed,
    errors: refuses,
    authScopes: reader,
    description:
      "Forgets a provider and which images it can hold; nodes and images that came from it stay. For operators.",
    args: { name: t.arg.string({ required: true, description: "The provider's name." }) },
    resolve: (_root, { name }, context) => run(context, (change) => removeProvider(change, name)),
  }),
  setProviderImage: t.prismaField({
    type: "Provider",
    errors: refuses,
    authScopes: reader,
    description:
      "Says that a provider can hold an image, and which disk image it is made from if any. For operators.",
    args: {
      provider: t.arg.string({ required: true, description: "The provider's name." }),
      name: t.arg.string({ required: true, description: "The image's name there." }),
      diskImage: t.arg.string({
        description: "The disk image it is made from; none for one that is made at the provider.",
      }),
    },
    resolve: async (query, _root, args, context): Promise<Provider> => {
      const { id } = await run(context, (change) => setProviderImage(change, args));
      return context.services.store.read.provider.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
  removeProviderImage: t.prismaField({
    type: "Provider",
    errors: refuses,
    authScopes: reader,
    description: "Says that a provider no longer holds an image. For operators.",
    args: {
      provider: t.arg.string({ required: true, description: "The provider's name." }),
      name: t.arg.string({ required: true, description: "The image's name there." }),
    },
    resolve: async (query, _root, args, context): Promise<Provider> => {
      const { id } = await run(context, (change) => removeProviderImage(change, args));
      return context.services.store.read.provider.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
  addDiskImage: t.prismaField({
    type: "DiskImage",
    errors: refuses,
    authScopes: reader,
    description: "Makes a disk image known, so that it can be built. For operators.",
    args: { name: t.arg.string({ required: true, description: "The disk image's name, unique." }) },
    resolve: async (query, _root, { name }, context): Promise<DiskImage> => {
      const { id } = await run(context, (change) => addDiskImage(change, name));
      return context.services.store.read.diskImage.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
  removeDiskImage: t.field({
    type: Removed,
    errors: refuses,
    authScopes: reader,
    description: "Forgets that a disk image can be built; what was built stays. For operators.",
    args: { name: t.arg.string({ required: true, description: "The disk image's name." }) },
    resolve: (_root, { name }, context) => run(context, (change) => removeDiskImage(change, name)),
  }),
  setLabel: t.prismaField({
    type: "Label",
    errors: refuses,
    authScopes: reader,
    description: "Makes a label known, or changes the image its machines start from. For operators.",
    args: {
      name: t.arg.string({ required: true, description: "The label's name." }),
      image: t.arg.string({ description: "The image its machines start from; empty unless told." }),
    },
    resolve: async (query, _root, args, context): Promise<Label> => {
      const { id } = await run(context, (change) => setLabel(change, args));
      return context.services.store.read.label.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
  removeLabel: t.field({
    type: Removed,
    errors: refuses,
    authScopes: reader,
    description: "Forgets a label. For operators.",
    args: { name: t.arg.string({ required: true, description: "The label's name." }) },
    resolve: (_root, { name }, context) => run(context, (change) => removeLabel(change, name)),
  }),
  importNodepoolConfig: t.field({
    type: NodepoolConfigApplied,
    errors: refuses,
    authScopes: reader,
    description:
      "Takes over providers, disk images and labels from the text of a nodepool.yaml. What an earlier file brought and this one lacks is removed; what mutations made stays. For operators.",
    args: { yaml: t.arg.string({ required: true, description: "The file's text." }) },
    resolve: (_root, { yaml }, context) => {
      const config = parseNodepoolConfig(yaml);
      return run(context, (change) => applyNodepoolConfig(change, config));
    },
  }),
}));
