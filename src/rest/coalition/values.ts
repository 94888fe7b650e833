import { problem } from "./errors.ts";

/*
 * Values as the original converts them: a text by Python's str, a number by its int, a list by going through it
 * (docs/apis/coalition.md section 1). What it crashed on is a 400.
 */

export type Fields = Readonly<Record<string, unknown>>;

const largest = 2 ** 31 - 1;

/** The fields of a JSON object. @throws ResponseError 400 for anything else */
export function fieldsOf(body: unknown, what = "The body"): Fields {
  if (typeof body !== "object" || body === null || Array.isArray(body)) {
    throw problem(400, `${what} must be a JSON object.`);
  }
  return body as Fields;
}

/** A field of an object's own: no name reaches what all objects have. */
export function field(fields: Fields, name: string): unknown {
  return Object.hasOwn(fields, name) ? fields[name] : undefined;
}

/** @throws ResponseError 400 for a list or an object */
export function textOf(name: string, value: unknown, otherwise: string): string {
  if (value === null || value === undefined) return otherwise;
  if (typeof value === "object") throw problem(400, `${name} must be a text.`);
  return typeof value === "boolean" ? (value ? "True" : "False") : String(value);
}

/** A whole number, cut off at its point; clamped to what a database column takes. @throws ResponseError 400 */
export function wholeOf(name: string, value: unknown, otherwise: number): number {
  if (value === null || value === undefined) return otherwise;
  if (typeof value === "boolean") return Number(value);
  const number =
    typeof value === "number"
      ? value
      : typeof value === "string" && /^\s*[+-]?\d+\s*$/.test(value)
        ? Number(value)
        : Number.NaN;
  if (!Number.isFinite(number)) throw problem(400, `${name} must be a whole number.`);
  return Math.trunc(Math.min(largest, Math.max(-largest, number))) + 0;
}

/** Every run of digits in a text that can be a job's number. */
export function numbersIn(text: string): number[] {
  return (text.match(/\d+/g) ?? []).map(Number).filter(canBeKey);
}

/** Whether a database column can hold a number, so that any job can have it. */
export function canBeKey(number: number): boolean {
  return number <= largest;
}

/** Job numbers from a list of numbers or texts, or from an object's keys. @throws ResponseError 400 for anything else */
export function idsOf(body: unknown): number[] {
  return [...new Set(entriesOf(body).flatMap((one) => idOf(one) ?? []))];
}

/** A job's number; undefined for what can be none. */
export function idOf(value: unknown): number | undefined {
  const number =
    typeof value === "number"
      ? value
      : typeof value === "string" && /^\s*\d+\s*$/.test(value)
        ? Number(value)
        : Number.NaN;
  return Number.isInteger(number) && number > 0 && number <= largest ? number : undefined;
}

/** Names from a list of texts, or from an object's keys. @throws ResponseError 400 */
export function namesOf(body: unknown): string[] {
  return entriesOf(body).map((one) => textOf("A name", one, ""));
}

function entriesOf(body: unknown): readonly unknown[] {
  if (Array.isArray(body)) return body;
  if (typeof body === "object" && body !== null) return Object.keys(body);
  throw problem(400, "The body must be a JSON list.");
}

/**
 * Dependencies as clients send them: a list of numbers or texts, or one text with numbers in it (the page's form). What
 * is no number is passed over, so that the page's `[""]` empties them.
 * @throws ResponseError 400 for anything else
 */
export function dependenciesOf(value: unknown): number[] {
  if (value === null || value === undefined) return [];
  if (typeof value === "string") return [...new Set(numbersIn(value))];
  if (Array.isArray(value)) return idsOf(value);
  throw problem(400, "dependencies must be a list of job numbers.");
}
