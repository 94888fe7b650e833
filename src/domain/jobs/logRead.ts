import type { Sql } from "../../store/database.ts";
import { refusal } from "../errors.ts";

/** Bytes of one stored chunk at most, so that reading a little of a log never loads much. */
export const logChunkSize = 64 * 1024;

/** Bytes that one read gives at most, and unless asked for less. */
export const readLimits = { most: 4 * 1024 * 1024, usual: 64 * 1024 };

export interface LogChunk {
  /** Byte offset of the first byte, in the job's whole log. */
  from: bigint;
  bytes: Buffer;
  /** Where to read on: the offset behind the last byte. */
  next: bigint;
  /** The offset behind the last byte there is, of the attempt when one was asked for. */
  end: bigint;
}

export interface LogRange {
  /** Byte offset in the job's whole log. Default: where the log, or the attempt asked for, begins. */
  from?: bigint | null | undefined;
  /** Bytes, at most `readLimits.most`. Default `readLimits.usual`. */
  limit?: number | null | undefined;
  /** Only what this attempt printed. */
  attempt?: number | null | undefined;
}

/**
 * Reads a range of a job's log. A chunk that stops before the end stops between two characters, where the log is UTF-8.
 * Beyond the end there are no bytes, and `next` is where they would begin.
 *
 * @throws Refusal INVALID_INPUT for a negative offset or a limit out of bounds
 */
export async function readLog(db: Sql, jobId: number, range: LogRange = {}): Promise<LogChunk> {
  const limit = checkedLimit(range.limit);
  if (range.from != null && range.from < 0n) {
    throw refusal("INVALID_INPUT", { field: "from", reason: "it is negative" });
  }
  const { begin, end } = await extent(db, jobId, range.attempt);
  const from = range.from == null || range.from < begin ? begin : range.from;
  const stop = from + BigInt(limit) < end ? from + BigInt(limit) : end;
  const bytes = from < stop ? await readBytes(db, jobId, from, stop) : Buffer.alloc(0);
  const whole = stop < end ? wholeCharacters(bytes) : bytes;
  return { from, bytes: whole, next: from + BigInt(whole.length), end };
}

/** @throws Refusal INVALID_INPUT for a limit out of bounds */
export function checkedLimit(limit: number | null = readLimits.usual): number {
  const bytes = limit ?? readLimits.usual;
  if (!Number.isInteger(bytes) || bytes < 1 || bytes > readLimits.most) {
    throw refusal("INVALID_INPUT", { field: "limit", reason: `it is not from 1 to ${readLimits.most}` });
  }
  return bytes;
}

/** Where the log, or one attempt's part of it, begins and ends. The parts follow each other: appends are fenced. */
export async function extent(
  db: Sql,
  jobId: number,
  attempt: number | null | undefined,
): Promise<{ begin: bigint; end: bigint }> {
  const chunks = db
    .selectFrom("LogChunk")
    .select(["offset", "size"])
    .where("jobId", "=", jobId)
    .$if(attempt != null, (query) => query.where("attempt", "=", attempt as number))
    .limit(1);
  const last = await chunks.orderBy("id", "desc").executeTakeFirst();
  if (!last) return { begin: 0n, end: 0n };
  const end = last.offset + BigInt(last.size);
  if (attempt == null) return { begin: 0n, end };
  const first = await chunks.orderBy("id").executeTakeFirst();
  return { begin: first?.offset ?? 0n, end };
}

/** The bytes from `from` up to `stop`, which are known to be there. */
export async function readBytes(db: Sql, jobId: number, from: bigint, stop: bigint): Promise<Buffer> {
  const chunks = await db
    .selectFrom("LogChunk")
    .select(["offset", "bytes"])
    .where("jobId", "=", jobId)
    // A chunk that begins a chunk's size earlier may reach into the range.
    .where("offset", ">", from - BigInt(logChunkSize))
    .where("offset", "<", stop)
    .orderBy("offset")
    .execute();
  const first = chunks[0]?.offset ?? from;
  const bytes = Buffer.concat(chunks.map((chunk) => chunk.bytes));
  return bytes.subarray(Number(from - first), Number(stop - first));
}

/** Leaves out the beginning of a character whose rest lies behind the cut, unless that would leave nothing. */
export function wholeCharacters(bytes: Buffer): Buffer {
  const length = bytes.length - openCharacter(bytes);
  return length > 0 ? bytes.subarray(0, length) : bytes;
}

/** How many bytes at the end begin a UTF-8 character that is not complete: 0 to 3. */
export function openCharacter(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    // No character begins with 0xc0, 0xc1 or anything above 0xf4.
    if (byte >= 0xc2 && byte <= 0xf4) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0;
    if (byte >= 0xc0) return 0;
  }
  return 0;
}
