import {
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isScalarType,
} from "graphql";

/** What callers without a login may send; a user's larger bodies take the loop longer, as far as BODY_LIMIT goes. */
export const longest = 64 * 1024;

/** Draws random values, the same ones for one seed (mulberry32): a generator of fast-check's takes minutes for these. */
export class Dice {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  /** A whole number from 0 to `most`. */
  upTo(most: number): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * (most + 1));
  }

  chance(percent: number): boolean {
    return this.upTo(99) < percent;
  }

  pick<T>(from: readonly T[]): T {
    return from[this.upTo(from.length - 1)] as T;
  }

  times<T>(count: number, make: (at: number) => T): T[] {
    return Array.from({ length: count }, (_, at) => make(at));
  }
}

const pieces = [
  "a",
  "%",
  "_",
  "\\",
  "%a",
  "(a?){50}",
  "[a-z]*",
  "\u0000",
  "\ud800",
  "😀",
  "<script>",
  '"',
  "{",
  "é",
];
const lengths = [0, 1, 2, 30, 300, 1_000, 1_001, 5_000];

export function text(dice: Dice): string {
  if (dice.chance(10)) return dice.pick(["1", "-1", "0", "NaN", "1e999", "constructor", "__proto__", "null"]);
  return dice.pick(pieces).repeat(dice.pick(lengths)).slice(0, 5_000);
}

const numbers = [-(2 ** 31), -1, 0, 1, 2, 50, 200, 1_000, 2 ** 31 - 1, 2 ** 31, 2 ** 53, 1e300, 0.5];

export function id(dice: Dice): unknown {
  if (dice.chance(60)) return String(dice.upTo(60));
  const type = dice.pick(["Job", "ComputeNode", "User", "Event", "Nothing"]);
  return dice.pick([
    Buffer.from(`${type}:${dice.pick(numbers)}`).toString("base64"),
    dice.pick(numbers),
    text(dice),
  ]);
}

/** JSON that is nested very deep, or very wide. */
export function nested(dice: Dice): unknown {
  const depth = dice.pick([10, 251, 600]);
  if (dice.chance(50)) return dice.times(dice.pick([10, 5_000]), (at) => ({ [`k${at}`]: at }));
  let value: unknown = 1;
  for (let level = 0; level < depth; level++) value = level % 2 ? [value] : { a: value };
  return value;
}

/** A value of a type, mostly of the right kind, and as much of it as there can be. */
export function valueFor(dice: Dice, type: GraphQLInputType, depth = 0): unknown {
  if (isNonNullType(type)) return valueFor(dice, type.ofType, depth);
  if (dice.chance(3)) return dice.pick<unknown>([null, [], {}, "x", 1, true, nested(dice)]);
  if (isListType(type)) {
    const length = depth > 1 ? dice.upTo(2) : dice.pick([0, 1, 3, 30, 100, 101, 1_000]);
    if (length > 3) {
      // Each of a long list is the same, and all fit into a body: drawing them takes longer than refusing them.
      const one = valueFor(dice, type.ofType, depth + 1);
      return Array(Math.min(length, Math.ceil(longest / JSON.stringify(one).length))).fill(one);
    }
    return dice.times(length, () => valueFor(dice, type.ofType, depth + 1));
  }
  if (isEnumType(type)) return dice.chance(95) ? dice.pick(type.getValues()).name : text(dice);
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields());
    const given = fields.filter(
      ({ type: of }) => isNonNullType(of) || (depth < 8 && dice.chance(depth < 2 ? 25 : 5)),
    );
    return Object.fromEntries(given.map((field) => [field.name, valueFor(dice, field.type, depth + 1)]));
  }
  if (!isScalarType(type)) return null;
  if (type.name === "ID") return id(dice);
  if (type.name === "Int" || type.name === "Float") return dice.pick(numbers);
  if (type.name === "Boolean") return dice.chance(50);
  if (type.name === "JSON") return nested(dice);
  if (type.name === "DateTime") return dice.chance(80) ? "2026-01-01T00:00:00Z" : text(dice);
  return text(dice);
}
