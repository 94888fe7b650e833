import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { afterThisTest } from "./store.ts";

export interface Balancer {
  url: string;
  targets: string[];
  /** How many requests a gateway has been given and has not answered. */
  running(target: string): number;
}

/**
 * A proxy before several gateways with the rule of compose.cluster.yaml: what one refuses to take (no connection, 503) goes
 * to the next.
 */
export async function withBalancer(targets: string[]): Promise<Balancer> {
  let turn = 0;
  const running = new Map<string, number>();
  const count = (target: string, by: number) => running.set(target, (running.get(target) ?? 0) + by);
  const server = createServer((incoming, response) => {
    void (async () => {
      const first = turn++;
      const body = await buffer(incoming);
      for (let tried = 1; ; tried++) {
        const target = targets[(first + tried) % targets.length] ?? "";
        count(target, 1);
        const taken = await pass(target, { incoming, body, response, last: tried === 4 });
        count(target, -1);
        if (taken) return;
      }
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  afterThisTest(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    targets,
    running: (target) => running.get(target) ?? 0,
  };
}

interface Exchange {
  incoming: IncomingMessage;
  body: Buffer;
  response: ServerResponse;
  last: boolean;
}

/** @returns whether the gateway took it, or it was the last one to try */
function pass(target: string, { incoming, body, response, last }: Exchange): Promise<boolean> {
  return new Promise((resolve) => {
    const { method, url, headers } = incoming;
    const outgoing = request(target + url, { method, headers, agent: false }, (answer) => {
      if (answer.statusCode === 503 && !last) {
        answer.resume();
        return resolve(false);
      }
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response).on("finish", () => resolve(true));
    });
    outgoing.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "ECONNREFUSED" && !last) return resolve(false);
      response.writeHead(502).end(error.message);
      resolve(true);
    });
    outgoing.end(body);
  });
}
