import { refusal } from "../../src/domain/errors.ts";
import type { Event } from "../../src/events/log.ts";
import { builder } from "../builder.ts";
import type { GraphContext } from "../context.ts";
import { type Change, ChangeInterface, dataOf } from "../stream/change.ts";
import { changes, open } from "../stream/source.ts";

interface ImageChange extends Change {
  readonly dibImagePk: number | null;
  readonly snapshotImagePk: number | null;
  /** Null for an image that no job was ever queued for. */
  readonly jobPk: number | null;
}

const ImageChangeObject = builder.objectRef<ImageChange>("ImageChange").implement({
  description: "What happened to an image or to the job that makes it.",
  interfaces: [ChangeInterface],
  fields: (t) => ({
    dibImage: t.prismaField({
      type: "DibImage",
      nullable: true,
      description: "The build as it is when the payload is made, also when it is gone; null for a snapshot.",
      resolve: (query, { dibImagePk }, _args, { services }) =>
        dibImagePk === null
          ? null
          : services.store.read.dibImage.findUnique({ ...query, where: { id: dibImagePk } }),
    }),
    snapshotImage: t.prismaField({
      type: "SnapshotImage",
      nullable: true,
      description: "The image as it is when the payload is made, also when it is gone; null for a build.",
      resolve: (query, { snapshotImagePk }, _args, { services }) =>
        snapshotImagePk === null
          ? null
          : services.store.read.snapshotImage.findUnique({ ...query, where: { id: snapshotImagePk } }),
    }),
    job: t.prismaField({
      type: "Job",
      nullable: true,
      description: "The job that makes it, as it is when the payload is made; null once that is purged.",
      resolve: (query, { jobPk }, _args, { services }) =>
        jobPk === null ? null : services.store.read.job.findUnique({ ...query, where: { id: jobPk } }),
    }),
    progress: t.float({
      nullable: true,
      description: "The progress that JOB_PROGRESSED told, from 0 to 1; null for other events.",
      resolve: (change) => (dataOf(change).progress as number | undefined) ?? null,
    }),
  }),
});

builder.subscriptionField("imageUpdates", (t) =>
  t.field({
    type: ImageChangeObject,
    description:
      "A build of a disk image, or an image on its way to a provider: where it stands, then everything that happens to it or to the job that makes it.",
    args: {
      dibImage: t.arg.int({ description: "The number of a build; either this or snapshotImage." }),
      snapshotImage: t.arg.int({ description: "The number of an image at a provider." }),
      after: t.arg({ type: "Cursor", description: "Goes on behind this payload, without a snapshot." }),
    },
    authScopes: { reader: true },
    subscribe: async (_root, { dibImage, snapshotImage, after }, context) => {
      const image = await imageOf(context, dibImage ?? null, snapshotImage ?? null);
      const { jobPk, dibImagePk, snapshotImagePk } = image;
      const interest = {
        match: (event: Event) =>
          (jobPk !== null && event.jobId === jobPk) ||
          (dibImagePk !== null && event.dibImageId === dibImagePk) ||
          (snapshotImagePk !== null && event.snapshotImageId === snapshotImagePk),
        where: {
          OR: [
            ...(jobPk === null ? [] : [{ jobId: jobPk }]),
            ...(dibImagePk === null ? [] : [{ dibImageId: dibImagePk }]),
            ...(snapshotImagePk === null ? [] : [{ snapshotImageId: snapshotImagePk }]),
          ],
        },
      };
      const payload = (change: Change): ImageChange => ({ ...change, ...image });
      return open(context, after, (from) => changes(context, { interest, payload }, from));
    },
    resolve: (change: ImageChange) => change,
  }),
);

/**
 * The image that is meant, and its job: each image has one, which is tried again rather than replaced.
 * @throws Refusal INVALID_INPUT unless exactly one image is named, NOT_FOUND
 */
async function imageOf({ services }: GraphContext, dib: number | null, snapshot: number | null) {
  if ((dib === null) === (snapshot === null)) {
    throw refusal("INVALID_INPUT", { field: "dibImage", reason: "name either dibImage or snapshotImage" });
  }
  const { read } = services.store;
  const jobs = { select: { id: true }, orderBy: { id: "desc" }, take: 1 } as const;
  const found =
    dib !== null
      ? await read.dibImage.findUnique({ where: { id: dib }, include: { jobs } })
      : await read.snapshotImage.findUnique({ where: { id: snapshot ?? 0 }, include: { jobs } });
  if (!found) {
    const kind = dib !== null ? "dib image" : "snapshot image";
    throw refusal("NOT_FOUND", { kind, key: dib ?? snapshot ?? 0 });
  }
  return { dibImagePk: dib, snapshotImagePk: snapshot, jobPk: found.jobs[0]?.id ?? null };
}
