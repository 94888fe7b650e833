import { isDeepStrictEqual } from "node:util";
import type { Request } from "./load.ts";

/** A contender's answer, as it is compared. */
export async function ask(url: string, request: Request): Promise<unknown> {
  const { method, path, headers = {}, body } = request;
  const response = await fetch(url + path, { method, headers, ...(body !== undefined && { body }) });
  const text = await response.text();
  if (response.status !== 200) {
    throw new Error(`${method} ${url}${path}: ${response.status} ${text.slice(0, 500)}`);
  }
  // Where a server tells its own address, they differ by that alone.
  return JSON.parse(text.replaceAll(url, "http://bench"));
}

/** What is answered, by whom: the first is what the others have to say. */
export type Answers = Readonly<Record<string, unknown>>;

/** @throws Error that shows the first difference, when not all have answered the same */
export function compare(what: string, answers: Answers): void {
  const [[first, wanted] = ["", undefined], ...others] = Object.entries(answers);
  for (const [name, answer] of others) {
    if (isDeepStrictEqual(plain(answer), plain(wanted))) continue;
    throw new Error(`${what}: ${name} and ${first} differ ${difference(answer, wanted, "")}`);
  }
}

/** The same with all keys in one order and prototypes gone. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

function difference(a: unknown, b: unknown, path: string): string {
  if (a && b && typeof a === "object" && typeof b === "object") {
    for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
      const [left, right] = [(a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]];
      if (!isDeepStrictEqual(left, right)) return difference(left, right, `${path}/${key}`);
    }
  }
  return `at ${path || "/"}: ${JSON.stringify(a)?.slice(0, 200)} and ${JSON.stringify(b)?.slice(0, 200)}`;
}
