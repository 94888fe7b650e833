import { ImageAction, JobKind, JobState } from "../../prisma/generated/sqlite/enums.ts";
import { builder } from "../builder.ts";
import { filterableEnum } from "../lists/inputs.ts";

export const JobKindEnum = filterableEnum(
  "JobKind",
  builder.enumType("JobKind", {
    description: "What a job is made of, and so who can work on it.",
    values: {
      COMMAND: { value: JobKind.COMMAND, description: "A shell command; with an empty one a group of jobs." },
      TEMPLATE: {
        value: JobKind.TEMPLATE,
        description: "Made from a template, with inputs and parameters (UFDL).",
      },
      IMAGE: { value: JobKind.IMAGE, description: "Builds, updates or uploads an image (Nodepool)." },
    },
  }),
);

export const JobStateEnum = filterableEnum(
  "JobState",
  builder.enumType("JobState", {
    description: "Where a job stands. Acquiring a job does not move it: see node.",
    values: {
      PENDING: { value: JobState.PENDING, description: "Waits for other jobs." },
      WAITING: { value: JobState.WAITING, description: "Could be started." },
      WORKING: { value: JobState.WORKING, description: "A node works on it." },
      FINISHED: { value: JobState.FINISHED, description: "Ended well." },
      ERROR: { value: JobState.ERROR, description: "Ended badly; see errorReason." },
      CANCELLED: { value: JobState.CANCELLED, description: "Somebody stopped it." },
    },
  }),
);

export const JobPhaseEnum = builder.enumType("JobPhase", {
  description: "UFDL's words for a job's state.",
  values: {
    CREATED: { description: "PENDING or WAITING." },
    STARTED: { description: "WORKING." },
    FINISHED: { description: "FINISHED." },
    ERRORED: { description: "ERROR." },
    CANCELLED: { description: "CANCELLED." },
  },
});

export const ImageActionEnum = filterableEnum(
  "ImageAction",
  builder.enumType("ImageAction", {
    description: "What an IMAGE job does.",
    values: {
      BUILD: { value: ImageAction.BUILD, description: "Makes a new disk image." },
      UPDATE: { value: ImageAction.UPDATE, description: "Makes a new snapshot at a provider." },
      UPLOAD: { value: ImageAction.UPLOAD, description: "Brings a disk image to a provider." },
    },
  }),
);
