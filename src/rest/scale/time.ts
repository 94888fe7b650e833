/** Milliseconds of a day, an hour, a minute, a second. */
const units = [86_400_000, 3_600_000, 60_000, 1_000];
const number = "(\\d+(?:\\.\\d+)?)";
const duration = new RegExp(`^P(?:${number}D)?(?:T(?:${number}H)?(?:${number}M)?(?:${number}S)?)?$`);
const instant =
  /^(\d{4})-(\d{1,2})-(\d{1,2})[T ](\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:\.(\d{1,6})\d*)?)?(Z|[+-]\d{2}(?::?\d{2})?)$/;

/** Microseconds since 1970, which a number does not hold exactly. */
export type Micros = bigint;

/** The years 1 to 9999 of Python's and the databases' dates. Milliseconds. */
const years = { first: -62_135_596_800_000n, last: 253_402_300_799_999n };

/**
 * Reads `started` or `ended`: a duration before `now`, or a datetime with `Z` or `+` in it, so that a negative offset is
 * refused as by the original (docs/apis/scale.md section A3). Null for anything else.
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
  // Date reads 30 February as 1 March.
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

/** The first millisecond at or after a lower bound. */
export function notBefore(at: Micros): string {
  const whole = at / 1_000n;
  return written(whole * 1_000n < at ? whole + 1n : whole);
}

/** The last millisecond at or before an upper bound. */
export function notAfter(at: Micros): string {
  const whole = at / 1_000n;
  return written(whole * 1_000n > at ? whole - 1n : whole);
}

/** Milliseconds in ISO 8601, limited to the years that exist: an offset may lead beyond them. */
function written(milliseconds: bigint): string {
  const { first, last } = years;
  const within = milliseconds < first ? first : milliseconds > last ? last : milliseconds;
  return new Date(Number(within)).toISOString();
}

/** A time as Django writes it: with six digits, or none when they are zero (docs/apis/scale.md section A3). */
export function writeTime<T extends string | null>(iso: T): T {
  if (iso === null) return iso;
  // By an expression it took 0.4 us for each of a node's times.
  return (iso.endsWith(".000Z") ? `${iso.slice(0, -5)}Z` : `${iso.slice(0, -1)}000Z`) as T;
}
