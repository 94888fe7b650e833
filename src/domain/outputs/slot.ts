import { createHash } from "node:crypto";
import { refusal } from "../errors.ts";

/** What an output is called by: a job has at most one live output of a name and type. */
export interface OutputName {
  /** The job's pk. */
  job: number;
  name: string;
  type: string;
}

/** Bytes of UTF-8. Together they stay under the 2,704 that one PostgreSQL index entry can hold. */
const limits = { name: 500, type: 2_000 };

/**
 * The text that stands in the unique column while the name is taken. A digest, because names and types are long and may
 * hold any separator.
 */
export function slotOf({ job, name, type }: OutputName): string {
  return `${job}:${createHash("sha256")
    .update(JSON.stringify([name, type]))
    .digest("base64url")}`;
}

/** @throws Refusal INVALID_INPUT for an empty name, and for a name or type that is too long, or no text both databases can hold */
export function checkOutputName({ name, type }: OutputName): void {
  for (const [field, text] of Object.entries({ name, type })) {
    const limit = limits[field as keyof typeof limits];
    if (text === "" && field === "name") throw refusal("INVALID_INPUT", { field, reason: "it is empty" });
    if (Buffer.byteLength(text) > limit) {
      throw refusal("INVALID_INPUT", { field, reason: `it is longer than ${limit} bytes` });
    }
    if (/[\0\p{Surrogate}]/u.test(text)) {
      throw refusal("INVALID_INPUT", { field, reason: "it holds characters that can't be stored" });
    }
  }
}
