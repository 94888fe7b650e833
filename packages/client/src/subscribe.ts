import { setTimeout as sleep } from "node:timers/promises";
import { createClient } from "graphql-ws";
import { WebSocket } from "ws";
import type { Document } from "./document.ts";
import { GantryError, type ReportedError, reported } from "./errors.ts";

/** Delays between attempts to connect again grow from the first to the second. Milliseconds. */
const delays = { first: 250, last: 10_000 };

export interface SubscribeOptions {
  /** Ends the subscription. */
  signal?: AbortSignal;
  /** Called with why a connection was lost; it is opened again. */
  onLost?: (error: GantryError) => void;
}

/** What every subscription's field answers, when it is asked for. */
interface Positioned {
  position: string;
}

/**
 * The payloads of a subscription. After a lost connection it goes on behind the last payload, with nothing missed or
 * repeated: for that the document has a variable `$since: Position`, gives it to its field, and asks for `position`.
 * @throws GantryError with the code of the server's error; UNREACHABLE when the first connection fails
 */
export async function* subscribe<Data, Variables>(
  url: string,
  connectionParams: () => Promise<Record<string, unknown>>,
  document: Document<Data, Variables>,
  variables: Variables,
  { signal, onLost }: SubscribeOptions = {},
): AsyncGenerator<Data, void, undefined> {
  const client = createClient({
    url: `${url.replace(/^http/, "ws")}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams,
    // It would subscribe from the beginning.
    retryAttempts: 0,
  });
  let since = (variables as { since?: string | null } | undefined)?.since;
  let connected = false;
  let delay = delays.first;
  const end = async () => {
    // It also rejects with what a connection under way fails by.
    await Promise.resolve(client.dispose()).catch(() => {});
  };
  signal?.addEventListener("abort", end);
  try {
    while (!signal?.aborted) {
      try {
        const query = document.toString();
        for await (const { data, errors } of client.iterate<Data>({
          query,
          variables: { ...variables, since },
        })) {
          if (errors) throw reported(errors as readonly ReportedError[]);
          if (!data) continue;
          since = positionOf(data) ?? since;
          connected = true;
          delay = delays.first;
          yield data;
        }
        return;
      } catch (error) {
        if (signal?.aborted) return;
        const failure = asGantryError(url, error);
        if (failure.code !== "UNREACHABLE" || !connected || since == null) throw failure;
        onLost?.(failure);
        await sleep(delay, undefined, { signal }).catch(() => {});
        delay = Math.min(delay * 2, delays.last);
      }
    }
  } finally {
    signal?.removeEventListener("abort", end);
    await end();
  }
}

function positionOf(data: object): string | undefined {
  return Object.values(data as Record<string, Positioned | null>)[0]?.position;
}

/** What graphql-ws throws: errors of the server as a list, a close of the socket as an event, or an error of the network. */
function asGantryError(url: string, error: unknown): GantryError {
  if (error instanceof GantryError) return error;
  if (Array.isArray(error)) return reported(error);
  const { code, reason, message } = error as { code?: unknown; reason?: string; message?: string };
  if (typeof code === "number" && code >= 4_400 && code < 4_500) {
    return new GantryError("UNAUTHENTICATED", reason || "The server refused the connection.", {
      cause: error,
    });
  }
  const why = typeof code === "number" ? `the connection was closed with ${code}` : message;
  return new GantryError("UNREACHABLE", `${url} can't be reached (${why ?? code}).`, { cause: error });
}
