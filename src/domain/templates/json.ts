import { LosslessNumber } from "lossless-json";
import { refusal } from "../errors.ts";

/**
 * The JSON text to store. LosslessNumbers keep their digits.
 * @throws Refusal INVALID_INPUT for values nested so deep that writing them runs out of stack
 */
export function jsonText(field: string, value: object): string {
  try {
    return written(value);
  } catch (error) {
    if (error instanceof RangeError) throw refusal("INVALID_INPUT", { field, reason: "it nests too deep" });
    throw error;
  }
}

/**
 * lossless-json's own `stringify` takes any object with a key `isLosslessNumber` for a number, so that a caller could
 * have a text stored that is no JSON; here the class decides.
 */
function written(value: unknown): string {
  if (value instanceof LosslessNumber) return value.toString();
  if (Array.isArray(value)) return `[${value.map(written).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value ?? null);
  const parts = Object.entries(value)
    .filter(([, one]) => one !== undefined)
    .map(([key, one]) => `${JSON.stringify(key)}:${written(one)}`);
  return `{${parts.join(",")}}`;
}
