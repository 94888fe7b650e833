import { LosslessNumber } from "lossless-json";
import { z } from "zod";
import type { JsonSchema } from "../metadata.ts";

/* The fields of Django REST framework that UFDL's serializers use, with their error texts (docs/apis/ufdl.md section 4). */

/** A field that `schema` documents and `read` reads; `bad` reports an error. */
function field<T>(
  schema: JsonSchema,
  read: (sent: unknown, bad: (problem: string) => never) => T,
): z.ZodType<T> {
  const reader = (sent: unknown, { addIssue }: z.core.$RefinementCtx) => {
    const bad = (message: string): never => {
      addIssue({ code: "custom", message });
      return z.NEVER;
    };
    if (sent === undefined) return bad("This field is required.");
    return sent === null ? bad("This field may not be null.") : read(sent, bad);
  };
  return z.preprocess(reader, z.unknown().meta(schema)) as unknown as z.ZodType<T>;
}

interface CharOptions {
  readonly blank?: boolean;
  readonly trim?: boolean;
}

/** A text of at most so many characters; numbers count as texts. */
export function char(most: number, { blank = false, trim = true }: CharOptions = {}): z.ZodType<string> {
  return field({ type: "string" }, (sent, bad) => {
    const whole = scalar(sent);
    if (whole === null) return bad("Not a valid string.");
    const text = whole.trim();
    if (text.includes("\0")) return bad("Null characters are not allowed.");
    if (text === "" && !blank) return bad("This field may not be blank.");
    if ([...text].length > most) return bad(`Ensure this field has no more than ${most} characters.`);
    return trim ? text : whole;
  });
}

/** A whole number; texts of digits and 2.0 count as one, 1.5 does not. */
export function integer(least: bigint, most: bigint): z.ZodType<bigint> {
  return field({ type: "integer" }, (sent, bad) => {
    const whole = /^([+-]?\d{1,1000})(?:\.0*)?$/.exec(scalar(sent)?.trim() ?? "")?.[1];
    if (whole === undefined) return bad("A valid integer is required.");
    const value = BigInt(whole.replace(/^\+/, ""));
    if (value > most) return bad(`Ensure this value is less than or equal to ${most}.`);
    if (value < least) return bad(`Ensure this value is greater than or equal to ${least}.`);
    return value;
  });
}

export const floating: z.ZodType<number> = field({ type: "number" }, (sent, bad) => {
  const text = typeof sent === "boolean" ? String(Number(sent)) : (scalar(sent)?.trim() ?? "");
  const value = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(text) ? Number(text) : Number.NaN;
  return Number.isFinite(value) ? value : bad("A valid number is required.");
});

const key: z.ZodType<number> = field({ type: "integer" }, (sent, bad) => {
  const digits = scalar(sent)?.trim() ?? "";
  if (!/^[+-]?\d{1,1000}(\.0*)?$/.test(digits)) {
    return bad(`Incorrect type. Expected pk value, received ${pythonType(sent)}.`);
  }
  const value = Number(digits);
  return Math.abs(value) < 2 ** 31 ? value : bad(unknownKey(digits));
});

/** Another row's key; null or an empty text for none. The operation checks that the row exists. */
export const nullableKey = z.preprocess((sent) => (sent === "" ? null : sent), z.nullable(key));

export function unknownKey(pk: unknown): string {
  return `Invalid pk "${pk}" - object does not exist.`;
}

/** A text, or a number's digits; null for anything else. */
function scalar(sent: unknown): string | null {
  const known = typeof sent === "string" || typeof sent === "number" || sent instanceof LosslessNumber;
  return known ? String(sent) : null;
}

function pythonType(sent: unknown): string {
  if (typeof sent === "string") return "str";
  if (typeof sent === "boolean") return "bool";
  if (typeof sent === "number" || sent instanceof LosslessNumber) return "float";
  return Array.isArray(sent) ? "list" : "dict";
}
