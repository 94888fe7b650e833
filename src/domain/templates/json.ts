import { stringify } from "lossless-json";
import { refusal } from "../errors.ts";

/**
 * The JSON text to store. LosslessNumbers keep their digits.
 * @throws Refusal INVALID_INPUT for values nested so deep that writing them runs out of stack
 */
export function jsonText(field: string, value: object): string {
  try {
    return stringify(value) as string;
  } catch (error) {
    if (error instanceof RangeError) throw refusal("INVALID_INPUT", { field, reason: "it nests too deep" });
    throw error;
  }
}
