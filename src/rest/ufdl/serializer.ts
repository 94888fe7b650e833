import { LosslessNumber } from "lossless-json";
import { invalid } from "./errors.ts";

/*
 * Django REST framework's fields as far as UFDL's serializers use them: what they take, how they convert it, and their
 * words (docs/apis/ufdl.md section 4).
 */

/** A field's value, or why it has none. */
export type Read<T> = { readonly value: T } | { readonly problem: string };
export type Field<T> = (sent: unknown) => Read<T>;

const required = "This field is required.";
const noNull = "This field may not be null.";

/** A text of at most so many characters, trimmed; numbers are taken for texts. */
export function char(most: number, { blank = false } = {}): Field<string> {
  return (sent) => {
    const text =
      typeof sent === "string" || typeof sent === "number" || sent instanceof LosslessNumber
        ? String(sent).trim()
        : null;
    if (text === null) return { problem: "Not a valid string." };
    if (text.includes("\0")) return { problem: "Null characters are not allowed." };
    if (text === "" && !blank) return { problem: "This field may not be blank." };
    if ([...text].length > most) {
      return { problem: `Ensure this field has no more than ${most} characters.` };
    }
    return { value: text };
  };
}

/** A whole number; texts of digits and 2.0 are taken for one, 1.5 is not. */
export function integer(least: bigint, most: bigint): Field<bigint> {
  return (sent) => {
    const digits = typeof sent === "boolean" ? "" : String(scalar(sent) ?? "").trim();
    const whole = /^([+-]?\d{1,1000})(?:\.0*)?$/.exec(digits)?.[1];
    if (whole === undefined) return { problem: "A valid integer is required." };
    const value = BigInt(whole.replace(/^\+/, ""));
    if (value > most) return { problem: `Ensure this value is less than or equal to ${most}.` };
    if (value < least) return { problem: `Ensure this value is greater than or equal to ${least}.` };
    return { value };
  };
}

/** A number with a fraction. */
export const floating: Field<number> = (sent) => {
  const text = typeof sent === "boolean" ? (sent ? "1" : "0") : String(scalar(sent) ?? "").trim();
  const value = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(text) ? Number(text) : Number.NaN;
  return Number.isFinite(value) ? { value } : { problem: "A valid number is required." };
};

/** Another row's key. Whether there is such a row is for the operation to say. */
export const key: Field<number> = (sent) => {
  const digits = typeof sent === "boolean" ? "" : String(scalar(sent) ?? "").trim();
  if (!/^[+-]?\d{1,1000}(\.0*)?$/.test(digits)) {
    return { problem: `Incorrect type. Expected pk value, received ${pythonType(sent)}.` };
  }
  const value = Number(digits);
  return Math.abs(value) < 2 ** 31 ? { value } : { problem: unknownKey(digits) };
};

export function unknownKey(pk: unknown): string {
  return `Invalid pk "${pk}" - object does not exist.`;
}

/** The same field that also takes null; a key takes an empty text for it. */
export function nullable<T>(field: Field<T>): Field<T | null> {
  const none = (sent: unknown) => sent === null || (sent === "" && (field as unknown) === key);
  return (sent) => (none(sent) ? { value: null } : field(sent));
}

/**
 * Reads the fields of a body; unknown keys are ignored.
 * @throws Halt 400 naming every bad field
 */
export function readFields<F extends Record<string, Field<unknown>>>(
  body: Readonly<Record<string, unknown>>,
  fields: F,
  needed: readonly (keyof F)[],
): { [K in keyof F]?: F[K] extends Field<infer T> ? T : never } {
  const values: Record<string, unknown> = {};
  const problems: Record<string, string[]> = {};
  for (const [name, field] of Object.entries(fields)) {
    const sent = Object.hasOwn(body, name) ? body[name] : undefined;
    if (sent === undefined) {
      if (needed.includes(name)) problems[name] = [required];
      continue;
    }
    const read = field(sent);
    if ("value" in read) values[name] = read.value;
    else problems[name] = [sent === null ? noNull : read.problem];
  }
  if (Object.keys(problems).length > 0) throw invalid(problems);
  return values as never;
}

function scalar(sent: unknown): string | number | null {
  if (sent instanceof LosslessNumber) return sent.toString();
  return typeof sent === "string" || typeof sent === "number" ? sent : null;
}

function pythonType(sent: unknown): string {
  if (typeof sent === "string") return "str";
  if (typeof sent === "boolean") return "bool";
  if (typeof sent === "number" || sent instanceof LosslessNumber) return "float";
  return Array.isArray(sent) ? "list" : "dict";
}
