import { type Credentials, tokens } from "./credentials.ts";
import type { Document } from "./document.ts";
import { GantryError } from "./errors.ts";
import { request, retryAfter, sender } from "./send.ts";
import { type SubscribeOptions, subscribe } from "./subscribe.ts";

export interface ClientOptions {
  /** The server's URL, such as `http://127.0.0.1:4000`. */
  url: string;
  /** Who calls; null where the server lets in callers without credentials. */
  credentials: Credentials;
  /** How long an answer may take. Milliseconds; 30 s by default. */
  timeout?: number;
}

/** What a job produced, as the server stored it. */
export interface StoredOutput {
  pk: number;
  name: string;
  type: string;
  size: number;
  sha256: string;
}

export interface UploadOptions {
  /** The output's name. */
  name: string;
  /** What it is, a free text; empty by default. */
  type?: string;
  body: NonNullable<RequestInit["body"]>;
}

/** A user of a server's graph. Every call fails with a GantryError. */
export interface Client {
  /** Executes a query or a mutation. What a mutation refuses is in its `errors`; `done` throws it. */
  execute<Data = never, Variables = Record<string, unknown>>(
    document: Document<Data, Variables>,
    variables?: Variables,
  ): Promise<Data>;
  /** A subscription's payloads; resumes after lost connections, see `subscribe`. */
  subscribe<Data = never, Variables = Record<string, unknown>>(
    document: Document<Data, Variables>,
    variables?: Variables,
    options?: SubscribeOptions,
  ): AsyncGenerator<Data, void, undefined>;
  /** Stores an output of a job; streams are sent as they come. */
  upload(job: number, output: UploadOptions): Promise<StoredOutput>;
  /** The same user, acting for a node. */
  asNode(node: number): Client;
}

/** A client of a server. Nothing is sent before the first call. */
export function createClient({ url, credentials, timeout = 30_000 }: ClientOptions): Client {
  const base = url.replace(/\/+$/, "");
  const send = sender(base, timeout);
  const token = tokens(credentials, send);

  function caller(node: number | null): Client {
    const headers = async (): Promise<Record<string, string>> => {
      const bearer = await token();
      return {
        ...(bearer !== null && { authorization: `Bearer ${bearer}` }),
        ...(node !== null && { "node-id": String(node) }),
      };
    };
    const connection = async () => ({
      ...((await token()) !== null && { token: await token() }),
      ...(node !== null && { nodeId: node }),
    });
    return {
      execute: async (document, variables) => send(document, (variables ?? {}) as never, await headers()),
      subscribe: (document, variables, options) =>
        subscribe(base, connection, document, (variables ?? {}) as never, options),
      upload: async (job, { name, type = "", body }) => {
        const query = new URLSearchParams({ type });
        const response = await request(
          `${base}/outputs/${job}/${encodeURIComponent(name)}?${query}`,
          timeout,
          {
            method: "PUT",
            headers: { "content-type": "application/octet-stream", ...(await headers()) },
            body,
            // An upload takes as long as it takes.
            signal: null,
            ...({ duplex: "half" } as object),
          },
        );
        if (!response.ok) throw await refusal(response);
        return (await response.json()) as StoredOutput;
      },
      asNode: caller,
    };
  }
  return caller(null);
}

async function refusal(response: Response): Promise<GantryError> {
  const { error } = (await response.json().catch(() => ({}))) as {
    error?: { code: string; message: string };
  };
  return new GantryError(
    error?.code ?? "FAILED",
    error?.message ?? `The server answered ${response.status}.`,
    {
      retryAfter: retryAfter(response),
    },
  );
}
