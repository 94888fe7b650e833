import { ResponseError } from "./answer.ts";
import type { FacadeContext, FacadeState, FacadeStep } from "./context.ts";
import { BadForm, readForm } from "./form.ts";
import type { Failure } from "./metadata.ts";
import { readBody } from "./readBody.ts";
import { type ErrorFormat, retryHeaders } from "./respond.ts";
import { largestKey } from "./schemas.ts";

/*
 * What UFDL and Scale have of Django REST framework in common: error bodies and parsers.
 */

/** An answer with one `detail`. */
export function detail(status: number, text: string, headers?: Readonly<Record<string, string>>) {
  return new ResponseError(status, { detail: text }, headers);
}

export const notFound = () => detail(404, "Not found.");
export const forbidden = () => detail(403, "You do not have permission to perform this action.");

/** Of login routes. */
export const tooManyLogins: Failure = {
  status: 429,
  when: "too many logins with this name or from this address have failed; `Retry-After` says when to call again",
  code: "RATE_LIMITED",
};

/** The framework's answers to errors; a facade adds its own to the table. */
export const errorFormat: ErrorFormat = {
  problem: detail,
  table: {
    FORBIDDEN: forbidden,
    NOT_FOUND: notFound,
    RATE_LIMITED: ({ retryAfter }, error) =>
      detail(429, `Request was throttled. Expected available in ${retryAfter} seconds.`, retryHeaders(error)),
  },
  tooLarge: (limit) => `Request body exceeds the limit of ${limit} bytes.`,
  crashed: (id) => detail(500, `Something went wrong here; the log knows more under ${id}.`),
};

/**
 * The number of a row in the path.
 * @throws ResponseError 404 for one that no row can have
 */
export function keyOf(digits = ""): number {
  const key = Number(digits);
  if (key > largestKey) throw notFound();
  return key;
}

/** What a query found. @throws ResponseError 404 for null */
export function found<T>(value: T | null): T {
  if (value === null) throw notFound();
  return value;
}

/** A node that a query found; neither API shows removed ones. @throws ResponseError 404 */
export function foundNode<N extends { readonly removedAt: string | null }>(node: N | null): N {
  return found(node?.removedAt === null ? node : null);
}

interface Parsers {
  /** @throws SyntaxError, RangeError (nested too deep) */
  readonly json: (text: string) => unknown;
  readonly form: (fields: Record<string, string>) => unknown;
  /** How the message about an unreadable form begins. */
  readonly formError: string;
}

const utf8 = new TextDecoder("utf-8", { fatal: true });

/** Reads JSON and forms; an empty body counts as `{}` whatever its type. */
export function parseDjangoBody<S extends FacadeState>(parsers: Parsers): FacadeStep<S> {
  const { json, form, formError } = parsers;
  const parse = async (bytes: Buffer, type: string): Promise<unknown> => {
    switch (type.split(";")[0]?.trim().toLowerCase()) {
      case "application/json":
        try {
          return json(utf8.decode(bytes));
        } catch (error) {
          const reason = error instanceof RangeError ? "nested too deep" : (error as Error).message;
          throw detail(400, `JSON parse error - ${reason.slice(0, 200)}`);
        }
      case "application/x-www-form-urlencoded":
      case "multipart/form-data":
        try {
          return form(await readForm(bytes, type));
        } catch (error) {
          throw error instanceof BadForm ? detail(400, `${formError} - ${error.message}`) : error;
        }
      default:
        throw detail(415, `Unsupported media type "${type}" in request.`);
    }
  };
  const read = async (ctx: FacadeContext<S>) => {
    const bytes = await readBody(ctx);
    ctx.state.body = bytes.length === 0 ? {} : await parse(bytes, ctx.headers["content-type"] ?? "");
  };
  return (ctx) => (ctx.state.route?.body === "json" ? read(ctx) : undefined);
}
