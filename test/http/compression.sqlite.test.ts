import { once } from "node:events";
import { get, type IncomingMessage, request } from "node:http";
import { text } from "node:stream/consumers";
import { createBrotliDecompress, createGunzip } from "node:zlib";
import { expect, test } from "@jest/globals";
import { type TestServer, withServer } from "../support/server.ts";

const decoders = { br: createBrotliDecompress, gzip: createGunzip };

async function post({ url, admin }: TestServer, query: string, headers: object): Promise<IncomingMessage> {
  const sent = request(`${url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${admin.bearer}`, ...headers },
  });
  sent.end(JSON.stringify({ query }));
  const [response] = (await once(sent, "response")) as [IncomingMessage];
  return response;
}

/** 60 aliases of one field: 1.3 kB of answer. */
const long = `{ ${Array.from({ length: 60 }, (_, at) => `someAlias${at}: __typename`).join(" ")} }`;

test.each(["br", "gzip"] as const)(
  "an answer above 1 kB is compressed for who takes %s",
  async (encoding) => {
    const server = await withServer();
    const plain = await post(server, long, {});
    expect(plain.headers["content-encoding"]).toBeUndefined();
    const compressed = await post(server, long, { "accept-encoding": encoding });
    expect(compressed.headers["content-encoding"]).toBe(encoding);
    expect(compressed.headers.vary).toContain("Accept-Encoding");
    expect(await text(compressed.pipe(decoders[encoding]()))).toBe(await text(plain));
    const short = await post(server, "{ __typename }", { "accept-encoding": encoding });
    expect(short.headers["content-encoding"]).toBeUndefined();
    short.resume();
  },
);

test.each(["br", "gzip"] as const)("an event reaches a stream in %s at once", async (encoding) => {
  const server = await withServer();
  const stream = await post(server, "subscription { jobListChanged { kind } }", {
    "accept-encoding": encoding,
    accept: "text/event-stream",
  });
  expect(stream.headers["content-encoding"]).toBe(encoding);
  const decoded = stream.pipe(decoders[encoding]());
  await server.graphql(
    'mutation { createCommandJob(input: { title: "new", command: "x" }) { job { number } } }',
  );
  for await (const chunk of decoded) if (String(chunk).includes("ADDED")) break;
  stream.destroy();
});

test("the legacy APIs answer uncompressed", async () => {
  const { url } = await withServer();
  const sent = get(`${url}/api/jobs/states/`, { headers: { "accept-encoding": "br, gzip" } });
  const [response] = (await once(sent, "response")) as [IncomingMessage];
  expect(response.headers["content-encoding"]).toBeUndefined();
  expect(response.headers.vary ?? "").not.toContain("Accept-Encoding");
  response.resume();
});
