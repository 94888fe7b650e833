import { connect } from "node:net";

/*
 * Sends one request over and over on some connections and counts the answers: a client that costs next to nothing, in a
 * process of its own.
 *
 *   node --import ./test/support/ts.mjs test/bench/load.process.ts <url> <connections> <seconds> <method> <path> [body]
 */

const [base = "", connections = "1", seconds = "1", method = "GET", path = "/", body = ""] =
  process.argv.slice(2);
const { hostname, port, host } = new URL(base);
const request = Buffer.from(
  `${method} ${path} HTTP/1.1\r\nHost: ${host}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n` +
    `Content-Type: application/x-www-form-urlencoded\r\n\r\n${body}`,
);
const times: number[] = [];
let bytes = 0;
const until = performance.now() + Number(seconds) * 1_000;

function run(): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname);
    let sent = 0;
    let missing = -1;
    let head = "";
    const next = () => {
      if (performance.now() > until) return socket.destroy();
      sent = performance.now();
      socket.write(request);
    };
    socket.setNoDelay(true);
    socket.on("connect", next);
    socket.on("error", reject);
    socket.on("close", () => resolve());
    socket.on("data", (chunk) => {
      let size = chunk.length;
      if (missing < 0) {
        head += chunk.toString("latin1");
        const end = head.indexOf("\r\n\r\n");
        if (end < 0) return;
        if (!head.startsWith("HTTP/1.1 200")) return void reject(new Error(head.slice(0, 500)));
        missing = Number(/content-length: (\d+)/i.exec(head)?.[1]);
        size = head.length - end - 4;
        head = "";
      }
      missing -= size;
      bytes += size;
      if (missing > 0) return;
      missing = -1;
      times.push(performance.now() - sent);
      next();
    });
  });
}

await Promise.all(Array.from({ length: Number(connections) }, run));
times.sort((a, b) => a - b);
const at = (share: number) => Number((times[Math.floor(times.length * share)] ?? 0).toFixed(2));
console.log(
  JSON.stringify({
    perSecond: Math.round(times.length / Number(seconds)),
    p50: at(0.5),
    p99: at(0.99),
    bytes: Math.round(bytes / times.length),
  }),
);
