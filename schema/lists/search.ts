import { refusal } from "../../src/domain/errors.ts";
import type { Derived, FilterTree } from "./language.ts";

/** Words of a search; each is looked for in every column. */
const mostWords = 8;

/** A search in columns of text, and for the number: every word must occur in one of them, whatever its case. */
export function searchIn(fields: readonly string[]): Derived {
  return {
    type: "String",
    description: `Each of these words (at most ${mostWords}, with spaces between) occurs in one of ${fields.join(", ")}, whatever its case, or is the number. Nothing but spaces is no search.`,
    means: (text: string): FilterTree => {
      const words = text.split(/\s+/).filter((word) => word !== "");
      if (words.length > mostWords)
        throw refusal("INVALID_INPUT", {
          field: "filter.search",
          reason: `at most ${mostWords} words, not ${words.length}`,
        });
      return {
        and: words.map((word) => ({ or: [...numbered(word), ...fields.map((field) => holds(field, word))] })),
      };
    },
  };
}

function holds(field: string, word: string): FilterTree {
  return { [field]: { contains: word, ignoreCase: true } };
}

function numbered(word: string): FilterTree[] {
  const number = /^#?(\d{1,10})$/.exec(word)?.[1];
  return number !== undefined && Number(number) <= 0x7fff_ffff ? [{ number: { eq: Number(number) } }] : [];
}
