import { refusal } from "../../errors.ts";
import { isTypeName, typeTable } from "./names.ts";
import { printType } from "./print.ts";
import { isSubtype } from "./subtype.ts";
import { type Expression, takeApart } from "./syntax.ts";
import { literal, type UfdlType, widest } from "./type.ts";

/**
 * Reads a type as UFDL writes it, as in `PK<Dataset<Domain<'Image Classification'>>>`.
 * @throws Refusal TYPE_UNKNOWN for a name that UFDL does not have, TYPE_INVALID for anything else that is wrong
 */
export function parseType(text: string): UfdlType {
  return resolve(takeApart(text), text);
}

/** Resolves an expression; `text` is the whole that it is part of, for the errors. Names before arguments. */
export function resolve(expression: Expression, text: string): UfdlType {
  if ("quoted" in expression) return literal("str", expression.quoted);
  const { word, args } = expression;
  const value = args === null ? constant(word) : null;
  if (value) return value;
  if (!isTypeName(word)) throw refusal("TYPE_UNKNOWN", { text, name: word });
  if (args === null) return widest(word);
  const type = { name: word, args: args.map((arg) => resolve(arg, text)), literal: null };
  checkArguments(word, typeTable[word].takes.map(widest), type.args, text);
  return type;
}

/**
 * Checks arguments against their bounds: as many, and each a sub-type.
 * @throws Refusal TYPE_INVALID
 */
export function checkArguments(
  name: string,
  bounds: readonly UfdlType[],
  args: readonly UfdlType[],
  text: string,
): void {
  if (args.length !== bounds.length) {
    const reason = `${name} takes ${bounds.length} argument${bounds.length === 1 ? "" : "s"}, not ${args.length}`;
    throw refusal("TYPE_INVALID", { text, reason });
  }
  for (const [at, bound] of bounds.entries()) {
    const arg = args[at] as UfdlType;
    if (isSubtype(arg, bound)) continue;
    const reason = `${printType(arg)} is not a sub-type of ${printType(bound)}`;
    throw refusal("TYPE_INVALID", { text, reason });
  }
}

/** A number or `@true`/`@false` as a type of its own; null for any other word. */
function constant(word: string): UfdlType | null {
  if (word === "@true" || word === "@false") return literal("bool", word.slice(1));
  if (/^[+-]?\d+$/.test(word)) return literal("int", BigInt(word).toString());
  if (/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(word) && Number.isFinite(Number(word))) {
    const shortest = String(Number(word));
    // Python's way to tell a float from an int.
    return literal("float", /[.e]/.test(shortest) ? shortest : `${shortest}.0`);
  }
  return null;
}
