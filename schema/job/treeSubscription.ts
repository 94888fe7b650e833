import { eventData } from "../../src/events/data.ts";
import type { Event } from "../../src/events/log.ts";
import { builder } from "../builder.ts";
import { numberOf } from "../ids.ts";
import { changes, open, type Source } from "../stream/source.ts";
import { type JobChange, JobChangeObject } from "./change.ts";
import { aboutJob, mustExist, purges } from "./subscription.ts";

builder.subscriptionField("jobTreeChanged", (t) =>
  t.field({
    type: JobChangeObject,
    description:
      "A job and everything below it: the whole tree in the snapshot's `jobs`, then everything that happens to any of them. A job that moves into the tree is ADDED, one that moves out REMOVED. Ends when the job at its top is purged.",
    args: {
      id: t.arg.id({ required: true, description: "The job at its top, by id or number." }),
      since: t.arg({ type: "Position", description: "Goes on behind this payload, without a snapshot." }),
    },
    authScopes: { reader: true },
    subscribe: async (_root, { id, since }, context) => {
      const pk = numberOf("Job", id);
      const source = await open(context, since, (from) => changes(context, ofTree(pk), from));
      await mustExist(context, pk, since);
      return source;
    },
    resolve: (change: JobChange) => change,
  }),
);

/** What happens in the tree of a job. */
function ofTree(pk: number): Source<JobChange> {
  const step = `/${pk}/`;
  const inside = (path: string | null | undefined) => path?.includes(step) ?? false;
  return {
    interest: {
      match: (event) => inside(event.jobPath) || inside(comesFrom(event)) || purges(event, pk),
      where: { OR: [{ jobPath: { contains: step } }, { type: { in: ["JOB_MOVED", "JOB_PURGED"] } }] },
    },
    payload: (change) => {
      const { event } = change;
      if (!event)
        return { ...change, jobNumber: null, all: { OR: [{ id: pk }, { path: { contains: step } }] } };
      if (event.type !== "JOB_MOVED") return aboutJob(change);
      if (!inside(event.jobPath)) return { ...aboutJob(change), kind: "REMOVED" };
      return inside(comesFrom(event)) ? aboutJob(change) : { ...aboutJob(change), kind: "ADDED" };
    },
    last: (event) => purges(event, pk),
  };
}

/** Where a moved job, with all below it, was before. */
function comesFrom(event: Event): string | null {
  return event.type === "JOB_MOVED" ? ((eventData(event) as { fromPath?: string }).fromPath ?? null) : null;
}
