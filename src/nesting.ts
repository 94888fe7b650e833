/*
 * How deep brackets lie in each other in what callers send. What reads or writes such values calls itself for each level:
 * some thousand levels end in a RangeError, and the process ends when the stack is full just as V8 compiles a regular
 * expression ("RegExpCompiler Allocation failed").
 */

/**
 * Where a text of JSON or GraphQL nests deeper than `limit`, without parsing it: the index of the first bracket that is
 * too deep, or -1. Brackets in strings and in GraphQL's comments do not count.
 */
export function tooDeepAt(text: string, limit: number): number {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    if (char === "{" || char === "[" || char === "(") {
      if (++depth > limit) return at;
    } else if (char === "}" || char === "]" || char === ")") depth--;
    else if (char === '"') at = endOfString(text, at);
    else if (char === "#") at = endOfLine(text, at);
  }
  return -1;
}

/** The index of the last character of a string, or of a block string, whose only escape is for its three quotes. */
function endOfString(text: string, start: number): number {
  const [quote, escaped] = text.startsWith('"""', start) ? ['"""', '\\"""'] : ['"', "\\"];
  for (let at = start + quote.length; at < text.length; at++) {
    if (text.startsWith(escaped, at)) at += quote.length;
    else if (text.startsWith(quote, at)) return at + quote.length - 1;
  }
  return text.length;
}

function endOfLine(text: string, start: number): number {
  let at = start;
  while (at < text.length && text[at] !== "\n" && text[at] !== "\r") at++;
  return at;
}

/** Whether lists and objects of a parsed value lie more than `limit` deep in each other. */
export function nestsDeeper(value: unknown, limit: number): boolean {
  if (limit > 0 && isFlat(value)) return false;
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    level = level.filter((one) => typeof one === "object" && one !== null);
    if (level.length > 0 && depth >= limit) return true;
    level = level.flatMap((one) => Object.values(one as object));
  }
  return false;
}

/** Whether nothing lies in a value that is an object itself: most variables, in a tenth of the time. */
function isFlat(value: unknown): boolean {
  for (const name in value as object) {
    const inner = (value as Record<string, unknown>)[name];
    if (typeof inner === "object" && inner !== null) return false;
  }
  return true;
}
