import { problem } from "../errors.ts";
import { numbersIn } from "../values.ts";

/*
 * The page sends the condition of its root view as SQL. This parses the part of SQL that the page can write; nothing of
 * it becomes SQL again (docs/apis/coalition.md sections 0.3 and 4.2):
 *
 *   clause = "(" "parent" "=" N ")" { "and" "(" terms ")" } [ "and" "paused" "=" "0" ]
 *   terms  = term { [ "or" ] term }            the page may omit an `or`, or end with one
 *   term   = ("id" | "priority" | "dependencies") "=" numbers
 *          | ("user" | "state") "=" "'" text "'"
 *          | "paused" "=" [ "'" ] ("0" | "1") [ "'" ]
 *          | ("title" | "affinity" | "worker" | "command") "like" "'%" text "%'"
 *
 * A text may have quotes in it: it ends at the first quote that something of the grammar follows.
 */

export type Term =
  | { readonly kind: "id" | "priority" | "dependencies"; readonly values: readonly number[] }
  | { readonly kind: "user" | "state"; readonly value: string }
  | { readonly kind: "title" | "affinity" | "worker" | "command"; readonly value: string }
  | { readonly kind: "paused"; readonly value: boolean };

export interface Clause {
  /** 0 for the top. */
  readonly parent: number;
  /** Every group must hold, by at least one of its terms. */
  readonly groups: readonly (readonly Term[])[];
}

const limits = { length: 8_000, terms: 150 };

/** @throws ResponseError 400 for a text outside of the grammar */
export function readWhere(text: string): Clause {
  if (text.length > limits.length) throw bad("it is too long");
  const reader = new Reader(text);
  reader.expect(/\(\s*parent\s*=\s*/iy, "(parent = ...");
  const parent = Number(reader.expect(/\d+/y, "a job's number"));
  reader.expect(/\s*\)/y, ")");
  const groups: Term[][] = [];
  let terms = 0;
  while (reader.take(/\s*and\b\s*/iy) !== null) {
    const group = reader.take(/\(/y) === null ? [pausedTerm(reader)] : termsOf(reader);
    groups.push(group);
    terms += group.length;
    if (terms > limits.terms) throw bad(`it has more than ${limits.terms} terms`);
  }
  reader.take(/\s*/y);
  if (!reader.done) throw bad(`at ${reader.here}`);
  // A group without terms is always true.
  return { parent, groups: groups.filter((group) => group.length > 0) };
}

function termsOf(reader: Reader): Term[] {
  const terms: Term[] = [];
  for (;;) {
    while (reader.take(/\s*or\b\s*/iy) !== null);
    if (reader.take(/\s*\)/y) !== null) return terms;
    reader.take(/\s*/y);
    const term = termOf(reader);
    if (term) terms.push(term);
  }
}

function pausedTerm(reader: Reader): Term {
  const value = reader.expect(/paused\s*=\s*'?[01]'?/iy, "a term");
  return { kind: "paused", value: value.includes("1") };
}

/** What may follow a text: the group's end, an `or`, or the next term. */
const end = String.raw`(?=\s*(?:\)|or\b|(?:id|priority|dependencies|user|state|paused)\s*=|(?:title|affinity|worker|command)\s+like\b))`;
const equals = new RegExp(String.raw`(user|state)\s*=\s*'([^]*?)'${end}`, "iy");
const like = new RegExp(String.raw`(title|affinity|worker|command)\s+like\s+'%([^]*?)%'${end}`, "iy");
const number = new RegExp(String.raw`(id|priority|dependencies)\s*=\s*([\d\s,;]*)${end}`, "iy");

/** Undefined for a term without its number. */
function termOf(reader: Reader): Term | undefined {
  const [numbered, typed] = reader.pair(number);
  if (numbered !== undefined) {
    // Numbers that no job can have leave an empty list, which fits no job.
    return /\d/.test(typed ?? "") ? { kind: numbered as "id", values: numbersIn(typed ?? "") } : undefined;
  }
  const [named, value] = reader.pair(equals);
  if (named !== undefined) return { kind: named as "user", value: value ?? "" };
  const [searched, part] = reader.pair(like);
  if (searched !== undefined) return { kind: searched as "title", value: part ?? "" };
  return pausedTerm(reader);
}

class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  get done(): boolean {
    return this.#at === this.#text.length;
  }

  get here(): string {
    return JSON.stringify(this.#text.slice(this.#at, this.#at + 40));
  }

  take(expression: RegExp): string | null {
    return this.#match(expression)?.[0] ?? null;
  }

  pair(expression: RegExp): [string?, string?] {
    const found = this.#match(expression);
    return found ? [found[1]?.toLowerCase(), found[2]] : [];
  }

  expect(expression: RegExp, what: string): string {
    const found = this.take(expression);
    if (found === null) throw bad(`${what} was expected at ${this.here}`);
    return found;
  }

  #match(expression: RegExp): RegExpExecArray | null {
    expression.lastIndex = this.#at;
    const found = expression.exec(this.#text);
    if (found) this.#at += found[0].length;
    return found;
  }
}

function bad(reason: string) {
  return problem(400, `The where_clause is none that this server reads: ${reason}.`);
}
