import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
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

export interface CheckedBalancer {
  url: string;
  /** The gateways; a new one gets requests once it is ready. */
  targets: string[];
  /** How many of them are ready. */
  ready(): number;
}

/**
 * A proxy that asks the gateways every 50 ms whether they are ready, and gives requests to those that were at the last
 * check, over connections that it keeps. It tries nothing twice.
 */
export async function withCheckedBalancer(targets: string[]): Promise<CheckedBalancer> {
  const agent = new Agent({ keepAlive: true });
  const up = new Set<string>();
  const check = async (target: string) => {
    const answer = await fetch(`${target}/readyz`).catch(() => null);
    await answer?.arrayBuffer();
    if (answer?.status === 200) up.add(target);
    else up.delete(target);
  };
  const timer = setInterval(() => void Promise.all(balancer.targets.map(check)), 50);
  let turn = 0;
  const server = createServer((incoming, response) => {
    const ready = balancer.targets.filter((target) => up.has(target));
    const target = ready[turn++ % ready.length];
    if (target === undefined) return void response.writeHead(502).end("no gateway is ready");
    const { method, url, headers } = incoming;
    const outgoing = request(target + url, { method, headers, agent }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    outgoing.on("error", (error) => response.writeHead(502).end(error.message));
    incoming.pipe(outgoing);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  afterThisTest(async () => {
    clearInterval(timer);
    agent.destroy();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const balancer: CheckedBalancer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    targets,
    ready: () => balancer.targets.filter((target) => up.has(target)).length,
  };
  return balancer;
}
