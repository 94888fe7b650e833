import type { Difference, Json } from "./documents.ts";

/** The answer that a document shows, with the differences that are about its body put in. */
export function withDifferences(
  shown: Json | undefined,
  differences: readonly Difference[],
): Json | undefined {
  let body = shown;
  for (const difference of differences) {
    if (difference.at === "type") continue;
    if (difference.at === "response") {
      if (difference.list) body = [body as Json];
      else if (difference.served !== undefined) body = difference.served;
    } else if (changes(difference)) {
      body = body === undefined ? undefined : inEachObject(body, difference);
    }
  }
  return body;
}

/** Whether it changes what is expected, and is no mere remark. */
export function changes({ as, served, drop, list }: Difference): boolean {
  return as !== undefined || served !== undefined || drop === true || list === true;
}

function inEachObject(value: Json, difference: Difference): Json {
  if (Array.isArray(value)) return value.map((one: Json) => inEachObject(one, difference));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, one]) =>
      inEntry(key, inEachObject(one, difference), difference, value),
    ),
  );
}

function inEntry(key: string, value: Json, difference: Difference, whole: object): [string, Json][] {
  const { at, as, served, beside, drop } = difference;
  if (key === beside && !(at in whole)) {
    return [
      [key, value],
      [at, served as Json],
    ];
  }
  if (key !== at || beside !== undefined) return [[key, value]];
  if (drop) return [];
  return [[as ?? key, served === undefined ? value : served]];
}
