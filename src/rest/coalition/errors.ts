import { credentialCodes } from "../../domain/errors.ts";
import type { RouteError } from "../../graph/execute.ts";
import { ResponseError } from "../answer.ts";
import type { ErrorFormat } from "../respond.ts";

/** A body that is written as it is, and not as JSON. */
export class Text {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** A sentence as HTML; it may contain what the caller sent. */
export function problem(
  status: number,
  words: string,
  headers?: Readonly<Record<string, string>>,
): ResponseError {
  const text = words.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  return new ResponseError(status, new Text(text), headers);
}

/** The original's answer to unknown paths and jobs (docs/apis/coalition.md section 0.7). */
export const unknownService = () => problem(404, "Web service not found.");

const challenge = { "WWW-Authenticate": 'Basic realm="Coalition login"' };
const unauthorized = (_: object, { message }: RouteError) => problem(401, message, challenge);

/** The title is that of the original's page. */
function crashed(id: string): ResponseError {
  const words = `The log knows more under ${id}.`;
  const page = `<html><head><title>Processing Failed</title></head><body>${words}</body></html>`;
  return new ResponseError(500, new Text(page));
}

/** Coalition's answers to domain errors; the original answered 500 to all of them. */
export const coalitionErrors: ErrorFormat = {
  problem,
  table: {
    ...Object.fromEntries([...credentialCodes].map((code) => [code, unauthorized])),
    UNAUTHENTICATED: () => problem(401, "This needs a user: log in with a name and a password.", challenge),
  },
  tooLarge: (limit) => `The body is larger than ${limit} bytes.`,
  crashed,
};
