import type { RouteError } from "../../graph/execute.ts";
import { ResponseError } from "../answer.ts";

/** A body that is a text as it stands, no JSON. */
export class Text {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** A text about what went wrong. It may repeat what the caller sent, and is of HTML's type. */
export function problem(status: number, words: string, headers?: Record<string, string>): ResponseError {
  const text = words.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  return new ResponseError(status, new Text(text), headers);
}

/** What the original says of everything that it does not know (docs/apis/coalition.md section 0.7). */
export const unknownService = () => problem(404, "Web service not found.");

const challenge = { "WWW-Authenticate": 'Basic realm="Coalition login"' };
const unauthorized = ({ message }: { readonly message: string }) => problem(401, message, challenge);

/** The answer to each domain error; what is not here is a 400. The original answered 500 to all of them. */
const table: Readonly<Record<string, (error: RouteError) => ResponseError>> = {
  UNAUTHENTICATED: () => unauthorized({ message: "This needs a user: log in with a name and a password." }),
  BAD_CREDENTIALS: unauthorized,
  MALFORMED_AUTHORIZATION: unauthorized,
  TOKEN_INVALID: unauthorized,
  TOKEN_WRONG_TYPE: unauthorized,
  KEY_INVALID: unauthorized,
  USER_UNKNOWN: unauthorized,
  USER_INACTIVE: unauthorized,
  FORBIDDEN: ({ message }) => problem(403, message),
  NOT_FOUND: ({ message }) => problem(404, message),
  TOO_LARGE: ({ message }) => problem(413, message),
  RATE_LIMITED: ({ message, detail }) => problem(429, message, { "Retry-After": String(detail.retryAfter) }),
  BUSY: ({ message }) => problem(503, message, { "Retry-After": "1" }),
};

/** A domain error as a text. */
export function refused(error: RouteError): ResponseError {
  return table[error.code]?.(error) ?? problem(400, error.message);
}

/** The original's page has this title; what went wrong is in the log. */
export function crashed(id: string): ResponseError {
  const words = `The log knows more under ${id}.`;
  const page = `<html><head><title>Processing Failed</title></head><body>${words}</body></html>`;
  return new ResponseError(500, new Text(page));
}
