import { writeJson } from "../../json.ts";
import { refusal } from "../errors.ts";

/**
 * The JSON text to store. LosslessNumbers keep their digits.
 * @throws Refusal INVALID_INPUT for values nested so deep that writing them runs out of stack
 */
export function jsonText(field: string, value: unknown): string {
  try {
    return writeJson(value);
  } catch (error) {
    if (error instanceof RangeError) throw refusal("INVALID_INPUT", { field, reason: "it nests too deep" });
    throw error;
  }
}
