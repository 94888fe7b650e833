import { refusal } from "../../src/domain/errors.ts";
import { lineLimit } from "../../src/domain/jobs/logLines.ts";
import { type LogChunk, readLimits } from "../../src/domain/jobs/logRead.ts";
import { isOver, notifyTails, type TailOptions, tailLog } from "../../src/domain/jobs/logTail.ts";
import { permit } from "../../src/domain/rights.ts";
import { findRow } from "../../src/store/rows.ts";
import { builder } from "../builder.ts";
import type { GraphContext } from "../context.ts";
import { numberOf } from "../ids.ts";
import { live } from "../stream/source.ts";
import { bytesPoints, LogChunkObject } from "./log.ts";
import { purges } from "./subscription.ts";

builder.subscriptionField("jobLog", (t) =>
  t.field({
    type: LogChunkObject,
    description:
      "A job's log from its beginning, or from `since`, and on as it grows, in chunks. The first chunk comes at once, even when it is empty. A character that two appends split comes whole. Completes when all is told and the job has ended (FINISHED, ERROR or CANCELLED) or is deleted; with `attempt`, when that attempt is over. Ends when the job is purged.",
    args: {
      id: t.arg.id({ required: true, description: "The job, by id or number." }),
      since: t.arg({
        type: "Position",
        description:
          "Goes on behind this chunk, with nothing missed or repeated; `tail` counts no more then.",
      }),
      tail: t.arg.int({
        description: `Begins with so many of the last lines, 0 to ${lineLimit}, and at most ${readLimits.usual} bytes of them.`,
      }),
      attempt: t.arg.int({ description: "Only what this attempt prints." }),
    },
    authScopes: { reader: true },
    complexity: { field: 1, multiplier: bytesPoints(readLimits.usual) },
    subscribe: async (_root, { id, since, tail, attempt }, context) => {
      const pk = numberOf("Job", id);
      // The scope above is asked for every chunk, but not before the first.
      permit(context.actor, "read");
      if (!(await findRow(context.services.store.sql, "Job", { id: pk })))
        throw refusal("NOT_FOUND", { kind: "job", key: pk });
      const after = since == null ? null : BigInt(since);
      return live(context, (signal) => ofLog(context, pk, { after, lines: tail, attempt, signal }));
    },
    resolve: (chunk: LogChunk) => chunk,
  }),
);

async function* ofLog(
  { services: { store, bus } }: GraphContext,
  pk: number,
  options: TailOptions,
): AsyncGenerator<LogChunk, void, undefined> {
  const purged = new AbortController();
  const unobserve = bus.observe((events) => {
    if (events.some((event) => purges(event, pk))) purged.abort();
    else if (events.some(({ jobId }) => jobId === pk)) notifyTails(store, pk);
  });
  try {
    yield* tailLog(store, pk, {
      ...options,
      over: () => isOver(store.sql, pk, options.attempt),
      signal: AbortSignal.any([options.signal, purged.signal]),
    });
  } finally {
    unobserve();
  }
}
