import type { Template } from "../../../prisma/generated/sqlite/client.ts";
import { refusal } from "../errors.ts";
import { type Contract, readContract } from "./contracts.ts";
import { readParameters } from "./parameters.ts";
import { parseType } from "./types/parse.ts";
import { type JsonSchema, schemaOf } from "./types/schema.ts";

/** A parameter as UFDL's get-all-parameters tells it. */
export interface ParameterForm {
  /** Type -> what its values look like. */
  types: Record<string, JsonSchema>;
  help: string;
  default?: { value: unknown; type: string; schema: JsonSchema; const: boolean };
}

/** UFDL's get-all-parameters: what a form needs to ask for a template's parameters. */
export function getAllParameters(template: Pick<Template, "parameters">): Record<string, ParameterForm> {
  const schema = (type: string) => schemaOf(parseType(type));
  return Object.fromEntries(
    Object.entries(readParameters(template.parameters)).map(([name, spec]): [string, ParameterForm] => {
      const types = Object.fromEntries(spec.types.map((type) => [type, schema(type)]));
      if (spec.default === undefined) return [name, { types, help: spec.help }];
      const { default: value, default_type: type } = spec;
      const given = { value, type, schema: schema(type), const: spec.const };
      return [name, { types, help: spec.help, default: given }];
    }),
  );
}

/**
 * UFDL's get-types: the arguments of a template's contract by the names of their parameters.
 * @throws Refusal TEMPLATE_NOT_WORKABLE for a built-in template
 */
export function getTypes(template: TypedTemplate): Record<string, string> {
  return contractOf(template).types;
}

/**
 * UFDL's get-outputs: what jobs of a template give, name -> type.
 * @throws Refusal TEMPLATE_NOT_WORKABLE for a built-in template
 */
export function getOutputs(template: TypedTemplate): Record<string, string> {
  return contractOf(template).outputs;
}

type TypedTemplate = Pick<Template, "id" | "type" | "workable">;

function contractOf({ id, type, workable }: TypedTemplate): Contract {
  if (!workable) throw refusal("TEMPLATE_NOT_WORKABLE", { number: id });
  return readContract(type);
}
