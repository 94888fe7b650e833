import type { RouteError } from "../execute.ts";
import { type Answer, Halt } from "../legacyRecord.ts";

/** A body that is a text as it stands, no JSON. */
export class Text {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** A text about what went wrong. It may repeat what the caller sent, and is of HTML's type. */
function text(status: number, words: string, headers?: Record<string, string>): Answer {
  const body = new Text(words.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;"));
  return { status, body, ...(headers ? { headers } : {}) };
}

/** Stops with a text about what went wrong; throw what it returns. */
export function refuse(status: number, words: string): Halt {
  return new Halt(status, text(status, words).body);
}

/** What the original says of everything that it does not know (docs/apis/coalition.md section 0.7). */
export const unknown = (): Answer => text(404, "Web service not found.");

const challenge = { "WWW-Authenticate": 'Basic realm="Coalition login"' };
const login = () => text(401, "This needs a user: log in with a name and a password.", challenge);

/** The answer to each domain error; what is not here is a 400. The original answered 500 to all of them. */
const table: Readonly<Record<string, (error: RouteError) => Answer>> = {
  UNAUTHENTICATED: login,
  BAD_CREDENTIALS: ({ message }) => text(401, message, challenge),
  MALFORMED_AUTHORIZATION: ({ message }) => text(401, message, challenge),
  TOKEN_INVALID: ({ message }) => text(401, message, challenge),
  TOKEN_WRONG_TYPE: ({ message }) => text(401, message, challenge),
  KEY_INVALID: ({ message }) => text(401, message, challenge),
  USER_UNKNOWN: ({ message }) => text(401, message, challenge),
  USER_INACTIVE: ({ message }) => text(401, message, challenge),
  FORBIDDEN: ({ message }) => text(403, message),
  NOT_FOUND: ({ message }) => text(404, message),
  TOO_LARGE: ({ message }) => text(413, message),
  RATE_LIMITED: ({ message, detail }) => text(429, message, { "Retry-After": String(detail.retryAfter) }),
  BUSY: ({ message }) => text(503, message, { "Retry-After": "1" }),
};

/** A domain error as a text. */
export function refused(error: RouteError): Answer {
  return table[error.code]?.(error) ?? text(400, error.message);
}

/** The original's page has this title; what went wrong is in the log. */
export function crashed(id: string): Answer {
  const words = `The log knows more under ${id}.`;
  const page = `<html><head><title>Processing Failed</title></head><body>${words}</body></html>`;
  return { status: 500, body: new Text(page) };
}
