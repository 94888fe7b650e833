import type { Sql } from "../../store/database.ts";
import { refusal } from "../errors.ts";
import {
  checkedLimit,
  extent,
  type LogChunk,
  logChunkSize,
  readBytes,
  readLimits,
  wholeCharacters,
} from "./logRead.ts";

/** Lines of a tail, and lines that one search finds, at most. */
export const lineLimit = 1_000;

/** Bytes that one search looks through at most. */
export const searchLimit = 16 * 1024 * 1024;

/** Bytes of a found line that are shown. */
const shownBytes = 2_000;

const newline = 0x0a;

export interface LogTail {
  /** 0 to `lineLimit`. */
  readonly lines: number;
  /** Bytes, as of a range. */
  readonly limit?: number | null | undefined;
  readonly attempt?: number | null | undefined;
}

/**
 * The last lines of a job's log, or of one attempt; a line at the end that is not complete counts as one. Of more bytes than the
 * limit only the end comes.
 * @throws Refusal INVALID_INPUT for a number of lines or bytes out of bounds
 */
export async function readTail(
  db: Sql,
  jobId: number,
  { lines, limit, attempt }: LogTail,
): Promise<LogChunk> {
  if (lines < 0 || lines > lineLimit) {
    throw refusal("INVALID_INPUT", { field: "tail", reason: `it is not from 0 to ${lineLimit}` });
  }
  const most = BigInt(checkedLimit(limit));
  const { begin, end } = await extent(db, jobId, attempt);
  const lowest = end - begin > most ? end - most : begin;
  const bytes = lowest < end ? await readBytes(db, jobId, lowest, end) : Buffer.alloc(0);
  const cut = bytes.subarray(startOfLast(bytes, lines));
  return { from: end - BigInt(cut.length), bytes: cut, next: end, end };
}

/** Where the last lines of some bytes begin; the first whole character when there are fewer. */
function startOfLast(bytes: Buffer, lines: number): number {
  if (lines === 0) return bytes.length;
  // The newline that ends the last line begins none.
  let at = bytes.at(-1) === newline ? bytes.length - 1 : bytes.length;
  for (let count = 0; count < lines; count++) {
    at = at === 0 ? -1 : bytes.lastIndexOf(newline, at - 1);
    if (at < 0) return firstCharacter(bytes);
  }
  return at + 1;
}

/** The first byte that begins a UTF-8 character: the limit may have cut one. */
function firstCharacter(bytes: Buffer): number {
  let at = 0;
  while (at < 3 && ((bytes[at] ?? 0) & 0xc0) === 0x80) at++;
  return at;
}

export interface LogSearch {
  /** Plain text, not empty; letters as they are. */
  readonly text: string;
  readonly attempt?: number | null | undefined;
  /** Found lines at most, 1 to `lineLimit`. Default 100. */
  readonly first?: number | null | undefined;
  /** Looks on from this place, which `next` of a search before gave. */
  readonly after?: string | null | undefined;
}

export interface LogMatches {
  readonly lines: readonly { readonly number: number; readonly offset: bigint; readonly text: string }[];
  /** Where to look on; null when the whole log has been looked through. */
  readonly next: string | null;
}

/**
 * The lines that hold a text, by number, counted from 1 where the log or the attempt begins.
 * @throws Refusal INVALID_INPUT for an empty or too long text and a number of lines out of bounds
 */
export async function searchLog(
  db: Sql,
  jobId: number,
  { text, attempt, first, after }: LogSearch,
): Promise<LogMatches> {
  const most = first ?? 100;
  if (text.length < 1 || text.length > 1_000 || /[\r\n]/.test(text)) {
    throw refusal("INVALID_INPUT", { field: "text", reason: "it has to be 1 to 1000 letters of one line" });
  }
  if (most < 1 || most > lineLimit) {
    throw refusal("INVALID_INPUT", { field: "first", reason: `it is not from 1 to ${lineLimit}` });
  }
  const { begin, end } = await extent(db, jobId, attempt);
  const wanted = Buffer.from(text);
  const found: { number: number; offset: bigint; text: string }[] = [];
  let { at, number } = placeOf(after, begin);
  let open: Buffer = Buffer.alloc(0);
  const stop = at + BigInt(searchLimit);
  for (let read = at; read < end && at < stop; ) {
    const to = read + BigInt(16 * logChunkSize) < end ? read + BigInt(16 * logChunkSize) : end;
    const bytes = Buffer.concat([open, await readBytes(db, jobId, read, to)]);
    read = to;
    let from = 0;
    while (from < bytes.length) {
      const close = bytes.indexOf(newline, from);
      // A line without an end is looked at when all of it is there; a very long one in parts.
      if (close < 0 && read < end && bytes.length - from < readLimits.most) break;
      const line = bytes.subarray(from, close < 0 ? bytes.length : close);
      if (line.includes(wanted)) found.push({ number, offset: at, text: shown(line) });
      from = close < 0 ? bytes.length : close + 1;
      at += BigInt(line.length + (close < 0 ? 0 : 1));
      if (close >= 0) number++;
      if (found.length === most) return { lines: found, next: at < end ? `${at}.${number}` : null };
    }
    open = bytes.subarray(from);
  }
  return { lines: found, next: at < end ? `${at}.${number}` : null };
}

/** The beginning of a line: its byte offset and its number. */
function placeOf(after: string | null | undefined, begin: bigint): { at: bigint; number: number } {
  if (after == null) return { at: begin, number: 1 };
  const [, offset, line] = /^(\d{1,12})\.(\d{1,10})$/.exec(after) ?? [];
  if (!offset || !line) {
    throw refusal("INVALID_INPUT", { field: "after", reason: "it is no `next` of a search" });
  }
  return { at: BigInt(offset) > begin ? BigInt(offset) : begin, number: Number(line) };
}

function shown(line: Buffer): string {
  const text = wholeCharacters(line.subarray(0, shownBytes)).toString("utf8");
  return text.endsWith("\r") ? text.slice(0, -1) : text;
}
