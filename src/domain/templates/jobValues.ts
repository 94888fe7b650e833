import type { Template } from "../../../prisma/generated/sqlite/client.ts";
import { refusal } from "../errors.ts";
import type { ContractInput } from "./contracts.ts";
import { jsonText } from "./json.ts";
import { readParameters } from "./parameters.ts";
import { parseType } from "./types/parse.ts";
import { printType } from "./types/print.ts";
import { isSubtype } from "./types/subtype.ts";
import type { UfdlType } from "./types/type.ts";

/** A value as a job is given it: anything JSON can hold, and the type that it is said to have. */
export interface TypedValue {
  value: unknown;
  type: string;
}

interface Given {
  value: unknown;
  type: UfdlType;
}

/** What a job made from a template stores: JSON texts, name -> { value, type }. */
export interface JobValues {
  inputValues: string;
  parameterValues: string;
}

/**
 * Checks the values for a new job against its template, in UFDL's order (docs/apis/ufdl.md section 6): all types are
 * read, then each input of the template, then each parameter, and unknown parameters last. Values are not looked at,
 * only types, by sub-typing. Unknown inputs are dropped.
 *
 * Values are kept as they are, down to the digits when they come as LosslessNumbers; types are stored in their printed
 * form. Defaults are not stored: a worker reads them from the template. Without parameter values `{}` is stored and not
 * null, because UFDL's worker looks names up in them without asking.
 *
 * @throws Refusal TYPE_UNKNOWN, TYPE_INVALID, INVALID_INPUT for what is no { value, type }, INPUT_MISSING, INPUT_TYPE,
 *   PARAMETER_MISSING, PARAMETER_CONST, PARAMETER_TYPE, PARAMETER_UNKNOWN
 */
export function jobValues(
  template: Pick<Template, "inputs" | "parameters">,
  given: {
    inputValues: Readonly<Record<string, TypedValue>>;
    parameterValues?: Readonly<Record<string, TypedValue>> | null | undefined;
  },
): JobValues {
  const inputs = typed("inputValues", given.inputValues);
  const parameters = typed("parameterValues", given.parameterValues ?? {});
  const known = JSON.parse(template.inputs) as Record<string, ContractInput>;
  checkInputs(known, inputs);
  checkParameters(template.parameters, parameters);
  return {
    inputValues: write(
      "inputValues",
      [...inputs].filter(([name]) => Object.hasOwn(known, name)),
    ),
    parameterValues: write("parameterValues", [...parameters]),
  };
}

function typed(field: string, values: Readonly<Record<string, TypedValue>>): Map<string, Given> {
  const bad = (where: string, reason: string) => refusal("INVALID_INPUT", { field: where, reason });
  if (typeof values !== "object" || values === null || Array.isArray(values)) {
    throw bad(field, "it takes an object of names");
  }
  return new Map(
    Object.entries(values).map(([name, pair]) => {
      if (typeof pair?.type !== "string" || pair.value === undefined) {
        throw bad(`${field}.${name}`, "it takes a value and a type");
      }
      return [name, { value: pair.value, type: parseType(pair.type) }];
    }),
  );
}

function checkInputs(known: Record<string, ContractInput>, inputs: Map<string, Given>): void {
  for (const [input, { types }] of Object.entries(known)) {
    const given = inputs.get(input);
    if (!given) throw refusal("INPUT_MISSING", { input });
    if (!fits(given.type, types)) throw refusal("INPUT_TYPE", { input, type: printType(given.type) });
  }
}

function checkParameters(stored: string, parameters: Map<string, Given>): void {
  const known = readParameters(stored);
  for (const [parameter, spec] of Object.entries(known)) {
    const given = parameters.get(parameter);
    if (!given && spec.default === undefined) throw refusal("PARAMETER_MISSING", { parameter });
    if (!given) continue;
    if (spec.default !== undefined && spec.const) throw refusal("PARAMETER_CONST", { parameter });
    if (!fits(given.type, spec.types)) {
      throw refusal("PARAMETER_TYPE", { parameter, type: printType(given.type) });
    }
  }
  const unknown = [...parameters.keys()].filter((name) => !Object.hasOwn(known, name));
  if (unknown.length > 0) throw refusal("PARAMETER_UNKNOWN", { parameters: unknown });
}

function fits(type: UfdlType, allowed: readonly string[]): boolean {
  return allowed.some((one) => isSubtype(type, parseType(one)));
}

function write(field: string, values: readonly (readonly [string, Given])[]): string {
  const printed = values.map(([name, { value, type }]) => [name, { value, type: printType(type) }] as const);
  return jsonText(field, Object.fromEntries(printed));
}
