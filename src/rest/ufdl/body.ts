import type { z } from "zod";
import { BadForm, readForm } from "../form.ts";
import type { Exchange, Step } from "../legacyRecord.ts";
import { BodyTooLarge, readBody } from "../legacyRecord.ts";
import { detail, unparsable } from "./errors.ts";
import { readJson } from "./json.ts";

const utf8 = new TextDecoder("utf-8", { fatal: true });

/**
 * Reads the body as Django REST framework's parsers do: JSON and forms, and nothing sent counts as `{}` whatever its
 * type. Bytes of an output are left for the route, but they need a file name (docs/apis/ufdl.md section 5.5).
 */
export const parseBody: Step<Exchange> = async (exchange) => {
  if (exchange.route?.body === "raw") return needFilename(exchange);
  if (exchange.route?.body !== "json") return;
  const bytes = await readBody(exchange).catch((error) => {
    throw error instanceof BodyTooLarge
      ? detail(413, `Request body exceeds the limit of ${error.limit} bytes.`)
      : error;
  });
  exchange.body = bytes.length === 0 ? {} : await parsed(exchange, bytes);
};

async function parsed(exchange: Exchange, bytes: Buffer): Promise<unknown> {
  const type = exchange.headers["content-type"] ?? "";
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

function needFilename({ headers }: Exchange): void {
  if (/;\s*filename\*?\s*=\s*("[^"]+"|[^\s;"]+)/i.test(headers["content-disposition"] ?? "")) return;
  throw detail(
    400,
    "Missing filename. Request should include a Content-Disposition header with a filename parameter.",
  );
}

/**
 * The body as an object. `[]` is taken for `{}`, as by the original.
 * @throws Halt 400 for anything else that is no object
 */
export function objectBody({ body }: Exchange): Readonly<Record<string, unknown>> {
  if (Array.isArray(body) && body.length === 0) return {};
  if (typeof body === "object" && body !== null && !Array.isArray(body)) {
    return body as Record<string, unknown>;
  }
  throw unparsable("an object is needed");
}

/**
 * The body as a schema has it, as the original's own JSON checks say.
 * @throws Halt 400
 */
export function strictly<T>(schema: z.ZodType<T>, body: unknown): T {
  const read = schema.safeParse(Array.isArray(body) && body.length === 0 ? {} : body);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw unparsable(`${issue?.message}${issue?.path.length ? ` at ${issue.path.join(".")}` : ""}`);
}
