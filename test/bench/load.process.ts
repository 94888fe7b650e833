import { connect, type Socket } from "node:net";
import { input } from "./harness/input.ts";
import type { Client, Load, Request } from "./harness/load.ts";
import { quantile } from "./harness/statistics.ts";
import { AnswerReader } from "./harness/wire.ts";

/* Sends requests on raw sockets and counts: a client that costs next to nothing. See harness/load.ts. */

const plan = await input<Load>();
const refused = plan.refuse === undefined ? null : new RegExp(plan.refuse);
const times: number[] = [];
const begun = performance.now();
const until = begun + plan.seconds * 1_000;

type Fill = (text: string) => string;

function written({ method, path, headers = {}, body = "" }: Request, host: string, fill: Fill): Buffer {
  const content = fill(body);
  const head = Object.entries({ host, "content-length": String(Buffer.byteLength(content)), ...headers });
  return Buffer.from(
    `${method} ${fill(path)} HTTP/1.1\r\n${head.map(([name, value]) => `${name}: ${fill(value)}\r\n`).join("")}\r\n${content}`,
  );
}

/** Texts that stay the same are written once. */
function prepared(request: Request, host: string): (fill: Fill) => Buffer {
  if (JSON.stringify(request).includes("{{")) return (fill) => written(request, host, fill);
  const ready = written(request, host, (text) => text);
  return () => ready;
}

async function open({ hostname, port }: URL): Promise<Socket> {
  const socket = connect(Number(port), hostname);
  socket.setNoDelay(true);
  await new Promise((resolve, reject) => socket.once("connect", resolve).once("error", reject));
  return socket;
}

async function run({ requests, ids, url = plan.url }: Client, place: number): Promise<void> {
  const server = new URL(url);
  const socket = await open(server);
  const reader = new AnswerReader(socket);
  const steps = requests.map((request) => ({
    send: prepared(request, server.host),
    keep: request.keep === undefined ? null : new RegExp(request.keep),
  }));
  for (let pass = 0; performance.now() < until && (!ids || pass < ids.length); pass++) {
    let kept = "";
    const fill = (text: string) =>
      text
        .replaceAll("{{each}}", String(ids?.[pass]))
        .replaceAll("{{kept}}", kept)
        .replaceAll("{{share}}", String(((pass * 37 + place) % 1_000) / 1_000));
    const sent = performance.now();
    for (const { send, keep } of steps) {
      socket.write(send(fill));
      const answer = await reader.next(keep !== null || refused !== null);
      if (answer.status !== 200) throw new Error(`${answer.status} ${answer.text.slice(0, 500)}`);
      if (refused?.test(answer.text)) throw new Error(`refused: ${answer.text.slice(0, 500)}`);
      if (keep) kept = keep.exec(answer.text)?.[1] ?? fail(`no ${keep} in ${answer.text.slice(0, 500)}`);
    }
    times.push(performance.now() - sent);
  }
  socket.destroy();
}

function fail(message: string): never {
  throw new Error(message);
}

await Promise.all(plan.clients.map(run));
console.log(
  JSON.stringify({
    perSecond: (times.length * 1_000) / (performance.now() - begun),
    p50: quantile(times, 0.5),
    p99: quantile(times, 0.99),
  }),
);
