import { Writable } from "node:stream";
import { pino } from "pino";
import { type Log, logOptions } from "../../src/http/log.ts";

/** A log that is kept instead of written, with the fences of the real one. */
export function keptLog(): { log: Log; lines(): Record<string, unknown>[]; text(): string } {
  const chunks: string[] = [];
  const sink = new Writable({
    write(chunk, _encoding, done) {
      chunks.push(String(chunk));
      done();
    },
  });
  return {
    log: pino(logOptions("trace"), sink),
    text: () => chunks.join(""),
    lines: () => chunks.map((line) => JSON.parse(line)),
  };
}
