import { buildImage } from "../../src/domain/images/build.ts";
import { deleteDibImage, deleteSnapshotImage } from "../../src/domain/images/delete.ts";
import { describeDibImage, describeSnapshotImage } from "../../src/domain/images/describe.ts";
import { updateImage } from "../../src/domain/images/update.ts";
import { uploadImage } from "../../src/domain/images/upload.ts";
import * as answers from "../answers.ts";
import { numberOf, typeOfId } from "../ids.ts";
import { mutation } from "../payload.ts";

const provider = { required: true, description: "The provider's name." } as const;

mutation("buildImage", {
  answers: answers.job,
  description:
    "Has a disk image built: answers the IMAGE job at once. Its dibImage is building, then ready, or gone when the job ends in error. While one is being built nothing new is begun. For operators.",
  args: (t) => ({ name: t.string({ required: true, description: "The disk image's name." }) }),
  change: (change, { name }) => buildImage(change, name),
});

mutation("updateImage", {
  answers: answers.job,
  description:
    "Has a new snapshot of an image made at a provider: answers the IMAGE job at once, its snapshotImage is building. For operators.",
  args: (t) => ({
    id: t.id({
      required: true,
      description: "The image: a snapshot of it by id or number, or its name at the provider.",
    }),
    provider: t.string(provider),
  }),
  change: (change, { id, provider }) => {
    const image = typeOfId(id) === null ? id : String(numberOf("SnapshotImage", id));
    return updateImage(change, { image, provider });
  },
});

mutation("uploadImage", {
  answers: answers.job,
  description:
    "Queues the upload of a disk image, which must have a ready build, to a provider: answers the IMAGE job at once, its snapshotImage is building. For operators.",
  args: (t) => ({
    name: t.string({ required: true, description: "The disk image's name." }),
    provider: t.string(provider),
  }),
  change: (change, args) => uploadImage(change, args),
});

mutation("deleteDibImage", {
  answers: answers.dibImage,
  description: "Removes a built disk image; a job that still builds it is cancelled. For operators.",
  args: (t) => ({ id: t.id({ required: true, description: "The build, by id or number." }) }),
  change: (change, { id }) => deleteDibImage(change, numberOf("DibImage", id)),
});

mutation("deleteSnapshotImage", {
  answers: answers.snapshotImage,
  description:
    "Removes an image from its provider; a job that still brings it there is cancelled. For operators.",
  args: (t) => ({ id: t.id({ required: true, description: "The image, by id or number." }) }),
  change: (change, { id }) => deleteSnapshotImage(change, numberOf("SnapshotImage", id)),
});

mutation("describeDibImage", {
  answers: answers.dibImage,
  description: "Tells what is known of a built disk image. For operators and the node that builds it.",
  args: (t) => ({
    id: t.id({ required: true, description: "The build, by id or number." }),
    filename: t.string({ description: "Where its bytes are." }),
  }),
  change: (change, { id, ...facts }) => describeDibImage(change, numberOf("DibImage", id), facts),
});

mutation("describeSnapshotImage", {
  answers: answers.snapshotImage,
  description: "Tells what is known of an image at a provider. For operators and the node that makes it.",
  args: (t) => ({
    id: t.id({ required: true, description: "The image, by id or number." }),
    hostname: t.string({ description: "The machine it was taken from." }),
    externalId: t.string({ description: "Its id at the provider." }),
    serverExternalId: t.string({ description: "The id of that machine at the provider." }),
  }),
  change: (change, { id, ...facts }) => describeSnapshotImage(change, numberOf("SnapshotImage", id), facts),
});
