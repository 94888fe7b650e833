import { z } from "zod";
import { JsonText } from "../json.ts";
import type { UfdlJobFragment } from "../operations.generated.ts";
import { instant, time } from "../shared.ts";

/** A job's values by name: any JSON value, null too, but it must be there. */
export const valuesSchema = z.record(
  z.string(),
  z.strictObject({
    value: z
      .unknown()
      .refine((value) => value !== undefined, "is missing")
      .describe("Any JSON value."),
    type: z.string(),
  }),
);
const writtenValues = valuesSchema as unknown as z.ZodType<unknown, JsonText>;

export const jobSchema = z.object({
  pk: z.int(),
  template: z.object({ pk: z.int(), name: z.string(), version: z.int() }),
  parent: z.int().nullable(),
  start_time: instant.nullable(),
  end_time: instant.nullable(),
  error_reason: z.string().nullable(),
  input_values: writtenValues,
  parameter_values: writtenValues,
  node: z.int().nullable(),
  outputs: z.array(z.object({ pk: z.int(), name: z.string(), type: z.string() })),
  description: z.string(),
  is_cancelled: z.boolean(),
  creator: z.int().nullable(),
  creation_time: instant,
  deletion_time: instant.nullable(),
});

/** A job as UFDL shows it, the keys in this order (docs/apis/ufdl.md section 5). */
export function job(of: UfdlJobFragment) {
  return {
    pk: of.number,
    template: { pk: of.templateNumber, name: of.templateName, version: of.templateVersion },
    parent: of.parentNumber,
    start_time: time(of.startedAt),
    end_time: time(of.endedAt),
    error_reason: of.errorReason,
    input_values: new JsonText(of.inputValuesText),
    parameter_values: new JsonText(of.parameterValuesText ?? parametersOf(of)),
    node: of.nodeNumber,
    outputs: of.outputs.nodes.map(({ number: pk, name, type }) => ({ pk, name, type })),
    description: of.title,
    is_cancelled: of.isCancelled,
    creator: of.creatorNumber,
    creation_time: time(of.createdAt),
    deletion_time: time(of.deletedAt),
  };
}

/** A command's fields as parameters, so that UFDL's readers see what it does (docs/glossary.md). */
function parametersOf(of: UfdlJobFragment): string {
  if (of.kind !== "COMMAND") return "{}";
  const { command, dir, environment, url, onBehalfOf: user, progressPattern: progress_pattern } = of;
  const given = Object.entries({ command, dir, environment, url, user, progress_pattern });
  const shown = given
    .filter(([, value]) => value !== "" && value !== null)
    .map(([name, value]) => [name, { value, type: "str" }]);
  return JSON.stringify(Object.fromEntries(shown));
}
