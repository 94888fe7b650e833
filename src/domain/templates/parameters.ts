import { refusal } from "../errors.ts";
import { jsonText } from "./json.ts";
import { parseType } from "./types/parse.ts";

/** A parameter as it is given at import. */
export interface ParameterInput {
  /** Types that its value may have; at least one. */
  types: readonly string[];
  /** Any JSON value, null too; a parameter without one is required. */
  default?: unknown;
  /** The first of `types` when absent. */
  defaultType?: string | null | undefined;
  /** Jobs may not give it another value. */
  const?: boolean | null | undefined;
  help?: string | null | undefined;
}

/** A parameter as it is stored and as UFDL's templates show it (docs/apis/ufdl.md section 6). */
export type ParameterSpec = { types: string[]; help: string } & (
  | { default?: undefined }
  | { default: unknown; default_type: string; const: boolean }
);

/**
 * Checks the parameters of a template and gives the JSON text to store. Type texts are kept as they were given, and so
 * are the digits of numbers (a value may be a LosslessNumber).
 * @throws Refusal INVALID_INPUT, TYPE_UNKNOWN, TYPE_INVALID
 */
export function writeParameters(parameters: Readonly<Record<string, ParameterInput>>): string {
  if (typeof parameters !== "object" || parameters === null || Array.isArray(parameters)) {
    throw refusal("INVALID_INPUT", { field: "parameters", reason: "it takes an object of names" });
  }
  const specs = Object.entries(parameters).map(([name, input]) => [name, toSpec(name, input)]);
  return jsonText("parameters", Object.fromEntries(specs));
}

function toSpec(name: string, input: ParameterInput): ParameterSpec {
  const bad = (reason: string) => refusal("INVALID_INPUT", { field: `parameters.${name}`, reason });
  const types = Array.isArray(input?.types) ? input.types.map(String) : [];
  const [first] = types;
  if (first === undefined) throw bad("it has no types");
  for (const type of types) parseType(type);
  const help = input.help ?? "";
  if (input.default === undefined) {
    if (input.const) throw bad("a const parameter needs a default");
    return { types, help };
  }
  const defaultType = input.defaultType ?? first;
  parseType(defaultType);
  return { types, help, default: input.default, default_type: defaultType, const: input.const ?? false };
}

/** The stored parameters, by name. Numbers are as JavaScript has them. */
export function readParameters(stored: string): Record<string, ParameterSpec> {
  return JSON.parse(stored) as Record<string, ParameterSpec>;
}
