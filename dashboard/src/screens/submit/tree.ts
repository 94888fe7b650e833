import { type ParseError, parse as parseJson, printParseErrorCode } from "jsonc-parser";
import type { JobTreeInput } from "../../graph/operations.generated.ts";

/** A text that is no tree of jobs: what is wrong and where. */
export class TreeError extends Error {}

type Kind = "text" | "whole" | "flag" | "texts" | "children";

/** What a job of a tree may have, as JobTreeInput says. */
const known: Readonly<Record<keyof JobTreeInput, Kind>> = {
  affinity: "text",
  after: "texts",
  children: "children",
  command: "text",
  dependencies: "texts",
  dir: "text",
  environment: "text",
  key: "text",
  lease: "whole",
  onBehalfOf: "text",
  paused: "flag",
  priority: "whole",
  progressPattern: "text",
  retry: "whole",
  timeout: "whole",
  title: "text",
  url: "text",
};

const wanted: Readonly<Record<Kind, { text: string; holds: (value: unknown) => boolean }>> = {
  text: { text: "a text", holds: (value) => typeof value === "string" },
  whole: { text: "a whole number", holds: Number.isInteger },
  flag: { text: "true or false", holds: (value) => typeof value === "boolean" },
  texts: {
    text: "a list of texts",
    holds: (value) =>
      Array.isArray(value) && value.every((one) => typeof one === "string" || Number.isInteger(one)),
  },
  children: { text: "a list of jobs", holds: Array.isArray },
};

/**
 * Reads a tree of jobs.
 * @throws TreeError for the first thing that is wrong, with its line or its place as in children[2].after
 */
export function readTree(text: string): JobTreeInput {
  const tree = parse(text);
  const keys = new Set<string>();
  const waits: [place: string, key: string][] = [];
  check(tree, "", keys, waits);
  for (const [place, key] of waits) {
    if (!keys.has(key)) throw new TreeError(`${place}: no job has the key "${key}".`);
  }
  return tree as JobTreeInput;
}

function parse(text: string): unknown {
  // Browsers tell the place of a mistake each in its own way, and not of every mistake.
  const errors: ParseError[] = [];
  const value: unknown = parseJson(text, errors, { disallowComments: true });
  const [first] = errors;
  if (!first) return value;
  const before = text.slice(0, first.offset).split("\n");
  const place = `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
  const what = printParseErrorCode(first.error).replace(
    /(?<=[a-z])[A-Z]/g,
    (letter) => ` ${letter.toLowerCase()}`,
  );
  throw new TreeError(`This is no JSON at ${place}: ${what}.`);
}

function check(job: unknown, at: string, keys: Set<string>, waits: [string, string][]): void {
  const place = (name: string) => (at === "" ? name : `${at}.${name}`);
  const here = at === "" ? "The tree" : at;
  if (typeof job !== "object" || job === null || Array.isArray(job)) {
    throw new TreeError(`${here}: a job is an object with a title, a command or children.`);
  }
  for (const [name, value] of Object.entries(job)) {
    const kind = Object.hasOwn(known, name) ? known[name as keyof typeof known] : undefined;
    if (!kind) {
      throw new TreeError(
        `${place(name)}: a job has no ${name}. It may have ${Object.keys(known).join(", ")}.`,
      );
    }
    if (value !== null && !wanted[kind].holds(value)) {
      throw new TreeError(`${place(name)}: it takes ${wanted[kind].text}.`);
    }
  }
  const { key, after, command, children } = job as JobTreeInput;
  if (typeof key === "string") {
    if (keys.has(key)) throw new TreeError(`${place("key")}: another job has the key "${key}" too.`);
    keys.add(key);
  }
  for (const [index, needed] of (after ?? []).entries()) waits.push([`${place("after")}[${index}]`, needed]);
  const inside = children ?? [];
  if (command && inside.length > 0) {
    throw new TreeError(`${place("children")}: a job with a command can't hold other jobs.`);
  }
  for (const [index, child] of inside.entries()) check(child, `${place("children")}[${index}]`, keys, waits);
}

/** How many jobs and groups a tree makes. */
export function sizeOf({ command, children }: JobTreeInput): { jobs: number; groups: number } {
  const size = { jobs: command ? 1 : 0, groups: command ? 0 : 1 };
  for (const child of children ?? []) {
    const { jobs, groups } = sizeOf(child);
    size.jobs += jobs;
    size.groups += groups;
  }
  return size;
}
