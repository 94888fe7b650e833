import WebSocket from "ws";
import { input } from "./harness/input.ts";
import { cpuMilliseconds, residentMegabytes } from "./harness/memory.ts";
import type { Fanout, FanoutResult } from "./rows/b9.ts";

/* Many sockets in one process, and one event after the other: see rows/b9.ts. */

const plan = await input<Fanout & { pid: number }>();
let missing = 0;
let last = "";
let all = () => {};

/** One more socket has the event. */
function heard(text: string): void {
  last = text;
  if (--missing === 0) all();
}

function open(): Promise<WebSocket> {
  return new Promise((resolve, reject) => {
    const { subscribe, authorization } = plan;
    const socket = new WebSocket(
      plan.url.replace("http", "ws") + plan.path,
      subscribe ? ["graphql-transport-ws"] : [],
      { perMessageDeflate: false, headers: authorization === null ? {} : { authorization } },
    );
    // Gantry's first payload is a snapshot, the peers send one as well; a raw socket is ready when it is open.
    let ready = false;
    const isReady = () => {
      ready = true;
      resolve(socket);
    };
    socket.on("error", reject);
    socket.on("close", (code, reason) => reject(new Error(`closed with ${code} ${reason}`)));
    socket.on("open", () => (subscribe ? socket.send('{"type":"connection_init"}') : isReady()));
    socket.on("message", (data) => {
      const text = String(data);
      if (!subscribe || ready) return heard(text);
      const { type } = JSON.parse(text) as { type: string };
      if (type === "connection_ack") {
        socket.send(JSON.stringify({ id: "1", type: "subscribe", payload: subscribe }));
      } else if (type === "next") isReady();
      else if (type !== "ping" && type !== "ka") reject(new Error(text));
    });
  });
}

async function event(number: number): Promise<number> {
  missing = plan.sockets;
  const done = new Promise<void>((resolve, reject) => {
    const late = setTimeout(
      () => reject(new Error(`${missing} sockets have not heard of event ${number}`)),
      30_000,
    );
    all = () => {
      clearTimeout(late);
      resolve();
    };
  });
  const { method, path, headers = {}, body = "" } = plan.trigger;
  const sent = performance.now();
  const answered = fetch(plan.url + path, {
    method,
    headers,
    body: body.replaceAll("{{share}}", String(((number % 99) + 1) / 100)),
  });
  await done;
  const time = performance.now() - sent;
  const response = await answered;
  const text = await response.text();
  if (response.status !== 200 || text.includes('"code"')) throw new Error(`${response.status} ${text}`);
  return time;
}

const sockets: WebSocket[] = [];
while (sockets.length < plan.sockets) {
  const some = Math.min(50, plan.sockets - sockets.length);
  sockets.push(...(await Promise.all(Array.from({ length: some }, open))));
}
// Not measured: the first events compile what the others run.
for (let number = 0; number < 2; number++) await event(number);
const before = cpuMilliseconds(plan.pid);
const times: number[] = [];
for (let number = 2; number < plan.events + 2; number++) times.push(await event(number));
const result: FanoutResult = {
  times,
  last: JSON.parse(last),
  cpu: cpuMilliseconds(plan.pid) - before,
  rss: residentMegabytes(plan.pid),
};
console.log(JSON.stringify(result));
process.exit(0);
