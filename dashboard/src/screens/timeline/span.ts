import { useSearchParams } from "wouter";
import { useNow } from "../../components/useNow.ts";

/** A stretch of time, in milliseconds since 1970. */
export interface Span {
  from: number;
  to: number;
}

/** Periods to look back over from now. Milliseconds. */
export const periods = {
  "1h": { label: "1 hour", length: 3_600_000 },
  "6h": { label: "6 hours", length: 21_600_000 },
  "24h": { label: "24 hours", length: 86_400_000 },
  "7d": { label: "7 days", length: 604_800_000 },
} as const;
export type Period = keyof typeof periods;

const shortest = 60_000;
const longest = 31 * 86_400_000;

interface Range {
  /** What is shown. */
  span: Span;
  /** What is asked for: all of that, and the same for a while, so that answers are kept. */
  asked: Span;
  /** The one that ends now; null for a stretch with fixed ends. */
  period: Period | null;
  now: number;
}

/** The stretch of time that the URL names: the last hours, or two fixed ends. */
export function useRange(): Range {
  const [params] = useSearchParams();
  const fixed = fixedSpan(params.get("from"), params.get("to"));
  const named = params.get("period") ?? "";
  const period: Period = named in periods ? (named as Period) : "6h";
  const { length } = periods[period];
  const now = useNow(Math.min(Math.max(1_000, length / 1_000), 30_000));
  if (fixed) return { span: fixed, asked: fixed, period: null, now };
  const step = length / 30;
  const from = Math.floor((now - length) / step) * step;
  return {
    span: { from: now - length, to: now },
    asked: { from, to: from + length + 2 * step },
    period,
    now,
  };
}

function fixedSpan(from: string | null, to: string | null): Span | null {
  const [start, end] = [Date.parse(from ?? ""), Date.parse(to ?? "")];
  if (Number.isNaN(start) || Number.isNaN(end) || end - start < 1_000) return null;
  return { from: start, to: Math.min(end, start + longest) };
}

/** The stretch that is `factor` times as long around the same middle. */
export function zoomed({ from, to }: Span, factor: number): Span {
  const length = Math.min(Math.max((to - from) * factor, shortest), longest);
  const middle = (from + to) / 2;
  return { from: middle - length / 2, to: middle + length / 2 };
}

/** The stretch moved by a part of its length. */
export function moved({ from, to }: Span, part: number): Span {
  const by = (to - from) * part;
  return { from: from + by, to: to + by };
}

/** The URL's parameters of a stretch. */
export function paramsOf({ from, to }: Span): Record<string, string> {
  return { from: new Date(Math.round(from)).toISOString(), to: new Date(Math.round(to)).toISOString() };
}

/** Distances between the marks of an axis. Milliseconds. */
const steps = [
  1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 10_800, 21_600, 43_200, 86_400, 172_800,
  604_800,
].map((seconds) => seconds * 1_000);

const clock = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit" });
const fine = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit", second: "2-digit" });
const day = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short" });

/** Marks of an axis: round times of the reader's zone, `most` at most, none so near to the end that its text is cut. */
export function marksOf({ from, to }: Span, most: number): { at: number; text: string }[] {
  const last = to - (to - from) / (2 * most);
  const step = steps.find((one) => (to - from) / one <= most) ?? (steps.at(-1) as number);
  const zone = new Date(from).getTimezoneOffset() * 60_000;
  const first = Math.ceil((from - zone) / step) * step + zone;
  const marks: { at: number; text: string }[] = [];
  for (let at = first; at < last; at += step) {
    const date = new Date(at);
    const midnight = date.getHours() === 0 && date.getMinutes() === 0;
    const format = step >= 86_400_000 || (midnight && step >= 60_000) ? day : step < 60_000 ? fine : clock;
    marks.push({ at, text: format.format(date) });
  }
  return marks;
}
