import { BadForm, readForm } from "../form.ts";
import { BodyTooLarge, readBody } from "../readBody.ts";
import { detail } from "./errors.ts";
import type { ScaleMiddleware } from "./route.ts";

const utf8 = new TextDecoder("utf-8", { fatal: true });

/** The fields of a form: the original takes forms for the login and cannot use them elsewhere. */
export class Form {
  readonly fields: Readonly<Record<string, string>>;
  constructor(fields: Readonly<Record<string, string>>) {
    this.fields = fields;
  }
}

/** Reads JSON and forms as Django REST framework's parsers do; nothing sent counts as `{}`. */
export const parseBody: ScaleMiddleware = async (ctx, next) => {
  if (ctx.state.route?.body === "json") {
    const bytes = await readBody(ctx).catch((error) => {
      throw error instanceof BodyTooLarge
        ? detail(413, `Request body exceeds the limit of ${error.limit} bytes.`)
        : error;
    });
    ctx.state.body = bytes.length === 0 ? {} : await parsed(bytes, ctx.headers["content-type"] ?? "");
  }
  return next();
};

async function parsed(bytes: Buffer, type: string): Promise<unknown> {
  switch (type.split(";")[0]?.trim().toLowerCase()) {
    case "application/json":
      try {
        return JSON.parse(utf8.decode(bytes));
      } catch (error) {
        throw detail(400, `JSON parse error - ${(error as Error).message.slice(0, 200)}`);
      }
    case "application/x-www-form-urlencoded":
    case "multipart/form-data":
      return new Form(
        await readForm(bytes, type).catch((error: unknown) => {
          throw error instanceof BadForm ? detail(400, `Form parse error - ${error.message}`) : error;
        }),
      );
    default:
      throw detail(415, `Unsupported media type "${type}" in request.`);
  }
}
