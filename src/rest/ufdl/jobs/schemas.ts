import { z } from "zod";
import { JsonText } from "../../../json.ts";
import { instant, view, writtenAs } from "../../schemas.ts";
import type { UfdlJobFragment } from "../operations.generated.ts";
import { time } from "../shared.ts";

/** A job's values by name. */
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
const writtenValues = writtenAs<JsonText>(valuesSchema);

/** A job as UFDL shows it (docs/apis/ufdl.md section 5). */
export const job = view<UfdlJobFragment>()({
  pk: [z.int(), (of) => of.number],
  template: [
    z.object({ pk: z.int(), name: z.string(), version: z.int() }),
    (of) => ({ pk: of.templateNumber, name: of.templateName, version: of.templateVersion }),
  ],
  parent: [z.int().nullable(), (of) => of.parentNumber],
  start_time: [instant.nullable(), (of) => time(of.startedAt)],
  end_time: [instant.nullable(), (of) => time(of.endedAt)],
  error_reason: [z.string().nullable(), (of) => of.errorReason],
  input_values: [writtenValues, (of) => new JsonText(of.inputValuesText)],
  parameter_values: [writtenValues, (of) => new JsonText(of.parameterValuesText ?? parametersOf(of))],
  node: [z.int().nullable(), (of) => of.nodeNumber],
  outputs: [
    z.array(z.object({ pk: z.int(), name: z.string(), type: z.string() })),
    (of) => of.outputs.map(({ number: pk, name, type }) => ({ pk, name, type })),
  ],
  description: [z.string(), (of) => of.title],
  is_cancelled: [z.boolean(), (of) => of.isCancelled],
  creator: [z.int().nullable(), (of) => of.creatorNumber],
  creation_time: [instant, (of) => time(of.createdAt)],
  deletion_time: [instant.nullable(), (of) => time(of.deletedAt)],
});

/** A command's fields as parameters, to show UFDL's clients what the job does (docs/glossary.md). */
function parametersOf(of: UfdlJobFragment): string {
  if (of.kind !== "COMMAND") return "{}";
  const { command, dir, environment, url, onBehalfOf: user, progressPattern: progress_pattern } = of;
  const given = Object.entries({ command, dir, environment, url, user, progress_pattern });
  const shown = given
    .filter(([, value]) => value !== "" && value !== null)
    .map(([name, value]) => [name, { value, type: "str" }]);
  return JSON.stringify(Object.fromEntries(shown));
}
