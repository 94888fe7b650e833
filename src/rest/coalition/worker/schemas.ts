import { z } from "zod";
import { ResponseError } from "../../answer.ts";
import type { FacadeContext } from "../../context.ts";
import type { Text } from "../errors.ts";
import type { WorkerReport } from "../operations.generated.ts";
import { type Fields, field, wholeOf } from "../values.ts";

/** A body that is no JSON. */
export const textSchema = z.string() as unknown as z.ZodType<unknown, Text>;

/** What a worker tells of its machine. */
export const reportForm = z.object({
  hostname: z.string(),
  load: z.string().describe("A list of per cents, as a text.").optional(),
  free_memory: z.int().describe("Megabytes.").optional(),
  total_memory: z.int().describe("Megabytes.").optional(),
});
export const heartbeatForm = reportForm.extend({
  jobId: z.int().optional(),
  log: z.string().meta({ contentEncoding: "base64" }).optional(),
});
export const endForm = z.object({
  hostname: z.string(),
  jobId: z.int().optional(),
  errorCode: z.int().optional(),
});

/** A field as text; empty when it is absent. */
export function textIn({ state: { body } }: FacadeContext, name: string): string {
  return String(field(body as Fields, name) ?? "");
}

/** The number of the job that a worker is at. @throws ResponseError 400 */
export function jobIn({ state: { body } }: FacadeContext): number {
  return Math.max(0, wholeOf("jobId", field(body as Fields, "jobId"), 1));
}

/**
 * Who calls, and what it tells of its machine.
 * @throws ResponseError with what a worker hears that has nothing to do, for one that gives no name
 */
export function reportOf(ctx: FacadeContext, nothing: unknown): WorkerReport {
  const fields = ctx.state.body as Fields;
  const name = textIn(ctx, "hostname");
  if (name === "") throw new ResponseError(200, nothing);
  const memory = (name: string) => {
    const sent = field(fields, name);
    return sent === undefined ? undefined : Math.max(0, wholeOf(name, sent, 0));
  };
  return {
    name,
    cpuLoad: field(fields, "load") as string | undefined,
    freeMemory: memory("free_memory"),
    totalMemory: memory("total_memory"),
    ip: ctx.ip || null,
  };
}
