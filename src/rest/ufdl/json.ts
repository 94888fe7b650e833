import { LosslessNumber, parse } from "lossless-json";
import { z } from "zod";
import { JsonText } from "../../json.ts";
import { tooDeepAt } from "../../nesting.ts";

/** Numbers that JavaScript may not write as they came: 1.0, 1e3, and those with too many digits. */
const delicate = /\d[.eE]|\d{16}/;

/** Levels; lossless-json calls itself for each. */
const deepest = 1_000;

/**
 * Reads JSON so that every number can be written again as it came: a worker that gets 1 for the 1.0 that was sent has
 * an int where the executor checks for a float. Numbers that JavaScript writes the same are plain numbers, others
 * LosslessNumbers. Of a repeated key the last counts, as in Python.
 * @throws SyntaxError, RangeError (nested too deep)
 */
export function readJson(text: string): unknown {
  if (!delicate.test(text)) return JSON.parse(text);
  if (tooDeepAt(text, deepest) >= 0) throw new RangeError(`nested more than ${deepest} deep`);
  return parse(text, null, {
    parseNumber: (digits) =>
      String(Number(digits)) === digits ? Number(digits) : new LosslessNumber(digits),
    onDuplicateKey: ({ newValue }) => newValue,
  });
}

/** A number as `readJson` reads it. */
export const anyNumber = z
  .unknown()
  .refine((value) => typeof value === "number" || value instanceof LosslessNumber, {
    error: "Invalid input",
    abort: true,
  })
  .meta({ type: "number" }) as unknown as z.ZodType<number | LosslessNumber>;

/** A 64-bit number as the graph answers it: a text when JavaScript's numbers are too small for it. */
export function long(value: number | string | null): JsonText | number | null {
  return typeof value === "string" ? new JsonText(value) : value;
}

/** Numbers as JavaScript has them. */
export function plain(value: unknown): unknown {
  if (value instanceof LosslessNumber) return Number(value.toString());
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, plain(one)]));
}
