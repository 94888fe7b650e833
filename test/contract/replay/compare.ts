import type { Json } from "./documents.ts";

export interface Manner {
  readonly objects: Readonly<Record<string, Json>>;
  /** Keys of which only the kind counts. */
  readonly vary: ReadonlySet<string>;
  /** The order of keys counts. */
  readonly order: boolean;
  /** More keys than the expected ones are fine. */
  readonly partly?: boolean;
}

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

const kinds: Readonly<Record<string, (value: unknown) => boolean>> = {
  any: (value) => value !== undefined,
  null: (value) => value === null,
  int: Number.isInteger,
  float: (value) => typeof value === "number",
  str: (value) => typeof value === "string",
  bool: (value) => typeof value === "boolean",
  timestamp: (value) => typeof value === "string" && instant.test(value),
  URL: (value) => typeof value === "string" && URL.canParse(value),
};

/** The kinds in `<int or null>`; null for a text that is none. */
export function kindsIn(text: unknown): string[] | null {
  const inside = typeof text === "string" ? /^<([^<>]+)>$/.exec(text)?.[1] : undefined;
  return inside?.replace(", optional", "").split(" or ") ?? null;
}

/** How a value differs from what a document shows; nothing when it does not. */
export function complaints(shown: Json | undefined, value: unknown, manner: Manner, at = "body"): string[] {
  const names = kindsIn(shown);
  if (names) return ofKind(names, value, manner, at);
  if (Array.isArray(shown)) return inList(shown, value, manner, at);
  if (typeof shown === "object" && shown !== null) {
    return inObject(shown as { [key: string]: Json }, value, manner, at);
  }
  if (Object.is(shown, value)) return [];
  if (manner.vary.has(at.split(".").at(-1) as string) && kindOf(shown) === kindOf(value)) return [];
  return [`${at} is ${JSON.stringify(value)}, not ${JSON.stringify(shown)}`];
}

function ofKind(names: readonly string[], value: unknown, manner: Manner, at: string): string[] {
  const tried = names.map((name) => {
    const object = manner.objects[name];
    if (object !== undefined) return complaints(object, value, manner, at);
    const is = kinds[name];
    if (!is) throw new Error(`${at}: a document speaks of <${name}>, which nothing explains`);
    return is(value) ? [] : [`${at} is ${JSON.stringify(value)}, no <${names.join(" or ")}>`];
  });
  return tried.find((one) => one.length === 0) ?? (tried[0] as string[]);
}

/** `["<Node>"]` is any number of them; any other list is as long as it is shown, or longer with "..." at its end. */
function inList(shown: readonly Json[], value: unknown, manner: Manner, at: string): string[] {
  if (!Array.isArray(value)) return [`${at} is ${JSON.stringify(value)}, no list`];
  const [first] = shown;
  if (shown.length === 1 && kindsIn(first)) {
    return value.flatMap((one, index) => complaints(first, one, manner, `${at}[${index}]`));
  }
  const open = shown.at(-1) === "...";
  const items = open ? shown.slice(0, -1) : shown;
  if (open ? value.length < items.length : value.length !== items.length) {
    return [`${at} has ${value.length} items, not ${items.length}`];
  }
  return items.flatMap((one, index) => complaints(one, value[index], manner, `${at}[${index}]`));
}

function inObject(shown: { [key: string]: Json }, value: unknown, manner: Manner, at: string): string[] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return [`${at} is ${JSON.stringify(value)}, no object`];
  }
  const has = value as Record<string, unknown>;
  const keys = Object.keys(shown);
  const [first] = keys;
  if (keys.length === 1 && kindsIn(first)) {
    const each = shown[first as string];
    return Object.entries(has).flatMap(([key, one]) => complaints(each, one, manner, `${at}.${key}`));
  }
  const found = Object.keys(has);
  const missing = keys.filter((key) => !found.includes(key));
  const more = manner.partly ? [] : found.filter((key) => !keys.includes(key));
  const ordered = !manner.order || manner.partly || missing.length + more.length > 0;
  return [
    ...missing.map((key) => `${at} has no ${key}`),
    ...more.map((key) => `${at} has ${key}, which is not documented`),
    ...(ordered || keys.join() === found.join()
      ? []
      : [`${at} has its keys in the order ${found.join(", ")}`]),
    ...keys
      .filter((key) => found.includes(key))
      .flatMap((key) => complaints(shown[key], has[key], manner, `${at}.${key}`)),
  ];
}

function kindOf(value: unknown): string {
  if (value === null) return "null";
  return typeof value === "string" && instant.test(value) ? "timestamp" : typeof value;
}
