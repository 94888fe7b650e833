import { RE2JS } from "re2js";

/** What a job's log is searched for when the job says nothing else (docs/apis/coalition.md section 4.3). */
export const defaultPattern = "PROGRESS:%percent";

/** Letters of a pattern at most, and bytes of a log that are searched: the newest ones. */
const limits = { pattern: 500, log: 64 * 1024 };

/** Compiled patterns, by their text; a farm has few. */
const compiled = new Map<string, Pattern | null>();
const compiledLimit = 200;

interface Pattern {
  expression: RE2JS;
  /** Divides what was found. */
  scale: number;
}

/**
 * Finds how far a job is in what it has just printed: the last match counts, held to 0..1. `%percent` stands for a number
 * of 0 to 100, `%one` for one of 0 to 1; the rest is a regular expression. It is anybody's text, so it is matched in
 * linear time (RE2): no pattern can hold the server up.
 * @returns null when nothing matches, what matches is no number, or the pattern is no regular expression
 */
export function progressIn(log: Uint8Array, pattern: string): number | null {
  const found = patternOf(pattern || defaultPattern);
  if (!found) return null;
  const text = Buffer.from(log.subarray(-limits.log)).toString("utf8");
  const matcher = found.expression.matcher(text);
  let last: number | null = null;
  while (matcher.find()) {
    const value = numberOf(matcher.group("progress"));
    if (value !== null) last = value;
  }
  return last === null ? null : Math.min(1, Math.max(0, last / found.scale));
}

function patternOf(text: string): Pattern | null {
  const known = compiled.get(text);
  if (known !== undefined) return known;
  const made = compile(text);
  if (compiled.size >= compiledLimit) compiled.clear();
  compiled.set(text, made);
  return made;
}

function compile(text: string): Pattern | null {
  const place = /%percent|%one/.exec(text);
  if (!place || text.length > limits.pattern) return null;
  try {
    const expression = RE2JS.compile(text.replace(place[0], "(?P<progress>[0-9.]+)"));
    return { expression, scale: place[0] === "%percent" ? 100 : 1 };
  } catch {
    return null;
  }
}

function numberOf(text: string | null): number | null {
  return text !== null && /^(\d+\.?\d*|\.\d+)$/.test(text) ? Number(text) : null;
}
