import { BadForm, readForm } from "../form.ts";
import type { Exchange, Step } from "../legacyRecord.ts";
import { BodyTooLarge, readBody } from "../legacyRecord.ts";
import { refuse } from "./answers.ts";

/**
 * JSON on every method but GET, whatever the Content-Type says: the page types it as a form. The old calls and the
 * worker's have fields instead, in the query and in a form (docs/apis/coalition.md section 1).
 */
export const parseBody: Step<Exchange> = async (exchange) => {
  const { route, method } = exchange;
  if (route?.body === "form") {
    exchange.body = { ...(method === "GET" ? {} : await form(exchange)), ...firsts(exchange.query) };
  } else {
    exchange.body = method === "GET" || route?.body !== "json" ? {} : json(await bytesOf(exchange));
  }
};

async function bytesOf(exchange: Exchange): Promise<Buffer> {
  return readBody(exchange).catch((error) => {
    if (error instanceof BodyTooLarge) throw refuse(413, `The body is larger than ${error.limit} bytes.`);
    throw error;
  });
}

/** An empty body, and everything that Python takes for false, is an empty object. */
function json(bytes: Buffer): unknown {
  if (bytes.length === 0) return {};
  try {
    const value: unknown = JSON.parse(bytes.toString("utf8"));
    return !value || (Array.isArray(value) && value.length === 0) ? {} : value;
  } catch {
    throw refuse(400, "The body is no JSON.");
  }
}

async function form(exchange: Exchange): Promise<Record<string, string>> {
  const bytes = await bytesOf(exchange);
  const type = exchange.headers["content-type"] ?? "";
  if (!/^multipart\//i.test(type)) return firsts(new URLSearchParams(bytes.toString("utf8")));
  return readForm(bytes, type).catch((error) => {
    throw error instanceof BadForm ? refuse(400, "The body does not fit its Content-Type.") : error;
  });
}

/** The first value of each name counts. */
function firsts(values: URLSearchParams): Record<string, string> {
  const fields: Record<string, string> = Object.create(null);
  for (const [name, value] of values) fields[name] ??= value;
  return fields;
}
