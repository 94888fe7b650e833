import type { FacadeContext, FacadeStep } from "../context.ts";
import { BadForm, readForm } from "../form.ts";
import { readBody } from "../readBody.ts";
import { problem } from "./errors.ts";

/**
 * JSON, whatever the Content-Type: the page sends it as a form's. The addjob calls and the worker's have fields instead,
 * in the query and in a form (docs/apis/coalition.md section 1).
 */
export const parseBody: FacadeStep = async (ctx) => {
  const { route, query } = ctx.state;
  if (route?.body === "form") {
    ctx.state.body = { ...(ctx.method === "GET" ? {} : await form(ctx)), ...firstValues(query) };
  } else if (route?.body === "json") {
    ctx.state.body = json(await readBody(ctx));
  }
};

/** An empty body and all values that are false in Python count as an empty object. */
function json(bytes: Buffer): unknown {
  if (bytes.length === 0) return {};
  try {
    const value: unknown = JSON.parse(bytes.toString("utf8"));
    return !value || (Array.isArray(value) && value.length === 0) ? {} : value;
  } catch {
    throw problem(400, "The body is no JSON.");
  }
}

async function form(ctx: FacadeContext): Promise<Record<string, string>> {
  const bytes = await readBody(ctx);
  const type = ctx.headers["content-type"] ?? "";
  if (!/^multipart\//i.test(type)) return firstValues(new URLSearchParams(bytes.toString("utf8")));
  return readForm(bytes, type).catch((error) => {
    throw error instanceof BadForm ? problem(400, "The body does not fit its Content-Type.") : error;
  });
}

/** The first value of each name counts. */
function firstValues(values: URLSearchParams): Record<string, string> {
  const fields: Record<string, string> = Object.create(null);
  for (const [name, value] of values) fields[name] ??= value;
  return fields;
}
