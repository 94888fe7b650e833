import { halt } from "../legacyRecord.ts";
import { Form } from "./body.ts";
import { detail } from "./errors.ts";

/** What the original's BooleanField takes. */
const booleans = new Map<unknown, boolean>([
  [true, true],
  [1, true],
  ["t", true],
  ["True", true],
  ["1", true],
  [false, false],
  [0, false],
  ["f", false],
  ["False", false],
  ["0", false],
]);

const known = ["pause_reason", "is_paused", "is_active"];
const longest = 250;

export interface Patch {
  readonly active?: boolean;
  readonly paused?: boolean;
  readonly pauseReason?: string | null;
}

/**
 * Reads the body of a node's PATCH, complaining in the original's order: unknown keys, then no keys, each as a bare JSON
 * text (docs/apis/scale.md section A5). What crashes the original is a 400 with a `detail` here (section F).
 * @throws Halt 400
 */
export function readPatch(body: unknown): Patch {
  if (body instanceof Form) throw detail(400, "A form can't be used here; send a JSON object.");
  if (typeof body !== "object" || body === null || Array.isArray(body)) {
    throw detail(400, "The body must be a JSON object.");
  }
  const given = body as Readonly<Record<string, unknown>>;
  const extra = Object.keys(given).filter((key) => !known.includes(key));
  if (extra.length > 0) throw halt(400, `Unexpected fields: ${extra.sort().join(", ")}`);
  if (Object.keys(given).length === 0) throw halt(400, "No fields specified for update.");
  const reason = textOf(given.pause_reason);
  if (reason != null) {
    if ([...reason].length > longest) {
      throw detail(400, `Field must have at most ${longest} characters: pause_reason`);
    }
    if (reason.includes("\0")) throw detail(400, "Field must not hold a null character: pause_reason");
    if (/\p{Surrogate}/u.test(reason)) throw detail(400, "Field must be well-formed Unicode: pause_reason");
  }
  return {
    ...read("active", "is_active", given),
    ...read("paused", "is_paused", given),
    ...(reason === undefined ? {} : { pauseReason: reason }),
  };
}

/** Python's text of what is no text, as the original stores it. @throws Halt 400 for a list or an object */
function textOf(value: unknown): string | null | undefined {
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value === "object" && value !== null) {
    throw detail(400, "Field must be a text or null: pause_reason");
  }
  return value === undefined || value === null ? value : String(value);
}

function read<K extends string>(
  name: K,
  key: string,
  given: Readonly<Record<string, unknown>>,
): { [P in K]?: boolean } {
  if (!(key in given)) return {};
  const value = booleans.get(given[key]);
  if (value === undefined) throw detail(400, `Field must be a valid boolean: ${key}`);
  return { [name]: value } as { [P in K]?: boolean };
}
