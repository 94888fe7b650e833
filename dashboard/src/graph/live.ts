import { type Client, createClient } from "graphql-ws";
import { useEffect, useRef, useSyncExternalStore } from "react";
import type { TypedDocumentString } from "./operations.generated.ts";

/** Of the web-socket: `lost` from when it breaks until it stands again. */
export type Connection = "connecting" | "open" | "lost";

/** Waits between attempts to connect again. Milliseconds. */
const waits = [100, 200, 400, 800, 1_500] as const;

let client: Client | undefined;
let connection: Connection = "connecting";
const listeners = new Set<() => void>();
const resumeListeners = new Set<() => void>();

function become(next: Connection): void {
  if (next === connection) return;
  const resumed = connection === "lost" && next === "open";
  connection = next;
  for (const listener of listeners) listener();
  if (resumed) for (const listener of resumeListeners) listener();
}

function connect(): Client {
  client ??= createClient({
    url: `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/graphql`,
    retryAttempts: Number.POSITIVE_INFINITY,
    shouldRetry: () => true,
    retryWait: (retries) => delay(waits[Math.min(retries, waits.length - 1)] ?? 1_500),
    // The gateway closes an idle socket only by its own limits; the next screen uses it again.
    lazyCloseTimeout: 5_000,
    keepAlive: 10_000,
    on: {
      connected: () => become("open"),
      closed: (event) => {
        // 1000: nothing is subscribed any more.
        if ((event as CloseEvent).code !== 1000) become("lost");
      },
    },
  });
  return client;
}

function delay(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Closes the socket, whose session has ended. */
export function disconnect(): void {
  void client?.dispose();
  client = undefined;
  connection = "connecting";
}

/** How the web-socket stands. */
export function useConnection(): Connection {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => connection,
  );
}

/** Calls back when a lost connection stands again. @returns ends it */
export function onResumed(listener: () => void): () => void {
  resumeListeners.add(listener);
  return () => resumeListeners.delete(listener);
}

interface Changed {
  changed: { position: string };
}

/**
 * Subscribes, and after a lost connection goes on behind the last payload, so that nothing is missed or repeated.
 * @param document a subscription whose one field is aliased `changed` and that takes `$since`
 * @returns ends it
 */
function subscribe<Data extends Changed, Variables extends { since?: unknown }>(
  document: TypedDocumentString<Data, Variables>,
  variables: Variables,
  { next, failed }: { next: (data: Data) => void; failed: (message: string) => void },
): () => void {
  // The library serializes the payload anew for each connection.
  const payload = { query: document.toString(), variables: { ...variables } as Record<string, unknown> };
  return connect().subscribe<Data>(payload, {
    next: ({ data, errors }) => {
      if (!data) return failed(errors?.[0]?.message ?? "The gateway sent no data.");
      payload.variables.since = data.changed.position;
      next(data);
    },
    error: (error) => failed(messageOf(error)),
    complete: () => {},
  });
}

function messageOf(error: unknown): string {
  if (Array.isArray(error)) return String(error[0]?.message ?? "The subscription failed.");
  if (error instanceof Error) return error.message;
  return "The connection was refused.";
}

/**
 * Follows a subscription while the component is there; see `subscribe`. A change of the variables begins anew.
 * @param variables null for none yet
 */
export function useLive<Data extends Changed, Variables extends { since?: unknown }>(
  document: TypedDocumentString<Data, Variables>,
  variables: Variables | null,
  next: (data: Data) => void,
  failed: (message: string) => void = console.warn,
): void {
  const latest = useRef({ next, failed });
  latest.current = { next, failed };
  const key = JSON.stringify(variables);
  useEffect(() => {
    const given = JSON.parse(key) as Variables | null;
    if (given === null) return;
    return subscribe(document, given, {
      next: (data) => latest.current.next(data),
      failed: (message) => latest.current.failed(message),
    });
  }, [document, key]);
}
