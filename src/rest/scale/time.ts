/** Milliseconds of a day, an hour, a minute, a second. */
const units = [86_400_000, 3_600_000, 60_000, 1_000];
const number = "(\\d+(?:\\.\\d+)?)";
const duration = new RegExp(`^P(?:${number}D)?(?:T(?:${number}H)?(?:${number}M)?(?:${number}S)?)?$`);
const instant =
  /^(\d{4})-(\d{1,2})-(\d{1,2})[T ](\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:\.(\d{1,6})\d*)?)?(Z|[+-]\d{2}(?::?\d{2})?)$/;

/** An instant in microseconds since 1970, as finely as Scale's clients send it: more than a number holds exactly. */
export type Micros = bigint;

/** Python's dates, and the databases', begin with year 1 and end with 9999. Milliseconds. */
const years = { first: -62_135_596_800_000n, last: 253_402_300_799_999n };

/**
 * Reads `started` or `ended`: a duration before `now`, or a datetime that says its zone with `Z` or `+`
 * (docs/apis/scale.md section A3: a negative offset alone is refused, as by the original). Null for what is neither.
 */
export function readTime(text: string, now: Date): Micros | null {
  if (text.startsWith("P")) return readDuration(text, now);
  return /[Z+]/.test(text) ? readInstant(text) : null;
}

function readDuration(text: string, now: Date): Micros | null {
  const parts = duration.exec(text)?.slice(1);
  if (!parts) return null;
  const length = parts.reduce((sum, part, at) => sum + Number(part ?? 0) * (units[at] ?? 0), 0);
  const start = now.getTime() - length;
  return start >= years.first ? BigInt(Math.round(start * 1_000)) : null;
}

function readInstant(text: string): Micros | null {
  const found = instant.exec(text);
  if (!found) return null;
  const [year = "", ...parts] = found.slice(1, 7).map((part = "") => part.padStart(2, "0"));
  const [month, day, hour, minute, second] = parts;
  const iso = `${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`;
  const at = new Date(iso);
  const offset = readOffset(found[8] ?? "Z");
  // 30 February is read as 1 March.
  const real = year !== "0000" && !Number.isNaN(at.getTime()) && at.toISOString() === iso;
  if (!real || offset === null) return null;
  return BigInt(at.getTime() - offset * 60_000) * 1_000n + BigInt((found[7] ?? "").padEnd(6, "0"));
}

/** Minutes east of Greenwich. */
function readOffset(zone: string): number | null {
  if (zone === "Z") return 0;
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(3).replace(":", "") || 0);
  if (hours > 23 || minutes > 59) return null;
  return (zone.startsWith("-") ? -1 : 1) * (hours * 60 + minutes);
}

/** The graph keeps milliseconds: the first one at or after a lower bound. */
export function notBefore(at: Micros): string {
  const whole = at / 1_000n;
  return written(whole * 1_000n < at ? whole + 1n : whole);
}

/** The last one at or before an upper bound. */
export function notAfter(at: Micros): string {
  const whole = at / 1_000n;
  return written(whole * 1_000n > at ? whole - 1n : whole);
}

/** Milliseconds in ISO 8601. An offset may carry an instant out of the years that there are: to their end. */
function written(milliseconds: bigint): string {
  const { first, last } = years;
  const within = milliseconds < first ? first : milliseconds > last ? last : milliseconds;
  return new Date(Number(within)).toISOString();
}

/** As Django writes it: six digits, and none when they are zero (docs/apis/scale.md section A3). */
export function writeTime(iso: string): string;
export function writeTime(iso: string | null): string | null;
export function writeTime(iso: string | null): string | null {
  return (
    iso?.replace(/\.(\d{3})Z$/, (_, digits: string) => (digits === "000" ? "Z" : `.${digits}000Z`)) ?? null
  );
}
