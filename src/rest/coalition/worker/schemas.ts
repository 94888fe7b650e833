import { z } from "zod";
import { ResponseError } from "../../answer.ts";
import type { FacadeContext } from "../../context.ts";
import { writtenAs } from "../../schemas.ts";
import type { Text } from "../errors.ts";
import type { WorkerReport } from "../operations.generated.ts";
import { parse, text, whole } from "../values.ts";

/** A body that is no JSON. */
export const textSchema = writtenAs<Text>(z.string());

/** What a worker reports of its machine. */
export const reportForm = z.object({
  hostname: text,
  load: z.string().describe("A list of per cents, as a text.").optional(),
  free_memory: whole.describe("Megabytes.").optional(),
  total_memory: whole.describe("Megabytes.").optional(),
});
export const heartbeatForm = reportForm.extend({
  jobId: whole.optional(),
  log: z.string().meta({ contentEncoding: "base64" }).optional(),
});
export const endForm = reportForm.extend({ jobId: whole.optional(), errorCode: whole.optional() });

/**
 * Reads the form of a worker's call.
 * @throws ResponseError with what a worker without work is answered, when it gives no name; 400 for a bad value
 */
export function formOf<T extends z.ZodType>(
  { state }: FacadeContext,
  form: T,
  nothing: unknown,
): z.output<T> {
  const sent = state.body as { readonly hostname?: string };
  if (!sent.hostname) throw new ResponseError(200, nothing);
  return parse(form, sent) as z.output<T>;
}

/** Who calls, and what it reports of its machine. */
export function reportOf({ ip }: FacadeContext, form: z.output<typeof reportForm>): WorkerReport {
  const megabytes = (sent: number | undefined) => (sent === undefined ? undefined : Math.max(0, sent));
  return {
    name: form.hostname,
    cpuLoad: form.load,
    freeMemory: megabytes(form.free_memory),
    totalMemory: megabytes(form.total_memory),
    ip: ip || null,
  };
}
