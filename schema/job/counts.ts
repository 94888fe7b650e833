import type { Job } from "../../prisma/generated/sqlite/client.ts";
import { builder } from "../builder.ts";

export const JobCounts = builder.objectRef<Job>("JobCounts").implement({
  description: "How many jobs a group has, by how they stand.",
  fields: (t) => ({
    finished: t.exposeInt("finished", {
      description: "Of its direct children without children: finished ones.",
    }),
    errors: t.exposeInt("errors", { description: "Of these: failed and cancelled ones." }),
    working: t.exposeInt("working", { description: "Of these: running ones." }),
    total: t.exposeInt("total", { description: "All jobs below it that are no groups." }),
    totalFinished: t.exposeInt("totalFinished", { description: "Of these: finished ones." }),
    totalErrors: t.exposeInt("totalErrors", { description: "Of these: failed and cancelled ones." }),
    totalWorking: t.exposeInt("totalWorking", { description: "Of these: running ones." }),
  }),
});
