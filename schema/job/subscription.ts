import { refusal } from "../../src/domain/errors.ts";
import { eventData } from "../../src/events/data.ts";
import type { Event } from "../../src/events/log.ts";
import { expiredAt } from "../../src/events/stream.ts";
import { findRow } from "../../src/store/rows.ts";
import { purgedSince } from "../../src/store/sql/purgedSince.ts";
import { builder } from "../builder.ts";
import type { GraphContext } from "../context.ts";
import { numberOf } from "../ids.ts";
import type { Change } from "../stream/change.ts";
import { changes, open } from "../stream/source.ts";
import { type JobChange, JobChangeObject } from "./change.ts";

builder.subscriptionField("jobChanged", (t) =>
  t.field({
    type: JobChangeObject,
    description: "One job: where it stands, then everything that happens to it. Ends when the job is purged.",
    args: {
      id: t.arg.id({ required: true, description: "The job, by id or number." }),
      since: t.arg({ type: "Position", description: "Goes on behind this payload, without a snapshot." }),
    },
    authScopes: { reader: true },
    subscribe: async (_root, { id, since }, context) => {
      const pk = numberOf("Job", id);
      const source = await open(context, since, (from) =>
        changes(
          context,
          {
            interest: {
              match: (event) => event.jobId === pk || purges(event, pk),
              where: { OR: [{ jobId: pk }, { type: "JOB_PURGED" }] },
            },
            payload: (change): JobChange => ({ ...change, jobNumber: pk }),
            last: (event) => purges(event, pk),
          },
          from,
        ),
      );
      await mustExist(context, pk, since);
      return source;
    },
    resolve: (change: JobChange) => change,
  }),
);

/** Whether the event is the end of the job: purging takes everything below a job with it. */
export function purges(event: Event, pk: number): boolean {
  return event.type === "JOB_PURGED" && (eventData(event) as { jobs: number[] }).jobs.includes(pk);
}

/**
 * @throws Refusal NOT_FOUND, unless the caller is resuming and its end is yet to be reported: not from a position that expired
 */
export async function mustExist(
  { services: { bus, store } }: GraphContext,
  pk: number,
  since: string | null | undefined,
): Promise<void> {
  if (await findRow(store.sql, "Job", { id: pk })) return;
  const resumed = since != null && (await expiredAt(bus, store, BigInt(since))) === null;
  if (resumed && (await purgedSince(store, pk, BigInt(since)))) return;
  throw refusal("NOT_FOUND", { kind: "job", key: pk });
}

/** A change of a list of jobs: about the job that its event is about. */
export function aboutJob(change: Change): JobChange {
  return { ...change, jobNumber: change.event?.jobId ?? null };
}
