import { BodyTooLarge, readBody } from "../../http/body.ts";
import { readForm } from "../form.ts";
import type { Step } from "../tools.ts";
import { problem } from "./errors.ts";
import type { NodepoolExchange } from "./exchange.ts";

/**
 * Reads forms, as the original does, and JSON objects besides. What can't be read holds no parameter: the complaint
 * about the missing one comes in its own turn, after the unknown number's.
 */
export const parseBody: Step<NodepoolExchange> = async (exchange) => {
  if (exchange.route?.body !== "form") return;
  const bytes = await readBody(exchange).catch((error) => {
    throw error instanceof BodyTooLarge ? problem(413, `The body has more than ${error.limit} bytes`) : error;
  });
  const type = exchange.headers["content-type"] || "application/x-www-form-urlencoded";
  exchange.body = await parsed(bytes, type).catch(() => ({}));
};

async function parsed(bytes: Buffer, type: string): Promise<unknown> {
  const kind = type.split(";")[0]?.trim().toLowerCase();
  return kind === "application/json" ? JSON.parse(bytes.toString("utf8")) : readForm(bytes, type);
}

/**
 * One parameter of the body.
 * @throws Halt 400 without it
 */
export function parameter({ body }: NodepoolExchange, name: string): string {
  const value =
    typeof body === "object" && body !== null && Object.hasOwn(body, name)
      ? (body as Record<string, unknown>)[name]
      : undefined;
  if (value === undefined || value === null) throw problem(400, `Request body parameter '${name}' missing`);
  // A list or an object is no word of any kind; as its JSON it is an unknown one.
  return typeof value === "string" ? value : JSON.stringify(value);
}
