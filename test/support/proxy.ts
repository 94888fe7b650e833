import type { AddressInfo } from "node:net";
import { connect, createServer, type Socket } from "node:net";
import { afterThisTest } from "./store.ts";

/** A line between clients and a server that a test can cut, and lead to another server. */
export interface Proxy {
  url: string;
  /** Where new connections go: a server's URL; null: nowhere, they are refused. */
  target: string | null;
  /** How many connections were refused. */
  refused: number;
  /** All that clients have sent, a character for each byte. */
  sent: string;
  /** Cuts every connection there is, in the middle of whatever is under way. Returns how many there were. */
  cut(): number;
  /** Keeps what the server answers, until the returned function is called. */
  holdAnswers(): () => void;
}

export async function withProxy(target: string): Promise<Proxy> {
  const pairs = new Set<[Socket, Socket]>();
  const server = createServer((client) => {
    if (proxy.target === null) {
      proxy.refused++;
      return void client.destroy();
    }
    const { hostname, port } = new URL(proxy.target);
    // Only the URL of a PostgreSQL server may come without a port.
    const upstream = connect(Number(port || 5_432), hostname);
    const pair: [Socket, Socket] = [client, upstream];
    pairs.add(pair);
    for (const socket of pair) {
      socket.on("error", () => {});
      socket.on("close", () => {
        pairs.delete(pair);
        for (const side of pair) side.destroy();
      });
    }
    client.on("data", (data) => {
      proxy.sent += data.toString("latin1");
    });
    client.pipe(upstream).pipe(client);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const proxy: Proxy = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    target,
    refused: 0,
    sent: "",
    cut: () => {
      const cut = [...pairs];
      for (const [client, upstream] of cut) {
        client.destroy();
        upstream.destroy();
      }
      return cut.length;
    },
    holdAnswers: () => {
      const held = [...pairs];
      for (const [client, upstream] of held) upstream.unpipe(client);
      return () => {
        for (const [client, upstream] of held) upstream.pipe(client);
      };
    },
  };
  afterThisTest(async () => {
    proxy.cut();
    await new Promise((resolve) => server.close(resolve));
  });
  return proxy;
}
