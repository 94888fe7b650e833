import { refusal } from "../../errors.ts";

/** A type text taken apart, before any name in it is looked up. */
export type Expression =
  | { readonly quoted: string }
  | {
      readonly word: string;
      /** Null without brackets; `Name<>` has none of them. */
      readonly args: readonly Expression[] | null;
    };

/** Characters. UFDL's own columns hold 256; an output's type may have 2,000 bytes. */
const longest = 2_000;
/** Brackets within brackets; the standard types need five. */
const deepest = 32;

/**
 * Takes a type text apart: words, arguments in angle brackets, strings in single quotes with `\'` for a quote inside.
 * White space around words does not count, nor does a comma after the last argument (as in ufdl-job-types).
 *
 * @throws Refusal TYPE_INVALID
 */
export function takeApart(text: string): Expression {
  const broken = (reason: string) => refusal("TYPE_INVALID", { text: text.slice(0, longest), reason });
  if (text.length > longest) throw broken(`it is longer than ${longest} characters`);
  let at = 0;

  function blanks(): void {
    while (/\s/.test(text.charAt(at))) at += 1;
  }

  function quoted(): Expression {
    let value = "";
    for (at += 1; at < text.length; at += 1) {
      if (text.startsWith("\\'", at)) at += 1;
      else if (text[at] === "'") {
        at += 1;
        return { quoted: value };
      }
      value += text[at];
    }
    throw broken("a quote is not closed");
  }

  function list(depth: number): Expression[] {
    const args: Expression[] = [];
    for (at += 1, blanks(); text[at] !== ">"; blanks()) {
      if (at === text.length) throw broken("a bracket is not closed");
      args.push(expression(depth + 1));
      if (text[at] === ",") at += 1;
      else if (text[at] !== ">" && at < text.length) throw broken(`unexpected ${text[at]} at ${at}`);
    }
    at += 1;
    return args;
  }

  function expression(depth: number): Expression {
    if (depth > deepest) throw broken(`its brackets nest more than ${deepest} deep`);
    blanks();
    if (text[at] === "'") {
      const value = quoted();
      blanks();
      return value;
    }
    const start = at;
    while (at < text.length && !"<>,'".includes(text.charAt(at))) at += 1;
    const word = text.slice(start, at).trim();
    const args = text[at] === "<" ? list(depth) : null;
    blanks();
    return { word, args };
  }

  const whole = expression(0);
  if (at < text.length) throw broken(`unexpected ${text[at]} at ${at}`);
  return whole;
}
