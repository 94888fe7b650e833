import type { TypedValueInput } from "../../graph/operations.generated.ts";

/** A type that a value may have, with its JSON Schema where the graph tells one. */
export interface ValueType {
  type: string;
  schema: unknown;
}

/** What a form asks for: an input or a parameter of a template. */
export interface Field {
  /** `input.dataset` or `parameter.epochs`. */
  id: string;
  name: string;
  help: string;
  types: readonly ValueType[];
  /** The value that it has when none is given; undefined when one has to be. */
  initial?: { value: unknown; type: ValueType; const: boolean } | undefined;
}

/** What a reader has entered, as text. */
export interface Entered {
  type: string;
  text: string;
}

/** A text that is no value of its type; the message is for the reader. */
export class ValueError extends Error {}

export type Control = "text" | "integer" | "number" | "boolean" | "constant" | "json";

/** Which control asks for a value of this type. */
export function controlOf(schema: unknown): Control {
  const { type, const: constant } = (schema ?? {}) as { type?: string; const?: unknown };
  if (constant !== undefined) return "constant";
  if (type === "string") return "text";
  if (type === "integer" || type === "number" || type === "boolean") return type;
  return "json";
}

/** The schema of an input's type, of which the graph tells only the name. */
export function schemaOfInput(type: string): object {
  if (/^(PK|JobOutput)</.test(type)) return { type: "integer" };
  return /^Name</.test(type) ? { type: "string" } : {};
}

/** A value as the text of its control. */
export function textOf(value: unknown, schema: unknown): string {
  return controlOf(schema) === "text" && typeof value === "string" ? value : JSON.stringify(value);
}

/** What a form begins with. */
export function initialOf({ types, initial }: Field): Entered {
  if (initial) return { type: initial.type.type, text: textOf(initial.value, initial.type.schema) };
  const [first] = types;
  return { type: first?.type ?? "", text: constantOf(first) };
}

/** The text of a type that has one value only; else none. */
export function constantOf(type: ValueType | undefined): string {
  const { const: constant } = (type?.schema ?? {}) as { const?: unknown };
  return constant === undefined ? "" : JSON.stringify(constant);
}

/**
 * What is sent for a field; undefined where its default holds.
 * @throws ValueError
 */
export function sentValue(field: Field, { type, text }: Entered): TypedValueInput | undefined {
  const begun = initialOf(field);
  if (field.initial && (field.initial.const || (begun.type === type && begun.text === text)))
    return undefined;
  const schema = [...field.types, ...(field.initial ? [field.initial.type] : [])].find(
    (one) => one.type === type,
  )?.schema;
  return { name: field.name, type, value: parse(text, controlOf(schema)) };
}

function parse(text: string, control: Control): unknown {
  if (control === "text") return text;
  const trimmed = text.trim();
  if (trimmed === "") throw new ValueError("A value is needed.");
  if (control === "integer" && !/^-?\d+$/.test(trimmed)) throw new ValueError("It takes a whole number.");
  if (control === "number" && !Number.isFinite(Number(trimmed))) throw new ValueError("It takes a number.");
  if (control === "integer" || control === "number") return Number(trimmed);
  try {
    return JSON.parse(trimmed);
  } catch (error) {
    throw new ValueError(`It takes JSON: ${(error as Error).message}`);
  }
}
