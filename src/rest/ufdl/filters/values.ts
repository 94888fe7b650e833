import type { LosslessNumber } from "lossless-json";
import { detail } from "../../django.ts";
import type { Column, Kind } from "./fields.ts";

export type Sent = string | boolean | number | LosslessNumber;

export type Operator = "=" | "<" | ">" | "<=" | ">=";

/** A test of one column in the graph's form; true or false where it holds for all rows or for none. */
export type Condition = Readonly<Record<string, unknown>> | boolean;

const words = { "=": "eq", "<": "lt", ">": "gt", "<=": "lte", ">=": "gte" } as const;

/**
 * Makes the test of a column with a value, which is read by the column's type: `"2"` and `2.0` equal the int 2.
 * @throws ResponseError 400 for a value that does not fit the type
 */
export function condition(field: string, { kind }: Column, operator: Operator, value: Sent): Condition {
  switch (kind) {
    case "int":
      return whole(number(field, kind, value), operator, -(2n ** 31n), 2n ** 31n - 1n, Number);
    case "long":
      return whole(number(field, kind, value), operator, -(2n ** 63n), 2n ** 63n - 1n, String);
    case "float":
      return { [words[operator]]: Number(number(field, kind, value)) };
    case "instant":
      return { [words[operator]]: instant(field, value) };
    case "flag":
      return operator === "=" ? { eq: flag(field, value) } : bad(field, "can't be compared", value);
    case "text":
      return { [words[operator]]: text(value) };
  }
}

/** As Python writes it. */
function text(value: Sent): string {
  return typeof value === "boolean" ? (value ? "True" : "False") : String(value);
}

/** The digits of a number; Python's int() and float() ignore spaces around them. */
function number(field: string, kind: Kind, value: Sent): string {
  if (typeof value === "boolean") return value ? "1" : "0";
  const digits = String(value).trim();
  const pattern =
    typeof value === "string" && kind !== "float"
      ? /^[+-]?\d{1,400}$/
      : /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;
  return pattern.test(digits)
    ? digits
    : bad(field, kind === "float" ? "takes a number" : "takes a whole number", value);
}

/** Compares a column of whole numbers with any number; one outside of the column's range holds for all rows or none. */
function whole(
  digits: string,
  operator: Operator,
  least: bigint,
  most: bigint,
  write: (value: bigint) => unknown,
): Condition {
  const { floor, exact } = floorOf(digits, most);
  if (operator === "=") {
    return exact && floor >= least && floor <= most ? { eq: write(floor) } : false;
  }
  // Below a fraction means up to the next lower whole number.
  const up = operator === "<" || operator === "<=";
  const bound = exact ? floor : up ? floor : floor + 1n;
  const strict = exact && (operator === "<" || operator === ">");
  if (bound > most || bound < least) return up === bound > most ? { isNull: false } : false;
  return { [up ? (strict ? "lt" : "lte") : strict ? "gt" : "gte"]: write(bound) };
}

/** The next lower whole number, and whether it is the number itself; limited to just beyond the range. */
function floorOf(digits: string, most: bigint): { floor: bigint; exact: boolean } {
  if (/^[+-]?\d+$/.test(digits))
    return { floor: clamp(BigInt(digits.replace(/^\+/, "")), most), exact: true };
  const value = Number(digits);
  if (Math.abs(value) > 1e19) return { floor: value > 0 ? most + 1n : -most - 2n, exact: true };
  const floor = Math.floor(value);
  return { floor: clamp(BigInt(floor), most), exact: floor === value };
}

function clamp(value: bigint, most: bigint): bigint {
  return value > most ? most + 1n : value < -most - 1n ? -most - 2n : value;
}

const iso =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ](\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:[.,](\d{1,6})\d{0,6})?)?\s*(Z|[+-]\d{2}(?::?\d{2})?)?)?$/;

/** An ISO 8601 text; midnight and UTC when time and zone are absent. */
function instant(field: string, value: Sent): string {
  const found = typeof value === "string" ? iso.exec(value.trim()) : null;
  if (!found) return bad(field, "takes a date or a time in ISO 8601", value);
  const [, year, month, day, hour = "0", minute = "0", second = "0", fraction = "", zone = "Z"] = found;
  const two = (digits = "") => digits.padStart(2, "0");
  const offset = zone === "Z" ? "Z" : `${zone.slice(0, 3)}:${zone.slice(3).replace(":", "") || "00"}`;
  const text = `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(second)}.${fraction.padEnd(3, "0").slice(0, 3)}${offset}`;
  const at = new Date(text);
  // Date reads 30 February as 1 or 2 March.
  const real = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day))).getUTCDate() === Number(day);
  return Number.isNaN(at.getTime()) || !real ? bad(field, "takes a date or a time", value) : at.toISOString();
}

function flag(field: string, value: Sent): boolean {
  const word = String(value);
  if (/^(true|True|t|1)$/.test(word)) return true;
  return /^(false|False|f|0)$/.test(word) ? false : bad(field, "takes true or false", value);
}

function bad(field: string, reason: string, value: Sent): never {
  throw detail(
    400,
    `Bad value for filter field '${field}': it ${reason}, not ${JSON.stringify(String(value)).slice(0, 100)}`,
  );
}
