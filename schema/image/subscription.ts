import { refusal } from "../../src/domain/errors.ts";
import { permit } from "../../src/domain/rights.ts";
import type { Event } from "../../src/events/log.ts";
import { findRow } from "../../src/store/rows.ts";
import { builder } from "../builder.ts";
import type { GraphContext } from "../context.ts";
import { optionalNumberOf } from "../ids.ts";
import { dibImages, jobs, snapshotImages } from "../lists/definitions.ts";
import { rowById, typeOf } from "../related.ts";
import { type Change, ChangeInterface, dataOf } from "../stream/change.ts";
import { changes, open } from "../stream/source.ts";

interface ImageChange extends Change {
  readonly dibImageId: number | null;
  readonly snapshotImageId: number | null;
  /** Null for an image that no job was ever queued for. */
  readonly jobId: number | null;
}

const ImageChangeObject = builder.objectRef<ImageChange>("ImageChange").implement({
  description: "What happened to an image or to the job that makes it.",
  interfaces: [ChangeInterface],
  fields: (t) => ({
    dibImage: t.field({
      type: typeOf(dibImages),
      nullable: true,
      description: "The build as it is when the payload is made, also when it is gone; null for a snapshot.",
      resolve: ({ dibImageId }, _args, context, info) => rowById(dibImages, dibImageId, context, info),
    }),
    snapshotImage: t.field({
      type: typeOf(snapshotImages),
      nullable: true,
      description: "The image as it is when the payload is made, also when it is gone; null for a build.",
      resolve: ({ snapshotImageId }, _args, context, info) =>
        rowById(snapshotImages, snapshotImageId, context, info),
    }),
    job: t.field({
      type: typeOf(jobs),
      nullable: true,
      description: "The job that makes it, as it is when the payload is made; null once that is purged.",
      resolve: ({ jobId }, _args, context, info) => rowById(jobs, jobId, context, info),
    }),
    progress: t.float({
      nullable: true,
      description: "The progress that JOB_PROGRESSED reports, from 0 to 1; null for other events.",
      resolve: (change) => (dataOf(change).progress as number | undefined) ?? null,
    }),
  }),
});

builder.subscriptionField("imageChanged", (t) =>
  t.field({
    type: ImageChangeObject,
    description:
      "A build of a disk image, or an image on its way to a provider: where it stands, then everything that happens to it or to the job that makes it.",
    args: {
      dibImage: t.arg.id({ description: "A build, by id or number; either this or snapshotImage." }),
      snapshotImage: t.arg.id({ description: "An image at a provider, by id or number." }),
      since: t.arg({ type: "Position", description: "Goes on behind this payload, without a snapshot." }),
    },
    authScopes: { reader: true },
    subscribe: async (_root, { dibImage, snapshotImage, since }, context) => {
      permit(context.actor, "read");
      const image = await imageOf(
        context,
        optionalNumberOf("DibImage", dibImage ?? null, "dibImage"),
        optionalNumberOf("SnapshotImage", snapshotImage ?? null, "snapshotImage"),
      );
      const { jobId, dibImageId, snapshotImageId } = image;
      const interest = {
        match: (event: Event) =>
          (jobId !== null && event.jobId === jobId) ||
          (dibImageId !== null && event.dibImageId === dibImageId) ||
          (snapshotImageId !== null && event.snapshotImageId === snapshotImageId),
        where: {
          OR: [
            ...(jobId === null ? [] : [{ jobId }]),
            ...(dibImageId === null ? [] : [{ dibImageId }]),
            ...(snapshotImageId === null ? [] : [{ snapshotImageId }]),
          ],
        },
      };
      const payload = (change: Change): ImageChange => ({ ...change, ...image });
      return open(context, since, (from) => changes(context, { interest, payload }, from));
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
  const { sql } = services.store;
  const pk = dib ?? snapshot ?? 0;
  if (!(await findRow(sql, dib !== null ? "DibImage" : "SnapshotImage", { id: pk }))) {
    const kind = dib !== null ? "dib image" : "snapshot image";
    throw refusal("NOT_FOUND", { kind, key: pk });
  }
  const job = await sql
    .selectFrom("Job")
    .select("id")
    .where(dib !== null ? "dibImageId" : "snapshotImageId", "=", pk)
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  return { dibImageId: dib, snapshotImageId: snapshot, jobId: job?.id ?? null };
}
