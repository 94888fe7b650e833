import { createClient } from "graphql-ws";
import WebSocket from "ws";
import { afterThisTest } from "./store.ts";
import { sse } from "./subscribe.ts";

/** What a client that always comes back has been told of one job. */
export interface Follower {
  /** One for each payload with an event: its number and type. */
  readonly told: { position: number; type: string }[];
  /** How often it came back. */
  readonly returns: () => number;
  /** Whether it has a position: cut off before, it begins anew, with a snapshot of what it has missed. */
  readonly hasBegun: () => boolean;
}

const query = `subscription ($pk: ID!, $since: Position) {
  jobChanged(id: $pk, since: $since) { position event { type } } }`;

interface Update {
  jobChanged: { position: string; event: { type: string } | null };
}

/** graphql-ws takes its own listener off before the socket's last error, which would then end the process. */
class Forgiving extends WebSocket {
  constructor(...args: ConstructorParameters<typeof WebSocket>) {
    super(...args);
    this.on("error", () => {});
  }
}

/** Follows a job over a web-socket, with graphql-ws's own way of coming back and the newest position as `since`. */
export function followOverSocket(url: string, params: Record<string, unknown>, pk: number): Follower {
  const told: Follower["told"] = [];
  const variables: { pk: number; since?: string } = { pk };
  let connections = 0;
  const client = createClient({
    url: `${url.replace("http", "ws")}/graphql`,
    webSocketImpl: Forgiving,
    connectionParams: params,
    retryAttempts: 100_000,
    retryWait: () => new Promise((resume) => setTimeout(resume, 3)),
    shouldRetry: () => true,
    on: { connecting: () => void connections++ },
  });
  afterThisTest(async () => {
    // Its server may be gone already: an attempt to come back that fails just now is no failure of the test.
    await Promise.resolve(client.dispose()).catch(() => {});
  });
  client.subscribe<Update>(
    { query, variables },
    {
      next: ({ data, errors }) => {
        if (errors || !data) throw new Error(JSON.stringify(errors));
        const { position, event } = data.jobChanged;
        variables.since = position;
        if (event) told.push({ position: Number(position), type: event.type });
      },
      error: () => {},
      complete: () => {},
    },
  );
  return { told, returns: () => connections - 1, hasBegun: () => variables.since !== undefined };
}

/** Follows a job over server-sent events, coming back whenever the stream breaks. */
export function followOverSse(url: string, authorization: string, pk: number): Follower {
  const told: Follower["told"] = [];
  let since: string | undefined;
  let connections = 0;
  const leaving = new AbortController();
  afterThisTest(async () => leaving.abort());
  void (async () => {
    while (!leaving.signal.aborted) {
      connections++;
      try {
        const { signal } = leaving;
        for await (const result of sse<Update>(
          url,
          { query, variables: { pk, since } },
          { authorization, signal },
        )) {
          if (result.errors || !result.data) throw new Error(JSON.stringify(result.errors));
          const { position, event } = result.data.jobChanged;
          since = position;
          if (event) told.push({ position: Number(position), type: event.type });
        }
      } catch {
        // Cut off: that is what it is for.
      }
      await new Promise((resume) => setTimeout(resume, 3));
    }
  })();
  return { told, returns: () => connections - 1, hasBegun: () => since !== undefined };
}
