import { isUtf8 } from "node:buffer";
import { refusal } from "../../src/domain/errors.ts";
import { appendLog } from "../../src/domain/jobs/log.ts";
import {
  type LogMatches,
  lineLimit,
  readTail,
  searchLimit,
  searchLog,
} from "../../src/domain/jobs/logLines.ts";
import { type LogChunk, readLimits, readLog } from "../../src/domain/jobs/logRead.ts";
import { readPoints } from "../../src/domain/limits.ts";
import { getRow } from "../../src/store/rows.ts";
import * as answers from "../answers.ts";
import { builder } from "../builder.ts";
import { madeOf } from "../columns.ts";
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
      tail: t.arg.int({
        description: `The last lines, 0 to ${lineLimit}, instead of a range from \`from\`: at most \`limit\` bytes of them. A line that is not complete yet counts as one.`,
      }),
    },
    // A read of its own for each job; and the bytes, for each time that the answer holds them.
    complexity: ({ limit }) => ({ field: readPoints, multiplier: bytesPoints(limit ?? readLimits.usual) }),
    resolve: ({ id }, { tail, ...range }, { services }) => {
      if (tail == null) return readLog(services.store.sql, id, range);
      if (range.from != null) {
        throw refusal("INVALID_INPUT", { field: "tail", reason: "take either tail or from" });
      }
      return readTail(services.store.sql, id, { ...range, lines: tail });
    },
  }),
);

const LogLine = builder.objectRef<LogMatches["lines"][number]>("LogLine").implement({
  description: "A line of a job's log in which a search found its text.",
  fields: (t) => ({
    number: t.exposeInt("number", {
      complexity: 0,
      description: "Counted from 1, from where the log begins, or the attempt when one was asked for.",
    }),
    offset: t.expose("offset", {
      type: "BigInt",
      complexity: 0,
      description: "Byte offset of its beginning, for `log(from:)`.",
    }),
    text: t.exposeString("text", {
      complexity: 0,
      description: "The line without its end, as UTF-8; of a long one the first 2,000 bytes.",
    }),
  }),
});

const LogMatchesObject = builder.objectRef<LogMatches>("LogMatches").implement({
  description: "What a search in a job's log found.",
  fields: (t) => ({
    lines: t.field({
      type: [LogLine],
      description: "The lines that hold the text, in the order of the log.",
      resolve: ({ lines }) => lines,
    }),
    next: t.exposeString("next", {
      nullable: true,
      description: "For `after`, to search on; null when the log was searched to its end.",
    }),
  }),
});

/** Points of a search: it reads up to 16 MiB. 20 of them are as much as an operation may cost. */
const searchPoints = 10_000;

builder.prismaObjectField("Job", "logSearch", (t) =>
  t.field({
    type: LogMatchesObject,
    description: `The lines of the job's log that hold a text. One search reads at most ${searchLimit / 2 ** 20} MiB; \`next\` tells where to go on.`,
    args: {
      text: t.arg.string({
        required: true,
        description: "Plain text, 1 to 1000 letters of one line; capitals count.",
      }),
      attempt: t.arg.int({ description: "Only what this attempt printed." }),
      first: t.arg.int({ description: `Lines at most, 1 to ${lineLimit}. Default 100.` }),
      after: t.arg.string({ description: "Goes on where a search stopped: its `next`." }),
    },
    complexity: { field: searchPoints, multiplier: 1 },
    ...madeOf("id"),
    resolve: ({ id }, search, { services }) => searchLog(services.store.sql, id, search),
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
