import { refusal } from "../../src/domain/errors.ts";
import { type LogChunk, readLimits } from "../../src/domain/jobs/logRead.ts";
import { tailLog } from "../../src/domain/jobs/logTail.ts";
import { permit } from "../../src/domain/rights.ts";
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
      "A job's log from its beginning, or from `since`, and on as it grows, in chunks. The first chunk comes at once, even when it is empty. A character that two appends split comes whole. Ends when the job is purged.",
    args: {
      id: t.arg.id({ required: true, description: "The job, by id or number." }),
      since: t.arg({
        type: "Position",
        description: "Goes on behind this chunk, with nothing missed or repeated.",
      }),
    },
    authScopes: { reader: true },
    complexity: { field: 1, multiplier: bytesPoints(readLimits.usual) },
    subscribe: async (_root, { id, since }, context) => {
      const pk = numberOf("Job", id);
      // The scope above is asked for every chunk, but not before the first.
      permit(context.actor, "read");
      const job = await context.services.store.read.job.findUnique({
        where: { id: pk },
        select: { id: true },
      });
      if (!job) throw refusal("NOT_FOUND", { kind: "job", key: pk });
      return live(context, (signal) => ofLog(context, pk, since == null ? null : BigInt(since), signal));
    },
    resolve: (chunk: LogChunk) => chunk,
  }),
);

async function* ofLog(
  { services: { store, bus } }: GraphContext,
  pk: number,
  after: bigint | null,
  signal: AbortSignal,
): AsyncGenerator<LogChunk, void, undefined> {
  const purged = new AbortController();
  const unobserve = bus.observe((events) => {
    if (events.some((event) => purges(event, pk))) purged.abort();
  });
  try {
    yield* tailLog(store, pk, { after, signal: AbortSignal.any([signal, purged.signal]) });
  } finally {
    unobserve();
  }
}
