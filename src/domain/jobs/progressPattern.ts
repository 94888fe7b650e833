import { LRUCache } from "lru-cache";
import { RE2JS } from "re2js";
import type { Sql } from "../../store/database.ts";
import { refusal } from "../errors.ts";

/** What a job's log is searched for when the job says nothing else (docs/apis/coalition.md section 4.3). */
export const defaultPattern = "PROGRESS:%percent";

/**
 * What a search may cost. RE2 needs time for each byte and each step of the compiled pattern, once for every match: 4 kB
 * and 250 steps are 20 ms, and `(a?){50}` fifty times, 10,000 steps, on 64 kB of log was 15 s.
 */
const limits = {
  /** Characters of a pattern. */
  pattern: 250,
  /** Counted repetitions of a pattern, as `{3}`, and how often one repeats. */
  counts: 10,
  count: 100,
  /** Steps that a pattern compiles to. */
  steps: 250,
  /** Bytes of a log, the newest ones. */
  log: 4 * 1024,
  /** Milliseconds after which no further match is looked for. */
  time: 20,
};

/** Compiled patterns, by their text; there are few. */
const compiled = new LRUCache<string, { readonly pattern: Pattern | null }>({
  max: 200,
  // A pattern may be older than the limits.
  memoMethod: (text) => ({ pattern: excessOf(text) === null ? compile(text) : null }),
});

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
export function checkPattern(field: string, text: string): void {
  const reason = text === "" ? null : excessOf(text);
  if (reason) throw refusal("INVALID_INPUT", { field, reason });
}

/**
 * How far a job is by what it has just printed; see progressIn. It reads the job's pattern by itself, so that the search
 * takes place before the transaction that notes what it found.
 */
export async function progressPrinted(db: Sql, jobId: number, log: Uint8Array): Promise<number | null> {
  const job = await db.selectFrom("Job").select("progressPattern").where("id", "=", jobId).executeTakeFirst();
  return job ? progressIn(log, job.progressPattern) : null;
}

/**
 * Finds how far a job is in what it has just printed: the last match counts, held to 0..1. `%percent` stands for a number
 * of 0 to 100, `%one` for one of 0 to 1; the rest is a regular expression. It is anybody's text, so it is matched in
 * linear time (RE2), within the limits above.
 * @returns null when nothing matches, what matches is no number, or the pattern is no regular expression
 */
export function progressIn(log: Uint8Array, pattern: string): number | null {
  const { pattern: found } = compiled.memo(pattern || defaultPattern);
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
function excessOf(text: string): string | null {
  if (text.length > limits.pattern) return `a pattern has at most ${limits.pattern} characters`;
  const counts = [...text.matchAll(/\{(\d+)(?:,(\d*))?\}/g)].map(([, from, to]) => Number(to || from));
  if (counts.length > limits.counts) return `a pattern has at most ${limits.counts} counted repetitions`;
  if (counts.some((count) => count > limits.count)) return `a pattern repeats at most ${limits.count} times`;
  const steps = compile(text)?.expression.programSize() ?? 0;
  return steps > limits.steps
    ? `the pattern is too large: it compiles to ${steps} steps, and ${limits.steps} are allowed`
    : null;
}

function numberOf(text: string | null): number | null {
  return text !== null && /^(\d+\.?\d*|\.\d+)$/.test(text) ? Number(text) : null;
}
