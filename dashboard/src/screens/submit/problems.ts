import type { RefusedFragment } from "../../graph/operations.generated.ts";
import { GraphError, Unreachable } from "../../graph/request.ts";

/** Messages by the field that they are about; "" for those about the whole. */
export type Problems = Readonly<Record<string, string>>;

/** Which field of a form a refusal is about: `input.dataset`, `parameter.epochs`, `title`; "" for none. */
function fieldOf({ field, detail }: RefusedFragment): string {
  const { input, parameter } = (detail ?? {}) as { input?: unknown; parameter?: unknown };
  if (typeof input === "string") return `input.${input}`;
  if (typeof parameter === "string") return `parameter.${parameter}`;
  return (field ?? "").replace(/^inputValues\./, "input.").replace(/^parameterValues\./, "parameter.");
}

/** The graph's refusals for a form with these fields; what is about none of them is about the whole. */
export function problemsOf(errors: readonly RefusedFragment[], fields: readonly string[]): Problems {
  const problems: Record<string, string> = {};
  for (const error of errors) {
    const field = fieldOf(error);
    const place = fields.includes(field) ? field : "";
    problems[place] = [problems[place], error.message].filter(Boolean).join(" ");
  }
  return problems;
}

/** The connection may have broken after the job was made, before the answer came. */
const unknown = "The job may have been submitted all the same: look at the newest jobs before you try again.";

/** What a request that was not answered means for the reader. */
export function problemOfFailure(error: unknown): Problems {
  if (error instanceof GraphError) return { "": error.message };
  if (error instanceof Unreachable) return { "": `${error.message} ${unknown}` };
  throw error;
}
