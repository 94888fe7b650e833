import type { Dialect } from "../store/store.ts";
import { saysUnstorable } from "../store/unstorable.ts";
import { refusal } from "./errors.ts";

const noNul = "PostgreSQL can't keep the character NUL";

/**
 * A text that the database can hold: PostgreSQL's know no character NUL. SQLite keeps every text as it was sent.
 * @throws Refusal INVALID_INPUT
 */
export function storable(dialect: Dialect, field: string, text: string): string {
  if (!askable(dialect, text)) {
    throw refusal("INVALID_INPUT", { field, reason: noNul });
  }
  return text;
}

/** The nearest text that the database can hold, for a report that must not be lost: U+FFFD in place of a NUL. */
export function nearest(dialect: Dialect, text: string): string {
  return askable(dialect, text) ? text : text.replaceAll("\0", "\uFFFD");
}

/** Whether anything can be called so at all: PostgreSQL can't even be asked for a text with a NUL. */
export function askable(dialect: Dialect, text: string): boolean {
  return dialect !== "postgresql" || !text.includes("\0");
}

/**
 * A database's complaint of a text that it can't take becomes Refusal INVALID_INPUT; anything else stays as it is. So
 * no text of a caller's is ever a fault of ours, whichever column it was meant for.
 */
export function refusalOf(error: unknown): unknown {
  return saysUnstorable(error) ? refusal("INVALID_INPUT", { field: "a text", reason: noNul }) : error;
}
