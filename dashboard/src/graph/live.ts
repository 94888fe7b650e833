import { type Client, createClient } from "graphql-ws";
import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import { type TypedDocumentString, ViewerDocument } from "./operations.generated.ts";
import { keyOf, queries } from "./queries.ts";

/** Of the web-socket: `lost` from when it breaks until it stands again. */
export type Connection = "connecting" | "open" | "lost";

/** Waits between attempts to connect again. Milliseconds. */
const waits = [100, 200, 400, 800, 1_500] as const;
/** How often the gateway is asked for a sign of life, and how long for an answer. Milliseconds. */
const keepAlive = 10_000;
const pongWait = 5_000;
/** How long until a subscription that was refused is tried again. Milliseconds. */
const refusedWait = 5_000;
/** The gateway's close code when the session has ended, and others' that may not connect. */
const forbidden = 4403;

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
  client ??= create();
  return client;
}

function create(): Client {
  let pongTimer: ReturnType<typeof setTimeout> | undefined;
  const made: Client = createClient({
    url: `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/graphql`,
    retryAttempts: Number.POSITIVE_INFINITY,
    shouldRetry: () => true,
    retryWait: (retries) => delay(waits[Math.min(retries, waits.length - 1)] ?? 1_500),
    // The gateway closes an idle socket only by its own limits; the next screen uses it again.
    lazyCloseTimeout: 5_000,
    keepAlive,
    on: {
      connected: () => become("open"),
      // A connection that broke without a word, such as by a change of the network, stays open for the browser.
      ping: (received) => {
        if (!received) pongTimer = setTimeout(() => made.terminate(), pongWait);
      },
      pong: (received) => {
        if (received) clearTimeout(pongTimer);
      },
      closed: (event) => {
        clearTimeout(pongTimer);
        const { code } = event as CloseEvent;
        // 1000: nothing is subscribed any more.
        if (code !== 1000) become("lost");
        // The answer says whether somebody is logged in; a screen that only listens would never ask.
        if (code === forbidden) void queries.invalidateQueries({ queryKey: keyOf(ViewerDocument) });
      },
    },
  });
  return made;
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
 * Subscribes, and after a lost connection goes on behind the last payload, so that nothing is missed or repeated. When the
 * gateway has no events from there on any more, it begins anew, with a snapshot.
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
  let end = () => {};
  function begin() {
    end = connect().subscribe<Data>(payload, {
      next: ({ data, errors }) => {
        if (!data) return failed(errors?.[0]?.message ?? "The gateway sent no data.");
        payload.variables.since = data.changed.position;
        next(data);
      },
      error: (error) => {
        if (!isExpired(error)) return failed(messageOf(error));
        delete payload.variables.since;
        begin();
      },
      complete: () => {},
    });
  }
  begin();
  return () => end();
}

function isExpired(error: unknown): boolean {
  return Array.isArray(error) && error[0]?.extensions?.code === "POSITION_EXPIRED";
}

function messageOf(error: unknown): string {
  if (Array.isArray(error)) return String(error[0]?.message ?? "The subscription failed.");
  if (error instanceof Error) return error.message;
  return "The connection was refused.";
}

/**
 * Follows a subscription while the component is there; see `subscribe`. A change of the variables begins anew, but for
 * `since`: that is where it begins, whenever it does.
 * @param variables null for none yet
 * @param round begins anew when this changes, for a subscription that completes
 * @returns why it was refused, until it has succeeded; null while it stands
 */
export function useLive<Data extends Changed, Variables extends { since?: unknown }>(
  document: TypedDocumentString<Data, Variables>,
  variables: Variables | null,
  next: (data: Data) => void,
  round = "",
): string | null {
  const latest = useRef({ variables, next });
  latest.current = { variables, next };
  const key = JSON.stringify([variables && { ...variables, since: undefined }, round]);
  const [refused, setRefused] = useState<{ key: string; message: string } | null>(null);
  const [tries, setTries] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each try subscribes again.
  useEffect(() => {
    const given = latest.current.variables;
    if (given === null) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const end = subscribe(document, given, {
      next: (data) => {
        setRefused(null);
        latest.current.next(data);
      },
      failed: (message) => {
        console.warn(message);
        setRefused({ key, message });
        timer ??= setTimeout(() => setTries((done) => done + 1), refusedWait);
      },
    });
    return () => {
      clearTimeout(timer);
      end();
    };
  }, [document, key, tries]);
  return refused?.key === key ? refused.message : null;
}
