import type { Dialect } from "../store/store.ts";
import { refusal } from "./errors.ts";

/**
 * A text that the database can hold: PostgreSQL's know no character NUL. SQLite keeps every text as it was sent.
 * @throws Refusal INVALID_INPUT
 */
export function storable(dialect: Dialect, field: string, text: string): string {
  if (dialect === "postgresql" && text.includes("\0")) {
    throw refusal("INVALID_INPUT", { field, reason: "PostgreSQL can't keep the character NUL" });
  }
  return text;
}
