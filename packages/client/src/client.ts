import { type Credentials, tokens } from "./credentials.ts";
import type { Document } from "./document.ts";
import { request, sender } from "./send.ts";
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
  /** Stores an output of a job; streams are sent as they come, for as long as it takes unless `signal` ends it. */
  upload(job: number, output: UploadOptions, signal?: AbortSignal): Promise<StoredOutput>;
  /** The same user, acting for a node. */
  asNode(node: number): Client;
}

/** A client of a server. Nothing is sent before the first call. */
export function createClient({ url, credentials, timeout = 30_000 }: ClientOptions): Client {
  const base = url.replace(/\/+$/, "");
  const send = sender(base, timeout);
  const token = tokens(credentials, send);

  function caller(node: number | null): Client {
    const headersWith = (bearer: string | null) => ({
      ...(bearer !== null && { authorization: `Bearer ${bearer}` }),
      ...(node !== null && { "node-id": String(node) }),
    });
    const connection = async () => {
      const bearer = await token.valid();
      return { ...(bearer !== null && { token: bearer }), ...(node !== null && { nodeId: node }) };
    };
    return {
      execute: async (document, variables) => {
        const sendAs = (bearer: string | null) =>
          send(document, (variables ?? {}) as never, headersWith(bearer));
        const bearer = await token.valid();
        try {
          return await sendAs(bearer);
        } catch (error) {
          if (!token.drop(bearer, error)) throw error;
          return sendAs(await token.valid());
        }
      },
      subscribe: (document, variables, options) =>
        subscribe(base, connection, document, (variables ?? {}) as never, options),
      upload: async (job, { name, type = "", body }, signal) => {
        const query = new URLSearchParams({ type });
        return request(`${base}/outputs/${job}/${encodeURIComponent(name)}?${query}`, {
          method: "PUT",
          headers: { "content-type": "application/octet-stream", ...headersWith(await token.valid()) },
          body,
          ...(signal && { signal }),
          ...({ duplex: "half" } as object),
        });
      },
      asNode: caller,
    };
  }
  return caller(null);
}
