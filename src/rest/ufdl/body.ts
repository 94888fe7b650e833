import type { z } from "zod";
import { BadForm, readForm } from "../form.ts";
import { BodyTooLarge, readBody } from "../readBody.ts";
import { detail, invalid, unparsable } from "./errors.ts";
import { readJson } from "./json.ts";
import type { UfdlContext, UfdlMiddleware } from "./route.ts";

const utf8 = new TextDecoder("utf-8", { fatal: true });

/**
 * Reads the body as Django REST framework's parsers do: JSON and forms, and nothing sent counts as `{}` whatever its
 * type. Bytes of an output are left for the route, but they need a file name (docs/apis/ufdl.md section 5.5).
 */
export const parseBody: UfdlMiddleware = async (ctx, next) => {
  const kind = ctx.state.route?.body;
  if (kind === "raw") needFilename(ctx);
  if (kind === "json") {
    const bytes = await readBody(ctx).catch((error) => {
      throw error instanceof BodyTooLarge
        ? detail(413, `Request body exceeds the limit of ${error.limit} bytes.`)
        : error;
    });
    ctx.state.body = bytes.length === 0 ? {} : await parsed(ctx, bytes);
  }
  return next();
};

async function parsed({ headers }: UfdlContext, bytes: Buffer): Promise<unknown> {
  const type = headers["content-type"] ?? "";
  switch (type.split(";")[0]?.trim().toLowerCase()) {
    case "application/json":
      return json(bytes);
    case "application/x-www-form-urlencoded":
    case "multipart/form-data":
      return form(bytes, type);
    default:
      throw detail(415, `Unsupported media type "${type}" in request.`);
  }
}

function json(bytes: Buffer): unknown {
  try {
    return readJson(utf8.decode(bytes));
  } catch (error) {
    const reason = error instanceof RangeError ? "nested too deep" : (error as Error).message;
    throw detail(400, `JSON parse error - ${reason.slice(0, 200)}`);
  }
}

function form(bytes: Buffer, type: string): Promise<unknown> {
  return readForm(bytes, type).catch((error: unknown) => {
    throw error instanceof BadForm ? detail(400, `Multipart form parse error - ${error.message}`) : error;
  });
}

function needFilename({ headers }: UfdlContext): void {
  if (/;\s*filename\*?\s*=\s*("[^"]+"|[^\s;"]+)/i.test(headers["content-disposition"] ?? "")) return;
  throw detail(
    400,
    "Missing filename. Request should include a Content-Disposition header with a filename parameter.",
  );
}

/**
 * The fields that a serializer takes of the body; other keys are ignored, and `[]` is taken for `{}`.
 * @throws ResponseError 400 for what is no object, or naming every bad field
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

/**
 * The body as a schema has it, as the original's own JSON checks say.
 * @throws ResponseError 400
 */
export function strictly<T>(schema: z.ZodType<T>, body: unknown): T {
  const read = schema.safeParse(Array.isArray(body) && body.length === 0 ? {} : body);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw unparsable(`${issue?.message}${issue?.path.length ? ` at ${issue.path.join(".")}` : ""}`);
}
