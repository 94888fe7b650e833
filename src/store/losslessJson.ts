import { LosslessNumber } from "lossless-json";

/**
 * Writes JSON as `JSON.stringify` does, but LosslessNumbers with the digits that came: 1.0 stays 1.0.
 * lossless-json's own `stringify` takes any object with a key `isLosslessNumber` for a number, so that a caller could
 * have a text stored that is no JSON; here the class decides.
 * @throws RangeError for values nested so deep that writing them runs out of stack
 */
export function losslessJson(value: unknown): string {
  if (value instanceof LosslessNumber) return value.toString();
  if (Array.isArray(value)) return `[${value.map(losslessJson).join(",")}]`;
  if (value instanceof Date || typeof value !== "object" || value === null) {
    return JSON.stringify(value ?? null);
  }
  const parts = Object.entries(value)
    .filter(([, one]) => one !== undefined)
    .map(([key, one]) => `${JSON.stringify(key)}:${losslessJson(one)}`);
  return `{${parts.join(",")}}`;
}
