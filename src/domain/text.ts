import type { Dialect } from "../store/store.ts";
import { refusal } from "./errors.ts";

/** Why a text is refused. */
export const noNul = "PostgreSQL can't keep the character NUL";

/**
 * A text that the database can hold: PostgreSQL's know no character NUL. SQLite keeps every text as it was sent.
 * @throws Refusal INVALID_INPUT
 */
export function requireStorable(dialect: Dialect, field: string, text: string): string {
  if (!isStorable(dialect, text)) {
    throw refusal("INVALID_INPUT", { field, reason: noNul });
  }
  return text;
}

/** The nearest text that the database can hold, for a report that must not be lost: U+FFFD in place of a NUL. */
export function replaceNul(dialect: Dialect, text: string): string {
  return isStorable(dialect, text) ? text : text.replaceAll("\0", "\uFFFD");
}

/** Whether the database takes the text, to store it or to compare with it: PostgreSQL takes no NUL in either. */
export function isStorable(dialect: Dialect, text: string): boolean {
  return dialect !== "postgresql" || !text.includes("\0");
}
