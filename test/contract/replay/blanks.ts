import { kindsIn } from "./compare.ts";
import type { Json } from "./documents.ts";

/** Values for a document's blanks (`PK`), for the numbers of its examples (`123`), and for keys that have a kind only. */
export type Blanks = Readonly<Record<string, Json>>;

const blank = /\{(\w+)\}|\b\d+\b/g;

/** Puts values for a text's blanks and numbers. */
export function fillText(text: string, blanks: Blanks, encode: (text: string) => string = String): string {
  return text.replace(blank, (whole, name: string | undefined) => {
    const value = blanks[name ?? whole];
    if (value === undefined && name !== undefined) throw new Error(`nothing is prepared for {${name}}`);
    return value === undefined ? whole : encode(String(value));
  });
}

/** The same in all texts, keys and numbers of a value; a text that is one blank becomes the blank's own value. */
export function fill(value: Json, blanks: Blanks): Json {
  if (typeof value === "number") return blanks[String(value)] ?? value;
  if (typeof value === "string") {
    const alone = /^\{(\w+)\}$/.exec(value)?.[1];
    return (alone === undefined ? undefined : blanks[alone]) ?? fillText(value, blanks);
  }
  if (Array.isArray(value)) return value.map((one: Json) => fill(one, blanks));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [fillText(key, blanks), fill(one, blanks)]),
  );
}

/**
 * The bodies that a documented one stands for: with everything in it, without what is optional (each key alone where all
 * are), and with null wherever the document admits it. Keys that have a kind only take the value that is prepared for their name.
 */
export function bodiesOf(documented: Json, blanks: Blanks): Json[] {
  if (typeof documented !== "object" || documented === null || Array.isArray(documented)) {
    return [fill(documented, blanks)];
  }
  const entries = Object.entries(documented as { [key: string]: Json });
  if (entries.some(([key]) => kindsIn(key))) return [blanks.anything as Json];
  const optional = (value: Json) => typeof value === "string" && value.endsWith(", optional>");
  const nullable = (value: Json) => kindsIn(value)?.includes("null") ?? false;
  const given = (key: string, value: Json) => filled(key, value, blanks);
  const object = (some: readonly [string, Json][], put: typeof given): Json =>
    Object.fromEntries(some.map(([key, value]) => [fillText(key, blanks), put(key, value)]));
  const needed = entries.filter(([, value]) => !optional(value));
  return [
    object(entries, given),
    ...(needed.length === 0
      ? entries.map((one) => object([one], given))
      : needed.length < entries.length
        ? [object(needed, given)]
        : []),
    ...(entries.some(([, value]) => nullable(value))
      ? [object(entries, (key, value) => (nullable(value) ? null : given(key, value)))]
      : []),
  ];
}

function filled(key: string, value: Json, blanks: Blanks): Json {
  if (!kindsIn(value)) return fill(value, blanks);
  const prepared = blanks[key];
  if (prepared === undefined) throw new Error(`nothing is prepared for ${key}`);
  return prepared;
}
