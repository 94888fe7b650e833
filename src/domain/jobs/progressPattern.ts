import { LRUCache } from "lru-cache";
import { RE2JS } from "re2js";
import type { Services } from "../change.ts";
import { refusal } from "../errors.ts";
import { defaultPatternLimits, type PatternLimits } from "../limits.ts";

/** What a job's log is searched for when the job says nothing else (docs/apis/coalition.md section 4.3). */
export const defaultPattern = "PROGRESS:%percent";

/** Compiled patterns by their text, for each set of limits; there are few. A pattern may be older than the limits. */
const compiled = new WeakMap<PatternLimits, LRUCache<string, { readonly pattern: Pattern | null }>>();

function patternOf(text: string, limits: PatternLimits): Pattern | null {
  let known = compiled.get(limits);
  if (!known) {
    known = new LRUCache({
      max: 200,
      memoMethod: (text) => ({ pattern: excessOf(text, limits) === null ? compile(text) : null }),
    });
    compiled.set(limits, known);
  }
  return known.memo(text).pattern;
}

interface Pattern {
  expression: RE2JS;
  /** Divides what was found. */
  scale: number;
}

/**
 * Refuses a pattern that is too expensive to search for. One that is no regular expression finds nothing, and is no error:
 * Coalition's users have patterns in Python's language.
 * @throws Refusal INVALID_INPUT
 */
export function checkPattern(field: string, text: string, limits: PatternLimits): void {
  const reason = text === "" ? null : excessOf(text, limits);
  if (reason) throw refusal("INVALID_INPUT", { field, reason });
}

/**
 * How far a job is by what it has just printed; see progressIn. It reads the job's pattern by itself, so that the search
 * takes place before the transaction that notes what it found.
 */
export async function progressPrinted(
  { store, patternLimits = defaultPatternLimits }: Pick<Services, "store" | "patternLimits">,
  jobId: number,
  log: Uint8Array,
): Promise<number | null> {
  const job = await store.sql
    .selectFrom("Job")
    .select("progressPattern")
    .where("id", "=", jobId)
    .executeTakeFirst();
  return job ? progressIn(log, job.progressPattern, patternLimits) : null;
}

/**
 * Finds how far a job is in what it has just printed: the last match counts, held to 0..1. `%percent` stands for a number
 * of 0 to 100, `%one` for one of 0 to 1; the rest is a regular expression. It is anybody's text, so it is matched in
 * linear time (RE2), within the limits.
 * @returns null when nothing matches, what matches is no number, or the pattern is no regular expression
 */
export function progressIn(log: Uint8Array, pattern: string, limits: PatternLimits): number | null {
  const found = patternOf(pattern || defaultPattern, limits);
  if (!found) return null;
  const text = Buffer.from(log.subarray(-limits.log)).toString("utf8");
  const matcher = found.expression.matcher(text);
  const until = performance.now() + limits.time;
  let last: number | null = null;
  while (matcher.find()) {
    const value = numberOf(matcher.group("progress"));
    if (value !== null) last = value;
    if (performance.now() > until) break;
  }
  return last === null ? null : Math.min(1, Math.max(0, last / found.scale));
}

function compile(text: string): Pattern | null {
  const place = /%percent|%one/.exec(text);
  if (!place) return null;
  try {
    const expression = RE2JS.compile(text.replace(place[0], "(?P<progress>[0-9.]+)"));
    return { expression, scale: place[0] === "%percent" ? 100 : 1 };
  } catch {
    return null;
  }
}

/** What of a pattern is too much, or null. Its text is looked at first: compiling `a{1000}` takes 10 ms. */
function excessOf(text: string, { length, repetitions, repeat, steps }: PatternLimits): string | null {
  if (text.length > length) return `a pattern has at most ${length} characters (LIMIT_PATTERN_LENGTH)`;
  const counts = [...text.matchAll(/\{(\d+)(?:,(\d*))?\}/g)].map(([, from, to]) => Number(to || from));
  if (counts.length > repetitions) {
    return `a pattern has at most ${repetitions} counted repetitions (LIMIT_PATTERN_REPETITIONS)`;
  }
  if (counts.some((count) => count > repeat)) {
    return `a pattern repeats at most ${repeat} times (LIMIT_PATTERN_REPEAT)`;
  }
  const size = compile(text)?.expression.programSize() ?? 0;
  return size > steps
    ? `the pattern is too large: it compiles to ${size} steps, and ${steps} are allowed (LIMIT_PATTERN_STEPS)`
    : null;
}

function numberOf(text: string | null): number | null {
  return text !== null && /^(\d+\.?\d*|\.\d+)$/.test(text) ? Number(text) : null;
}
