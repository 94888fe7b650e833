import { describe, expect, test } from "@jest/globals";
import { programActor } from "../../src/domain/actor.ts";
import { change } from "../../src/domain/change.ts";
import { writeLog } from "../../src/domain/jobs/log.ts";
import { type TestServer, withServer } from "../support/server.ts";
import { afterThisTest } from "../support/store.ts";

interface Message {
  event: string;
  id: string | null;
  data: { data?: Record<string, never>; errors?: { extensions: { code: string } }[] } | null;
}

/** What an EventSource of a browser does: GET, and on reconnecting the last id that came in Last-Event-ID. */
async function eventSource(
  { url, admin }: TestServer,
  query: string,
  { lastEventId, variables = {} }: { lastEventId?: string | null; variables?: object } = {},
) {
  const leaving = new AbortController();
  afterThisTest(async () => leaving.abort());
  const params = new URLSearchParams({ query, variables: JSON.stringify(variables) });
  const response = await fetch(`${url}/graphql?${params}`, {
    signal: leaving.signal,
    headers: {
      accept: "text/event-stream",
      authorization: `Bearer ${admin.bearer}`,
      ...(lastEventId != null && { "last-event-id": lastEventId }),
    },
  });
  const messages = parsed(response);
  return {
    next: async () => (await messages.next()).value as Message,
    leave: () => leaving.abort(),
  };
}

/** The stream's messages by the rules of the HTML standard: fields line by line, a message at each empty line. */
async function* parsed({ body }: Response): AsyncGenerator<Message> {
  let text = "";
  for await (const chunk of (body as ReadableStream<Uint8Array>).pipeThrough(
    new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>,
  )) {
    text += chunk;
    for (let end = text.indexOf("\n\n"); end >= 0; end = text.indexOf("\n\n")) {
      const fields = new Map<string, string>();
      for (const line of text.slice(0, end).split("\n")) {
        const [, name = "", value = ""] = /^([^:]*):? ?(.*)$/.exec(line) ?? [];
        if (name) fields.set(name, value);
      }
      text = text.slice(end + 2);
      if (!fields.has("data")) continue;
      const data = fields.get("data");
      yield {
        event: fields.get("event") ?? "message",
        id: fields.get("id") ?? null,
        data: data ? JSON.parse(data) : null,
      };
    }
  }
}

async function withJob() {
  const server = await withServer();
  await server.graphql(
    'mutation { createCommandJob(input: { title: "one", command: "x" }) { errors { code } } }',
  );
  const retitle = (title: string) =>
    server.graphql(
      "mutation ($title: String!) { updateJob(id: 1, changes: { title: $title }) { errors { code } } }",
      { title },
    );
  return { server, retitle };
}

describe("server-sent events", () => {
  test.each([
    ["without since", "subscription { jobChanged(id: 1) { kind event { number data } } }", {}],
    ["with since", 'subscription { jobChanged(id: 1, since: "0") { kind event { number data } } }', {}],
    [
      "with since from a variable",
      "subscription ($from: Position) { jobChanged(id: 1, since: $from) { kind event { number data } } }",
      { from: "0" },
    ],
    [
      "in a fragment",
      "subscription { ...On } fragment On on Subscription { jobChanged(id: 1) { kind event { number data } } }",
      {},
    ],
  ])("have ids by which EventSource goes on: a document %s", async (_what, query, variables) => {
    const { server, retitle } = await withJob();
    const first = await eventSource(server, query, { variables });
    const begin = await first.next();
    expect(begin).toMatchObject({ event: "next", id: expect.stringMatching(/^\d+$/) });
    await retitle("two");
    const seen = await first.next();
    first.leave();
    await retitle("three");
    await retitle("four");
    const again = await eventSource(server, query, { variables, lastEventId: seen.id });
    const missed = [await again.next(), await again.next()];
    const number = Number(seen.id);
    expect(missed.map(({ id, data }) => [id, data])).toEqual(
      [1, 2].map((step) => [
        String(number + step),
        {
          data: {
            jobChanged: { kind: "CHANGED", event: { number: number + step, data: expect.anything() } },
          },
        },
      ]),
    );
  });

  test("of a log have ids too", async () => {
    const { server } = await withJob();
    const append = (text: string) =>
      change({ services: server.services, actor: programActor("start") }, (change) =>
        writeLog(change, { id: 1, attempt: 0 }, Buffer.from(text)),
      );
    await append("one\n");
    const query = "subscription { jobLog(id: 1) { text } }";
    const first = await eventSource(server, query);
    expect(await first.next()).toMatchObject({ id: "4", data: { data: { jobLog: { text: "one\n" } } } });
    first.leave();
    await append("two\n");
    const again = await eventSource(server, query, { lastEventId: "4" });
    expect(await again.next()).toMatchObject({ id: "8", data: { data: { jobLog: { text: "two\n" } } } });
  });

  test("refuse an id that no stream gave", async () => {
    const { server } = await withJob();
    for (const lastEventId of ["x", "99999"]) {
      const source = await eventSource(server, "subscription { jobChanged(id: 1) { kind } }", {
        lastEventId,
      });
      const { id, data } = await source.next();
      expect([id, data?.errors?.[0]?.extensions.code]).toEqual([null, "INVALID_INPUT"]);
    }
  });
});
