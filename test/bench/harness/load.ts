import { task } from "./processes.ts";
import type { Contender, Sample } from "./statistics.ts";

/** One request of a client. `{{each}}` in its texts is the client's next id, `{{share}}` a number in 0..1 that changes. */
export interface Request {
  readonly method: string;
  readonly path: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
  /** A regular expression whose first group is `{{kept}}` in the requests behind it, up to the next one that keeps. */
  readonly keep?: string;
}

export interface Client {
  /** Done one after the other, again and again; one pass is what is counted. */
  readonly requests: readonly Request[];
  /** One for each pass; the client ends after the last. */
  readonly ids?: readonly (string | number)[];
  /** Where it asks, when not where all do. */
  readonly url?: string;
}

export interface Load {
  readonly url: string;
  readonly seconds: number;
  readonly clients: readonly Client[];
  /** A regular expression that no answer may match. */
  readonly refuse?: string;
}

/** Loads a server from a process of its own, one connection for each client. */
export function load(plan: Load): Promise<Sample> {
  return task<Sample>("load.process.ts", plan);
}

/** Seconds of one round. BENCH_SECONDS=1 tries everything out; its figures mean little. */
export const seconds = Number(process.env.BENCH_SECONDS ?? 4);

/** What a mutation's answer has when the change was refused. */
export const refusals = '"errors":\\[\\{|"code"';

/** 16 clients that all send the same request. */
export function same(name: string, url: string, request: Request): Contender {
  const plan: Load = { url, seconds, clients: Array.from({ length: 16 }, () => ({ requests: [request] })) };
  return { name, measure: () => load(plan) };
}

export function get(path: string, headers: Record<string, string> = {}): Request {
  return { method: "GET", path, headers };
}

/** A GraphQL operation over HTTP. */
export function operation(
  query: string,
  variables: Record<string, unknown> = {},
  headers: Record<string, string> = {},
): Request {
  return {
    method: "POST",
    path: "/graphql",
    headers: { "content-type": "application/json", accept: "application/json", ...headers },
    body: JSON.stringify({ query, variables }),
  };
}
