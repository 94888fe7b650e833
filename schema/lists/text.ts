import { refusal } from "../../src/domain/errors.ts";
import type { Dialect } from "../../src/store/store.ts";

/*
 * Prisma writes `contains` and its like as LIKE (ILIKE with mode insensitive) and leaves % and _ in the value alone, so
 * they would be wildcards. PostgreSQL takes a backslash as the escape character; SQLite has none, ignores the case of
 * A to Z only, and has no insensitive mode in Prisma. So that both answer alike, the reading connections to SQLite have
 * a like() of its own (src/store/sqlite/like.ts): exact in case, with backslash as escape, and with two words of its own
 * that an escaped text can never hold: `\i` ignores case, `\e` stands for equality with it ignored.
 */

const ignoringCase = "\\i";
const equalIgnoringCase = "\\e";

export type TextTest = "contains" | "startsWith" | "endsWith";

function literal(text: string): string {
  return text.replace(/[\\%_]/g, (char) => `\\${char}`);
}

/** Refuses a text of more characters than the limit: each row would be compared with it. */
export function checkLength(field: string, text: string, limit: number): void {
  if (text.length <= limit) return;
  const reason = `a text has at most ${limit} characters (LIMIT_FILTER_TEXT), not ${text.length}`;
  throw refusal("INVALID_INPUT", { field, reason });
}

/** Refuses what PostgreSQL can't take in a text. */
export function checkText(field: string, text: string): void {
  if (text.includes("\0"))
    throw refusal("INVALID_INPUT", { field, reason: "a text can't hold the character NUL" });
}

/** The Prisma condition for one test of a text column, the text taken literally. */
export function textCondition(dialect: Dialect, test: TextTest, text: string, ignoreCase: boolean): object {
  const value = literal(text);
  if (!ignoreCase) return { [test]: value };
  return dialect === "sqlite" ? { [test]: ignoringCase + value } : { [test]: value, mode: "insensitive" };
}

/** The Prisma condition for equality with case ignored. */
export function equalsIgnoringCase(dialect: Dialect, text: string): object {
  const value = literal(text);
  return dialect === "sqlite"
    ? { startsWith: equalIgnoringCase + value }
    : { equals: value, mode: "insensitive" };
}

/** What an operand of these conditions asks for on SQLite. */
export function ofOperand(operand: string): {
  readonly text: string;
  readonly ignoreCase: boolean;
  /** Equality, whatever the test. */
  readonly whole: boolean;
} {
  const whole = operand.startsWith(equalIgnoringCase);
  const ignoreCase = whole || operand.startsWith(ignoringCase);
  const escaped = ignoreCase ? operand.slice(ignoringCase.length) : operand;
  return { text: escaped.replace(/\\([\\%_])/g, "$1"), ignoreCase, whole };
}
