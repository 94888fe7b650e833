import type { IncomingHttpHeaders } from "node:http";
import { hasScriptCredentials } from "../sites.ts";

/** Content types that a page of any origin may send without a CORS preflight. */
const simple = /^(application\/x-www-form-urlencoded|multipart\/form-data|text\/plain)\b/i;

/** Headers that cause a preflight, as common GraphQL clients send them. */
const preflightHeaders = ["graphql-require-preflight", "apollo-require-preflight", "x-graphql-yoga-csrf"];

/**
 * Whether a page of another origin could have made the browser send this without a preflight (cross-site request
 * forgery). It matters for unauthenticated access on loopback, and where a browser keeps Basic credentials.
 */
export function mayBeForged(method: string, headers: IncomingHttpHeaders): boolean {
  if (method !== "POST" || !simple.test(headers["content-type"] ?? "")) return false;
  if (hasScriptCredentials(headers)) return false;
  return !preflightHeaders.some((name) => headers[name] !== undefined);
}
