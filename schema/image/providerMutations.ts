import { change } from "../../src/domain/change.ts";
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
import * as answers from "../answers.ts";
import { mutation, type PayloadBuilder } from "../payload.ts";

/** What is answered of a thing that is gone with the change. */
const removed = (type: string) => (t: PayloadBuilder<{ id: number; name: string }>) => ({
  removedId: t.globalID({
    nullable: true,
    description: "The global id it had.",
    resolve: ({ value }) => value && { type, id: value.id },
  }),
  name: t.string({
    nullable: true,
    description: "What it was called.",
    resolve: ({ value }) => value?.name,
  }),
});

type Applied = { added: string[]; changed: string[]; removed: string[] };

mutation("addProvider", {
  answers: answers.provider,
  description: "Makes a provider known. For operators.",
  args: (t) => ({ name: t.string({ required: true, description: "The provider's name, unique." }) }),
  change: (change, { name }) => addProvider(change, name),
});

mutation("removeProvider", {
  answers: removed("Provider"),
  description:
    "Forgets a provider and which images it can hold; nodes and images that came from it stay. For operators.",
  args: (t) => ({ name: t.string({ required: true, description: "The provider's name." }) }),
  change: (change, { name }) => removeProvider(change, name),
});

mutation("setProviderImage", {
  answers: answers.provider,
  description:
    "Says that a provider can hold an image, and which disk image it is made from if any. For operators.",
  args: (t) => ({
    provider: t.string({ required: true, description: "The provider's name." }),
    name: t.string({ required: true, description: "The image's name there." }),
    diskImage: t.string({
      description: "The disk image it is made from; none for one that is made at the provider.",
    }),
  }),
  change: (change, args) => setProviderImage(change, args),
});

mutation("removeProviderImage", {
  answers: answers.provider,
  description: "Says that a provider no longer holds an image. For operators.",
  args: (t) => ({
    provider: t.string({ required: true, description: "The provider's name." }),
    name: t.string({ required: true, description: "The image's name there." }),
  }),
  change: (change, args) => removeProviderImage(change, args),
});

mutation("addDiskImage", {
  answers: answers.diskImage,
  description: "Makes a disk image known, so that it can be built. For operators.",
  args: (t) => ({ name: t.string({ required: true, description: "The disk image's name, unique." }) }),
  change: (change, { name }) => addDiskImage(change, name),
});

mutation("removeDiskImage", {
  answers: removed("DiskImage"),
  description: "Forgets that a disk image can be built; what was built stays. For operators.",
  args: (t) => ({ name: t.string({ required: true, description: "The disk image's name." }) }),
  change: (change, { name }) => removeDiskImage(change, name),
});

mutation("setLabel", {
  answers: answers.label,
  description: "Makes a label known, or changes the image its machines start from. For operators.",
  args: (t) => ({
    name: t.string({ required: true, description: "The label's name." }),
    image: t.string({ description: "The image its machines start from; empty by default." }),
  }),
  change: (change, args) => setLabel(change, args),
});

mutation("removeLabel", {
  answers: removed("Label"),
  description: "Forgets a label. For operators.",
  args: (t) => ({ name: t.string({ required: true, description: "The label's name." }) }),
  change: (change, { name }) => removeLabel(change, name),
});

mutation("importNodepoolConfig", {
  answers: (t: PayloadBuilder<Applied>) => ({
    added: t.stringList({
      description: "What was not there before, in words: provider x, disk image y, label z.",
      resolve: ({ value }) => value?.added ?? [],
    }),
    changed: t.stringList({
      description: "What was there with other values.",
      resolve: ({ value }) => value?.changed ?? [],
    }),
    removed: t.stringList({
      description: "What an earlier file brought and this one lacks.",
      resolve: ({ value }) => value?.removed ?? [],
    }),
  }),
  description:
    "Takes over providers, disk images and labels from the text of a nodepool.yaml. What an earlier file brought and this one lacks is removed; what mutations made stays. For operators.",
  args: (t) => ({ yaml: t.string({ required: true, description: "The file's text." }) }),
  resolve: async ({ yaml }, context) => {
    const config = parseNodepoolConfig(yaml);
    return change(context, (change) => applyNodepoolConfig(change, config));
  },
});
