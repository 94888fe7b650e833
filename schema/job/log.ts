import { isUtf8 } from "node:buffer";
import { refusal } from "../../src/domain/errors.ts";
import { appendLog } from "../../src/domain/jobs/log.ts";
import { type LogChunk, readLimits, readLog } from "../../src/domain/jobs/logRead.ts";
import { readPoints } from "../../src/domain/limits.ts";
import { getRow } from "../../src/store/rows.ts";
import * as answers from "../answers.ts";
import { builder } from "../builder.ts";
import { grantsArg } from "../grant.ts";
import { numberOf } from "../ids.ts";
import { mutation } from "../payload.ts";
import { attemptArg, onJob } from "./args.ts";

export const LogChunkObject = builder.objectRef<LogChunk>("LogChunk").implement({
  description:
    "A range of a job's log. Offsets count the bytes of the whole log, all attempts one after another.",
  fields: (t) => ({
    from: t.expose("from", { type: "BigInt", complexity: 0, description: "Byte offset of the first byte." }),
    next: t.expose("next", {
      type: "BigInt",
      complexity: 0,
      description: "Where to read on: the byte offset behind the last byte.",
    }),
    end: t.expose("end", {
      type: "BigInt",
      complexity: 0,
      description: "The byte offset behind all there is, of the attempt when one was asked for.",
    }),
    size: t.int({
      complexity: 0,
      description: "Bytes in this chunk.",
      resolve: ({ bytes }) => bytes.length,
    }),
    text: t.string({
      description: "The bytes read as UTF-8; what is no UTF-8 shows as U+FFFD.",
      resolve: ({ bytes }) => bytes.toString("utf8"),
    }),
    base64: t.string({
      nullable: true,
      description: "The very bytes, when they are not UTF-8; else null.",
      resolve: ({ bytes }) => (isUtf8(bytes) ? null : bytes.toString("base64")),
    }),
    position: t.field({
      type: "Position",
      complexity: 0,
      description: "For `since` of jobLog, to go on behind this chunk.",
      resolve: ({ next }) => String(next),
    }),
  }),
});

/** Points of a text of so many bytes: 16 MB of logs are as much as an operation may cost (LIMIT_COMPLEXITY). */
export function bytesPoints(bytes: number): number {
  return Math.ceil(Math.min(Math.max(bytes, 1), readLimits.most) / 80);
}

builder.prismaObjectField("Job", "log", (t) =>
  t.field({
    type: LogChunkObject,
    description: "A range of what the job has printed. No log is an empty chunk.",
    args: {
      from: t.arg({
        type: "BigInt",
        description: "Byte offset. Default: the beginning, of the attempt if one is given.",
      }),
      limit: t.arg.int({ description: `Bytes, 1 to ${readLimits.most}. Default ${readLimits.usual}.` }),
      attempt: t.arg.int({ description: "Only what this attempt printed." }),
    },
    // A read of its own for each job; and the bytes, for each time that the answer holds them.
    complexity: ({ limit }) => ({ field: readPoints, multiplier: bytesPoints(limit ?? readLimits.usual) }),
    resolve: ({ id }, range, { services }) => readLog(services.store.sql, id, range),
  }),
);

mutation("appendJobLog", {
  answers: answers.job,
  description: "Appends to a job's log what its node printed. Give either text or base64.",
  args: (t) => ({
    ...onJob(t),
    text: t.string({ description: "Appended as UTF-8." }),
    base64: t.string({ description: "Bytes of any kind." }),
    ...attemptArg(t),
    ...grantsArg(t),
  }),
  change: async (change, { id, text, base64, attempt, grants }) => {
    const number = numberOf("Job", id);
    await appendLog(change, number, printed(text, base64), { attempt, grants });
    return getRow(change.db, "Job", { id: number });
  },
});

function printed(text: string | null | undefined, base64: string | null | undefined): Buffer {
  if ((text == null) === (base64 == null)) {
    throw refusal("INVALID_INPUT", { field: "text", reason: "give either text or base64" });
  }
  if (base64 == null) return Buffer.from(text ?? "", "utf8");
  if (!/^[A-Za-z0-9+/\s]*={0,2}\s*$/.test(base64)) {
    throw refusal("INVALID_INPUT", { field: "base64", reason: "it is no base64" });
  }
  return Buffer.from(base64, "base64");
}
