import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { Lexer, Source, TokenKind } from "graphql";
import { tooDeepAt } from "../../src/nesting.ts";
import { size } from "../support/long.ts";
import { check } from "../support/property.ts";

const limit = 2;
const opening: ReadonlySet<string> = new Set([TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L]);
const closing: ReadonlySet<string> = new Set([TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R]);

/** Where the tokens that GraphQL's parser reads nest deeper than the limit, or -1; null for a text that it can't read so far. */
function tooDeepToken(text: string): number | null {
  const lexer = new Lexer(new Source(text));
  let depth = 0;
  try {
    for (let token = lexer.advance(); token.kind !== TokenKind.EOF; token = lexer.advance()) {
      if (opening.has(token.kind) && ++depth > limit) return token.start;
      // It closes nothing.
      if (closing.has(token.kind) && --depth < 0) return null;
    }
  } catch {
    return null;
  }
  return -1;
}

const inside = (...more: string[]) =>
  fc.array(fc.constantFrom("[", "]", "{", "#", "a", ...more), { maxLength: 4 }).map((all) => all.join(""));
const part = fc.oneof(
  fc.constantFrom("[", "{", "]", ",", '""'),
  inside('\\"', "\\\\").map((text) => `"${text}"`),
  inside('\\"""', "\\", '"a', "\n", "\r").map((text) => `"""${text}"""`),
  fc
    .tuple(inside('"', '"""', "\\"), fc.constantFrom("\n", "\r", "\r\n"))
    .map(([text, end]) => `#${text}${end}`),
);

test("brackets nest as deeply as GraphQL's parser sees them, whatever strings and comments hold", async () => {
  let deep = 0;
  let flat = 0;
  await check(
    fc.property(fc.array(part, { minLength: 4, maxLength: 16 }), (parts) => {
      const text = parts.join("");
      const expected = tooDeepToken(text);
      if (expected === null) return;
      if (expected < 0) flat++;
      else deep++;
      expect(tooDeepAt(text, limit)).toBe(expected);
    }),
    { numRuns: size(2_000, 20_000) },
  );
  expect(Math.min(deep, flat)).toBeGreaterThan(50);
});
