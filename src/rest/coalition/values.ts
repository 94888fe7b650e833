import { z } from "zod";
import type { JsonSchema } from "../metadata.ts";
import { largestKey } from "../schemas.ts";
import { problem } from "./errors.ts";

/*
 * Values as the original converts them: a text by Python's str, a number by its int, a list by iterating over it
 * (docs/apis/coalition.md section 1). What it crashed on is a 400.
 */

/**
 * Reads a value by its schema.
 * @param name of the value itself, or of the object whose fields are read
 * @throws ResponseError 400 with one sentence on the first error
 */
export function parse<T>(schema: z.ZodType<T>, sent: unknown, name = "The body"): T {
  const { data, error } = schema.safeParse(sent);
  const [issue] = error?.issues ?? [];
  if (!issue) return data as T;
  if (issue.code === "unrecognized_keys") {
    throw problem(400, `${issue.keys[0]?.slice(0, 80)} of ${name} can't be set.`);
  }
  throw problem(400, `${String(issue.path.at(-1) ?? name)} ${issue.message}`);
}

/** The members of a JSON object. @throws ResponseError 400 for anything else */
export function membersOf(body: unknown, name = "The body"): [string, unknown][] {
  if (typeof body === "object" && body !== null && !Array.isArray(body)) return Object.entries(body);
  throw problem(400, `${name} must be a JSON object.`);
}

/** The fields of a JSON object; null counts as absent. @throws ResponseError 400 for anything else */
export function fieldsOf(body: unknown, name?: string): Record<string, unknown> {
  return Object.fromEntries(membersOf(body, name).filter(([, value]) => value !== null));
}

/** A value that `documented` describes and `convert` reads; undefined for what it can't read. */
function value<T>(documented: JsonSchema, convert: (sent: unknown) => T | undefined, message: string) {
  const read = (sent: unknown, { addIssue }: z.core.$RefinementCtx) => {
    const converted = convert(sent);
    if (converted === undefined) addIssue({ code: "custom", message });
    return converted;
  };
  return z.preprocess(read, z.unknown().meta(documented)) as unknown as z.ZodType<T>;
}

/** A text; of booleans the original makes different ones, depending on the call. */
const textWith = (no: string, yes: string) =>
  value(
    { type: "string" },
    (sent) => {
      if (typeof sent === "boolean") return sent ? yes : no;
      return typeof sent === "object" || sent === undefined ? undefined : String(sent);
    },
    "must be a text.",
  );
export const text = textWith("False", "True");
/** A text that goes into SQL. */
export const sqlText = textWith("0", "1");

function toNumber(sent: unknown): number {
  if (typeof sent === "string") return /^\s*[+-]?\d+\s*$/.test(sent) ? Number(sent) : Number.NaN;
  return typeof sent === "number" || typeof sent === "boolean" ? Number(sent) : Number.NaN;
}

/** A whole number, truncated, and limited to what a database column takes. */
export const whole = value(
  { type: "integer" },
  (sent) => {
    const number = toNumber(sent);
    if (!Number.isFinite(number)) return undefined;
    return Math.trunc(Math.min(largestKey, Math.max(-largestKey, number))) + 0;
  },
  "must be a whole number.",
);

/** The number in a value of the query, or what it is when it is absent. @throws ResponseError 400 */
export function wholeIn(query: URLSearchParams, name: string, absent: number): number {
  return parse(whole, query.get(name) ?? absent, name);
}

const numberOrText: JsonSchema = { type: ["integer", "string"] };

/** A whole number that the page's forms send as a text. */
export const number = whole.meta(numberOrText);

/** 0, an empty text and the words for false are false. */
export const yes = value(
  { type: ["boolean", "integer", "string"] },
  (sent) => (typeof sent === "string" ? !/^(|0|false)$/i.test(sent.trim()) : Boolean(sent)),
  "",
);

/** A job's number; undefined for what can be none. */
export function idOf(sent: unknown): number | undefined {
  const id = typeof sent === "string" && /^\s*\d+\s*$/.test(sent) ? Number(sent) : sent;
  return typeof id === "number" && Number.isInteger(id) && id > 0 && id <= largestKey ? id : undefined;
}

/** Every sequence of digits in a text that can be a job's number. */
export function numbersIn(text: string): number[] {
  return (text.match(/\d+/g) ?? []).map(Number).filter((number) => number <= largestKey);
}

const idsIn = (list: readonly unknown[]) => [...new Set(list.flatMap((one) => idOf(one) ?? []))];

/** An array as it is, an object as its keys. */
function listOf(sent: unknown): readonly unknown[] | undefined {
  if (Array.isArray(sent)) return sent;
  return typeof sent === "object" && sent !== null ? Object.keys(sent) : undefined;
}

const idList = { type: "array", items: numberOrText };

/** A body of job numbers; anything else in the list is ignored. */
export const ids = value(
  idList,
  (sent) => {
    const list = listOf(sent);
    return list && idsIn(list);
  },
  "must be a JSON list.",
);

/** A body of names, each to be read by `nameOf`. */
export const names = value({ type: "array", items: { type: "string" } }, listOf, "must be a JSON list.");

/** A name in a list, or of an affinity; null is an empty one. @throws ResponseError 400 */
export function nameOf(sent: unknown, name = "A name"): string {
  return parse(text, sent ?? "", name);
}

/** Dependencies: a list, or one text with numbers in it. What is no number is ignored: the page's `[""]` removes them all. */
export const dependencies = value(
  { anyOf: [idList, { type: "string", description: "All numbers in it." }] },
  (sent) => {
    if (typeof sent === "string") return [...new Set(numbersIn(sent))];
    return Array.isArray(sent) ? idsIn(sent) : undefined;
  },
  "must be a list of job numbers.",
);
