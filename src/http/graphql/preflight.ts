import type { IncomingHttpHeaders } from "node:http";
import { broughtByScript } from "../sites.ts";

/** Bodies that a web page of any origin may send without the browser asking first. */
const simple = /^(application\/x-www-form-urlencoded|multipart\/form-data|text\/plain)\b/i;

/** Headers that make a browser ask first; the names are those that common GraphQL clients send. */
const asking = ["graphql-require-preflight", "apollo-require-preflight", "x-graphql-yoga-csrf"];

/**
 * Whether a foreign web page could have made the browser send this without asking (cross-site request forgery). It
 * matters for anonymous access on this very machine, and where a browser keeps Basic credentials.
 */
export function mayBeForged(method: string, headers: IncomingHttpHeaders): boolean {
  if (method !== "POST" || !simple.test(headers["content-type"] ?? "")) return false;
  if (broughtByScript(headers)) return false;
  return !asking.some((name) => headers[name] !== undefined);
}
