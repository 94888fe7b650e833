import { setTimeout as sleep } from "node:timers/promises";
import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { print } from "graphql";
import { createClient } from "graphql-ws";
import { WebSocket } from "ws";
import { CommandFailure } from "../../failure.ts";
import { ofServer, type Remote, unreachable } from "./client.ts";

/** Delays between attempts to connect again grow from the first to the second. Milliseconds. */
const delays = { first: 250, last: 10_000 };

interface FollowOptions {
  readonly signal: AbortSignal;
  /** Called with what a connection that had worked was lost by; it is opened again. */
  lost(reason: string): void;
}

/**
 * A subscription that goes on behind its last payload after a lost connection, with nothing missed or repeated. Ends with the
 * subscription or `signal`.
 * @throws CommandFailure with the code of the server's error; UNREACHABLE when the first connection fails
 */
export async function* follow<Data, Variables extends { since?: string | null | undefined }>(
  { url, token }: Remote,
  document: TypedDocumentNode<Data, Variables>,
  variables: Omit<Variables, "since">,
  positionOf: (data: Data) => string,
  { signal, lost }: FollowOptions,
): AsyncGenerator<Data, void, undefined> {
  const client = createClient({
    url: `${url.replace(/^http/, "ws")}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: token === null ? {} : { token },
    retryAttempts: 0,
  });
  // The client's own retry would subscribe from the beginning.
  let since: string | undefined;
  let delay = delays.first;
  const end = async () => {
    // It also rejects with what a connection under way fails by, which the loop below reports.
    await Promise.resolve(client.dispose()).catch(() => {});
  };
  signal.addEventListener("abort", end);
  try {
    while (!signal.aborted) {
      try {
        const payloads = client.iterate<Data>({ query: print(document), variables: { ...variables, since } });
        for await (const { data, errors } of payloads) {
          if (errors?.[0]) throw ofServer(errors[0] as never);
          if (!data) continue;
          since = positionOf(data);
          delay = delays.first;
          yield data;
        }
        return;
      } catch (error) {
        if (signal.aborted) return;
        const failure = asFailure(url, error);
        if (failure.code !== "UNREACHABLE" || since === undefined) throw failure;
        lost(failure.message);
        await sleep(delay, undefined, { signal }).catch(() => {});
        delay = Math.min(delay * 2, delays.last);
      }
    }
  } finally {
    signal.removeEventListener("abort", end);
    await end();
  }
}

/** What graphql-ws throws: errors of the server as a list, a close of the socket as an event, or an error of the network. */
function asFailure(url: string, error: unknown): CommandFailure {
  if (error instanceof CommandFailure) return error;
  if (Array.isArray(error)) return ofServer(error[0]);
  const { code, reason } = error as { code?: unknown; reason?: string };
  if (typeof code === "number" && code >= 4_400 && code < 4_500) {
    return new CommandFailure(
      "UNAUTHENTICATED",
      `${reason || "The server refused the connection"}; see GANTRY_TOKEN.`,
    );
  }
  const why = typeof code === "number" ? `the connection was closed with ${code}` : (error as Error).message;
  return unreachable(url, { message: why || String(code) });
}
