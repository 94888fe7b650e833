import { destination, type Logger, type LoggerOptions, pino } from "pino";
import type { LogLevel } from "../config.ts";

export type Log = Logger;

/** Options of the log; secrets are redacted in case an error carries headers. */
export function logOptions(level: LogLevel): LoggerOptions {
  return {
    level,
    base: { app: "gantry", pid: process.pid },
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (label) => ({ level: label }) },
    redact: {
      paths: [
        ...["authorization", "password", "token", "key", "cookie"].flatMap((name) => [
          name,
          `*.${name}`,
          `*.headers.${name}`,
        ]),
        // Node's parser errors carry all bytes of the request, or its URL with the query.
        "*.rawPacket",
        "*.input",
      ],
      censor: "(secret)",
    },
  };
}

/**
 * The structured log: JSON lines on standard error; standard output is for people. Only chosen fields are logged, never
 * bodies, headers or queries.
 */
export function makeLog(level: LogLevel): Log {
  return pino(logOptions(level), destination({ dest: 2, sync: true }));
}
