import type { z } from "zod";
import { detail, parseDjangoBody } from "../django.ts";
import { invalid, unparsable } from "./errors.ts";
import { readJson } from "./json.ts";
import type { UfdlContext, UfdlState, UfdlStep } from "./route.ts";

export const parseBody = parseDjangoBody<UfdlState>({
  json: readJson,
  form: (fields) => fields,
  formError: "Multipart form parse error",
});

/** The upload of an output must name a file (docs/apis/ufdl.md section 5.5). */
export const requireFilename: UfdlStep = ({ headers, state: { route } }) => {
  if (route?.body !== "raw") return;
  const given = /;\s*filename\*?\s*=\s*("[^"]+"|[^\s;"]+)/i.test(headers["content-disposition"] ?? "");
  if (given) return;
  throw detail(
    400,
    "Missing filename. Request should include a Content-Disposition header with a filename parameter.",
  );
};

/**
 * Reads the body by a serializer; unknown keys are ignored, and `[]` counts as `{}`.
 * @throws ResponseError 400 naming every bad field
 */
export function fieldsOf<T>({ state: { body } }: UfdlContext, serializer: z.ZodType<T>): T {
  const sent = Array.isArray(body) && body.length === 0 ? {} : body;
  if (typeof sent !== "object" || sent === null || Array.isArray(sent)) {
    throw unparsable("an object is needed");
  }
  const read = serializer.safeParse(sent);
  if (read.success) return read.data;
  throw invalid(
    Object.fromEntries(read.error.issues.map(({ path, message }) => [String(path[0]), [message]])),
  );
}

/** Reads the body by a schema, as the original's own JSON checks do. @throws ResponseError 400 */
export function strictly<T>(schema: z.ZodType<T>, body: unknown): T {
  const read = schema.safeParse(Array.isArray(body) && body.length === 0 ? {} : body);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw unparsable(`${issue?.message}${issue?.path.length ? ` at ${issue.path.join(".")}` : ""}`);
}
