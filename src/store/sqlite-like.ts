import type { SqlDriverAdapterFactory } from "@prisma/client/runtime/client";
import type Database from "better-sqlite3";

/*
 * SQLite's LIKE ignores the case of A to Z, knows no escape character unless told in every use, and Prisma has no mode
 * for the rest. This takes its place on the reading connection, so that Prisma's contains, startsWith and endsWith mean
 * what they mean on PostgreSQL: exact in case, backslash as escape. Two escapes are our own, put first by
 * schema/filters/text.ts: `\i` ignores case in the rest, `\e` does so and stands for equality with the rest.
 *
 * Measured on 100,000 titles: 65 ms a scan, against 10 ms with the built-in one.
 */

type Matcher = (text: string) => boolean;
type Connection = Awaited<ReturnType<SqlDriverAdapterFactory["connect"]>>;

/** Folded letter by letter as PostgreSQL does it: not by the word, so no final sigma; one letter for one. */
function fold(text: string): string {
  if (!/[Σİ]/.test(text)) return text.toLowerCase();
  return Array.from(text, (char) => (char === "İ" ? "i" : char.toLowerCase())).join("");
}

/** Makes the test for one pattern. Exported for its tests. */
export function likeMatcher(pattern: string): Matcher {
  const leading = pattern.startsWith("%") ? 1 : 0;
  const word = pattern.slice(leading, leading + 2);
  if (word !== "\\i" && word !== "\\e") return plain(pattern);
  const rest = pattern.slice(leading + 2);
  if (word === "\\e") {
    const wanted = fold(unescaped(rest.slice(0, -1)));
    return (text) => fold(text) === wanted;
  }
  const matches = plain("%".repeat(leading) + fold(rest));
  return (text) => matches(fold(text));
}

function unescaped(text: string): string {
  return text.replace(/\\(.)/gsu, "$1");
}

/** LIKE as PostgreSQL has it. */
function plain(pattern: string): Matcher {
  const parts = pattern.match(/\\.|[%_]|[^\\%_]+|\\$/gsu) ?? [];
  const [first, last] = [parts[0] === "%", parts.length > 1 && parts.at(-1) === "%"];
  const middle = parts.slice(first ? 1 : 0, last ? -1 : undefined);
  if (middle.every((part) => part !== "%" && part !== "_")) {
    // What Prisma writes: a literal with a wildcard at either end or both.
    const literal = unescaped(middle.join(""));
    if (first && last) return (text) => text.includes(literal);
    if (first) return (text) => text.endsWith(literal);
    if (last) return (text) => text.startsWith(literal);
    return (text) => text === literal;
  }
  const source = parts.map((part) => {
    if (part === "%") return ".*";
    if (part === "_") return ".";
    return unescaped(part).replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
  });
  const expression = new RegExp(`^${source.join("")}$`, "su");
  return (text) => expression.test(text);
}

/** Gives the connection behind a driver adapter this LIKE. The adapter keeps it in a property of its own. */
export function installLike(adapter: Connection): void {
  const { client } = adapter as unknown as { client: Database.Database };
  let newest = "";
  let matches: Matcher = likeMatcher(newest);
  client.function("like", { deterministic: true }, (pattern: unknown, text: unknown) => {
    if (typeof pattern !== "string" || text === null || text === undefined) return null;
    if (pattern !== newest) {
      matches = likeMatcher(pattern);
      newest = pattern;
    }
    return matches(String(text)) ? 1 : 0;
  });
}
