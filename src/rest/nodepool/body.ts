import { z } from "zod";
import type { FacadeContext, FacadeStep } from "../context.ts";
import { readForm } from "../form.ts";
import { readBody } from "../readBody.ts";
import { problem } from "./errors.ts";

/**
 * Reads forms, as the original does, and JSON objects besides. A body that can't be read counts as an empty one, so that
 * the error is the missing parameter's, which comes after an unknown number's.
 */
export const parseBody: FacadeStep = async (ctx) => {
  if (ctx.state.route?.body !== "form") return;
  const bytes = await readBody(ctx);
  const type = ctx.headers["content-type"] || "application/x-www-form-urlencoded";
  ctx.state.body = await parsed(bytes, type).catch(() => ({}));
};

async function parsed(bytes: Buffer, type: string): Promise<unknown> {
  const kind = type.split(";")[0]?.trim().toLowerCase();
  return kind === "application/json" ? JSON.parse(bytes.toString("utf8")) : readForm(bytes, type);
}

/** A parameter of a body; other JSON values than texts count as their JSON text, and null as absent. */
export const parameterOf = <T extends z.ZodType>(schema: T) =>
  z.preprocess(
    (sent) => (sent === null || sent === undefined || typeof sent === "string" ? sent : JSON.stringify(sent)),
    schema,
  );

export const providerForm = z.object({ provider_name: parameterOf(z.string()) });

/** Reads the parameters of a body. @throws ResponseError 400 for the first that is missing or does not fit */
export function parametersOf<T>({ state: { body } }: FacadeContext, form: z.ZodType<T>): T {
  const sent = typeof body === "object" && !Array.isArray(body) ? (body ?? {}) : {};
  const read = form.safeParse(sent);
  if (read.success) return read.data;
  const { path, message } = read.error.issues[0] as z.core.$ZodIssue;
  const name = String(path[0]);
  const missing = ((sent as Record<string, unknown>)[name] ?? null) === null;
  throw problem(400, missing ? `Request body parameter '${name}' missing` : message);
}
