import { buildImage } from "../../src/domain/images/build.ts";
import { deleteDibImage, deleteSnapshotImage } from "../../src/domain/images/delete.ts";
import { describeDibImage, describeSnapshotImage } from "../../src/domain/images/describe.ts";
import { updateImage } from "../../src/domain/images/update.ts";
import { uploadImage } from "../../src/domain/images/upload.ts";
import { builder } from "../builder.ts";
import { refuses } from "../errors.ts";
import { numberOf } from "../ids.ts";
import { makeJob } from "../job/resolvers.ts";
import { run } from "../runVerb.ts";

const reader = { reader: true };
const provider = { required: true, description: "The provider's name." } as const;

builder.mutationFields((t) => ({
  buildImage: t.prismaField({
    type: "Job",
    errors: refuses,
    authScopes: reader,
    description:
      "Has a disk image built: answers the IMAGE job at once. Its dibImage is building, then ready, or gone when the job ends in error. While one is being built nothing new is begun. For operators.",
    args: { name: t.arg.string({ required: true, description: "The disk image's name." }) },
    resolve: makeJob((change, { name }) => buildImage(change, name)),
  }),
  updateImage: t.prismaField({
    type: "Job",
    errors: refuses,
    authScopes: reader,
    description:
      "Has a new snapshot of an image made at a provider: answers the IMAGE job at once, its snapshotImage is building. For operators.",
    args: {
      image: t.arg.string({
        required: true,
        description: "The image's name at the provider, or the number of a snapshot of it.",
      }),
      provider: t.arg.string(provider),
    },
    resolve: makeJob((change, args) => updateImage(change, args)),
  }),
  uploadImage: t.prismaField({
    type: "Job",
    errors: refuses,
    authScopes: reader,
    description:
      "Has the newest ready build of a disk image brought to a provider: answers the IMAGE job at once, its snapshotImage is building. For operators.",
    args: {
      name: t.arg.string({ required: true, description: "The disk image's name." }),
      provider: t.arg.string(provider),
    },
    resolve: makeJob((change, args) => uploadImage(change, args)),
  }),
  deleteDibImage: t.prismaField({
    type: "DibImage",
    errors: refuses,
    authScopes: reader,
    description: "Removes a built disk image; a job that still builds it is cancelled. For operators.",
    args: { id: t.arg.id({ required: true, description: "The build, by id or number." }) },
    resolve: async (query, _root, { id }, context) => {
      const number = numberOf("DibImage", id);
      await run(context, (change) => deleteDibImage(change, number));
      return context.services.store.read.dibImage.findUniqueOrThrow({ ...query, where: { id: number } });
    },
  }),
  deleteSnapshotImage: t.prismaField({
    type: "SnapshotImage",
    errors: refuses,
    authScopes: reader,
    description:
      "Removes an image from its provider; a job that still brings it there is cancelled. For operators.",
    args: { id: t.arg.id({ required: true, description: "The image, by id or number." }) },
    resolve: async (query, _root, { id }, context) => {
      const number = numberOf("SnapshotImage", id);
      await run(context, (change) => deleteSnapshotImage(change, number));
      return context.services.store.read.snapshotImage.findUniqueOrThrow({ ...query, where: { id: number } });
    },
  }),
  describeDibImage: t.prismaField({
    type: "DibImage",
    errors: refuses,
    authScopes: reader,
    description: "Tells what is known of a built disk image. For operators and the node that builds it.",
    args: {
      id: t.arg.id({ required: true, description: "The build, by id or number." }),
      filename: t.arg.string({ description: "Where its bytes are." }),
    },
    resolve: async (query, _root, { id, ...facts }, context) => {
      const number = numberOf("DibImage", id);
      await run(context, (change) => describeDibImage(change, number, facts));
      return context.services.store.read.dibImage.findUniqueOrThrow({ ...query, where: { id: number } });
    },
  }),
  describeSnapshotImage: t.prismaField({
    type: "SnapshotImage",
    errors: refuses,
    authScopes: reader,
    description: "Tells what is known of an image at a provider. For operators and the node that makes it.",
    args: {
      id: t.arg.id({ required: true, description: "The image, by id or number." }),
      hostname: t.arg.string({ description: "The machine it was taken from." }),
      externalId: t.arg.string({ description: "Its id at the provider." }),
      serverExternalId: t.arg.string({ description: "The id of that machine at the provider." }),
    },
    resolve: async (query, _root, { id, ...facts }, context) => {
      const number = numberOf("SnapshotImage", id);
      await run(context, (change) => describeSnapshotImage(change, number, facts));
      return context.services.store.read.snapshotImage.findUniqueOrThrow({ ...query, where: { id: number } });
    },
  }),
}));
