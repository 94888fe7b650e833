import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { afterThisTest } from "./store.ts";

export interface Answer {
  status: number;
  text: string;
  /** The connection is closed in the middle of the text. */
  cut?: boolean;
}

/** What a proxy answers while its server is away. */
const away: Answer = { status: 502, text: "<html><body><h1>502 Bad Gateway</h1></body></html>" };

/** A reverse proxy in front of a gateway: a test sees what is asked, and may have it answered otherwise. */
export interface Relay {
  url: string;
  /** Bodies of all requests, in order. */
  readonly received: string[];
  /** What the client gets for a request; by default what the gateway answers. */
  answer: (request: string, forward: () => Promise<Answer>) => Answer | Promise<Answer>;
}

export async function withRelay(target: string): Promise<Relay> {
  const server = createServer(async (request, response) => {
    const body = await buffer(request);
    relay.received.push(String(body));
    const forward = async () => {
      const { host: _, connection: __, "content-length": ___, ...headers } = request.headers;
      const answer = await fetch(target + request.url, {
        method: request.method ?? "GET",
        headers: headers as Record<string, string>,
        ...(body.length > 0 && { body: Uint8Array.from(body) }),
      });
      return { status: answer.status, text: await answer.text() };
    };
    const { status, text, cut } = await (async () => relay.answer(String(body), forward))().catch(() => away);
    response.writeHead(status, { "content-length": Buffer.byteLength(text) });
    if (!cut) return void response.end(text);
    response.write(text.slice(0, text.length / 2), () => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const relay: Relay = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received: [],
    answer: (_, forward) => forward(),
  };
  afterThisTest(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return relay;
}
