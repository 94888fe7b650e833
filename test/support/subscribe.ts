import { type Client, createClient } from "graphql-ws";
import WebSocket from "ws";
import type { TestServer } from "./server.ts";
import { afterThisTest } from "./store.ts";

/** What comes over a stream; `Data` is what the operation asks for. */
interface Result<Data> {
  data?: Data | null;
  errors?: readonly unknown[];
  extensions?: unknown;
}

export interface SubscribeOptions {
  /** A JWT or access key; the admin's unless said. Null: nobody. */
  token?: string | null;
  variables?: Record<string, unknown>;
}

/** A subscription in a test: what came, as it comes. */
export interface Subscription<Data = unknown> {
  /** What has come so far: the data of every payload. */
  readonly received: readonly Data[];
  /** Resolves with everything when `count` payloads have come; rejects when it ends before, or after 10 s. */
  take(count: number): Promise<readonly Data[]>;
  /** Resolves when the stream ends by itself, rejects with the error that ended it. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

/**
 * A graphql-ws client of a server, disposed of after the test. It does not come back by itself.
 * @param params of connection_init
 * @param headers of the request that opens the socket
 */
export function socketClient(
  url: string,
  params: Record<string, unknown> = {},
  headers: Record<string, string> = {},
): Client {
  const client = createClient({
    url: `${url.replace("http", "ws")}/graphql`,
    webSocketImpl: class extends WebSocket {
      constructor(address: string, protocol: string) {
        super(address, protocol, { headers });
      }
    },
    connectionParams: params,
    retryAttempts: 0,
    lazy: true,
  });
  afterThisTest(async () => client.dispose());
  return client;
}

/** Subscribes over a web-socket of its own. */
export function overSocket<Data = unknown>(
  server: Pick<TestServer, "url" | "admin">,
  query: string,
  { token = server.admin.bearer, variables }: SubscribeOptions = {},
): Subscription<Data> {
  const client = socketClient(server.url, token === null ? {} : { token });
  return collect(client.iterate<Data>({ query, ...(variables && { variables }) }), async () =>
    client.dispose(),
  );
}

/** Subscribes over server-sent events. */
export function overSse<Data = unknown>(
  server: Pick<TestServer, "url" | "admin">,
  query: string,
  { token = server.admin.bearer, variables }: SubscribeOptions = {},
): Subscription<Data> {
  const leaving = new AbortController();
  const stop = async () => leaving.abort();
  afterThisTest(stop);
  const authorization = token === null ? undefined : `Bearer ${token}`;
  return collect(
    sse<Data>(server.url, { query, variables }, { authorization, signal: leaving.signal }),
    stop,
  );
}

/** The results that come over server-sent events. Throws when the connection breaks, or before it begins. */
export async function* sse<Data>(
  url: string,
  operation: { query: string; variables?: Record<string, unknown> | undefined; extensions?: object },
  { authorization, signal }: { authorization?: string | undefined; signal: AbortSignal },
): AsyncGenerator<Result<Data>> {
  const response = await fetch(`${url}/graphql`, {
    method: "POST",
    body: JSON.stringify(operation),
    signal,
    headers: {
      "content-type": "application/json",
      accept: "text/event-stream",
      ...(authorization && { authorization }),
    },
  });
  yield* frames(response);
}

async function* frames(response: Response) {
  if (!response.ok || !response.body) throw new Error(`${response.status} ${await response.text()}`);
  let text = "";
  for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
    text += chunk;
    for (let end = text.indexOf("\n\n"); end >= 0; end = text.indexOf("\n\n")) {
      const frame = text.slice(0, end);
      text = text.slice(end + 2);
      if (frame.startsWith("event: complete")) return;
      const data = frame.split("\n").find((line) => line.startsWith("data: "));
      if (data) yield JSON.parse(data.slice(6));
    }
  }
  throw new Error("the connection ended");
}

/** Gathers what an operation answers. */
export function collect<Data>(
  source: AsyncIterable<Result<Data>>,
  stop: () => Promise<void>,
): Subscription<Data> {
  const received: Data[] = [];
  const waiting = new Set<() => void>();
  let over = false;
  const wake = () => {
    for (const check of waiting) check();
  };
  const ended = (async () => {
    try {
      for await (const result of source) {
        if (result.errors || !result.data) throw new Error(JSON.stringify(result.errors));
        received.push(result.data);
        wake();
      }
    } catch (error) {
      // graphql-ws throws the close event that ended the socket.
      if (error instanceof Error) throw error;
      const { code, reason } = error as { code: number; reason: string };
      throw new Error(`closed with ${code} ${reason}`);
    } finally {
      over = true;
      wake();
    }
  })();
  ended.catch(() => {});
  return {
    received,
    ended,
    stop,
    take: (count) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          waiting.delete(check);
          reject(
            new Error(`${received.length} of ${count} payloads: ${JSON.stringify(received).slice(0, 500)}`),
          );
        }, 60_000);
        const check = () => {
          if (received.length < count && !over) return;
          clearTimeout(timer);
          waiting.delete(check);
          if (received.length >= count) resolve(received);
          else ended.then(() => reject(new Error(`ended after ${received.length} of ${count}`)), reject);
        };
        waiting.add(check);
        check();
      }),
  };
}

/** Resolves when `holds` does; fails after a minute, a long time on a busy machine, too. */
export async function eventually(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (const end = performance.now() + 60_000; performance.now() < end; ) {
    if (await holds()) return;
    await new Promise((resume) => setTimeout(resume, 10));
  }
  throw new Error(`never came true: ${holds}`);
}
