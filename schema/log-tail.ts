import { refusal } from "../src/domain/errors.ts";
import type { LogPiece } from "../src/domain/jobs/logRead.ts";
import { tailLog } from "../src/domain/jobs/logTail.ts";
import { builder } from "./builder.ts";
import { LogPieceObject } from "./log.ts";

builder.subscriptionField("jobLog", (t) =>
  t.field({
    type: LogPieceObject,
    description:
      "A job's log from its beginning, or from `after`, and on as it grows, in pieces. The first piece comes at once, even when it is empty. A character that two appends split comes whole.",
    args: {
      pk: t.arg.int({ required: true }),
      after: t.arg({
        type: "Cursor",
        description: "Goes on behind this piece, with nothing missed or repeated.",
      }),
    },
    authScopes: { reader: true },
    subscribe: async (_root, { pk, after }, { services: { store } }) => {
      const job = await store.read.job.findUnique({ where: { id: pk }, select: { id: true } });
      if (!job) throw refusal("NOT_FOUND", { kind: "job", key: pk });
      return abortable((signal) =>
        tailLog(store, pk, { after: after == null ? null : BigInt(after), signal }),
      );
    },
    resolve: (piece: LogPiece) => piece,
  }),
);

/**
 * Lets go of a generator at once when its reader leaves: `return` on a generator that waits for something would itself
 * wait for it, perhaps for ever.
 */
function abortable<T>(start: (signal: AbortSignal) => AsyncGenerator<T, void>): AsyncIterableIterator<T> {
  const leaving = new AbortController();
  const generator = start(leaving.signal);
  const end = async () => {
    leaving.abort();
    return generator.return();
  };
  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    next: () => generator.next(),
    return: end,
    throw: end,
  };
}
