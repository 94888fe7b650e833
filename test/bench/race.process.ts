import { connect } from "node:net";
import { input } from "./harness/input.ts";
import { quantile } from "./harness/statistics.ts";
import { AnswerReader } from "./harness/wire.ts";
import type { Race, RaceResult } from "./rows/b8.ts";

/* All clients send their request for the same id at once; the next id comes when all are answered. */

const { url, ids, seconds, requests } = await input<Race>();
const { hostname, port, host } = new URL(url);
const racers = await Promise.all(
  requests.map(async ({ method, path, headers = {}, body = "" }) => {
    const socket = connect(Number(port), hostname);
    socket.setNoDelay(true);
    await new Promise((resolve, reject) => socket.once("connect", resolve).once("error", reject));
    const reader = new AnswerReader(socket);
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
    return async (id: number) => {
      const content = body.replaceAll("{{each}}", String(id));
      const sent = performance.now();
      socket.write(
        `${method} ${path} HTTP/1.1\r\nhost: ${host}\r\ncontent-length: ${Buffer.byteLength(content)}\r\n${lines.join("")}\r\n${content}`,
      );
      const { status, text } = await reader.next(true);
      times.push(performance.now() - sent);
      if (status !== 200) throw new Error(`${status} ${text}`);
      return JSON.parse(text) as { data: { acquireJob: { job: unknown } } };
    };
  }),
);
const times: number[] = [];
let [wrong, races] = [0, 0];
const begun = performance.now();
for (const id of ids) {
  if (performance.now() - begun > seconds * 1_000) break;
  races++;
  const answers = await Promise.all(racers.map((race) => race(id)));
  if (answers.filter(({ data }) => data.acquireJob.job !== null).length !== 1) wrong++;
}
const result: RaceResult = {
  perSecond: (races * 1_000) / (performance.now() - begun),
  p50: quantile(times, 0.5),
  p99: quantile(times, 0.99),
  wrong,
  races,
};
console.log(JSON.stringify(result));
process.exit(0);
