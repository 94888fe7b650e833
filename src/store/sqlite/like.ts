import type Database from "better-sqlite3";

/*
 * SQLite's LIKE ignores the case of A to Z, knows no escape character unless one is given in every use, and Prisma has no mode
 * for the rest. This takes its place on the reading connections, so that Prisma's contains, startsWith and endsWith mean
 * what they mean on PostgreSQL: exact in case, backslash as escape. Two escapes are our own, put first by
 * schema/lists/text.ts: `\i` ignores case in the rest, `\e` does so and stands for equality with the rest.
 *
 * Measured on 100,000 titles of 25 letters, two cores, others at work on them: 12 ms a scan with the built-in one, 30 to
 * 40 ms with this, 27 to 90 ms ignoring case.
 */

type Matcher = (text: string) => boolean;

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
  const tokens = parts.flatMap((part): Token[] =>
    part === "%" || part === "_" ? [{ wild: part }] : Array.from(unescaped(part), (char) => ({ char })),
  );
  return (text) => walk(tokens, Array.from(text));
}

type Token = { wild: string } | { char: string };

/**
 * Walks pattern and text side by side and falls back to the newest `%` only: pattern length times text length at the
 * most, where a regular expression with several `.*` can take for ever.
 */
function walk(tokens: readonly Token[], text: readonly string[]): boolean {
  let at = 0;
  let position = 0;
  let back: { at: number; position: number } | null = null;
  while (position < text.length) {
    const token = tokens[at];
    if (token && "wild" in token && token.wild === "%") {
      back = { at: ++at, position };
    } else if (token && ("wild" in token || token.char === text[position])) {
      at++;
      position++;
    } else if (back) {
      at = back.at;
      position = ++back.position;
    } else return false;
  }
  return tokens.slice(at).every((token) => "wild" in token && token.wild === "%");
}

/** Replaces a connection's LIKE by this one. */
export function installLike(connection: Database.Database): void {
  let newest = "";
  let matches: Matcher = likeMatcher(newest);
  connection.function("like", { deterministic: true }, (pattern: unknown, text: unknown) => {
    if (typeof pattern !== "string" || text === null || text === undefined) return null;
    if (pattern !== newest) {
      matches = likeMatcher(pattern);
      newest = pattern;
    }
    return matches(String(text)) ? 1 : 0;
  });
}
