import { destination, type Logger, type LoggerOptions, pino } from "pino";
import type { LogLevel } from "../config.ts";

export type Log = Logger;

/** How the log writes; the redaction is a second fence in case an error brings headers along. */
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
        // What Node hangs on an error of its parsers: all bytes of the request, or its address with the query.
        "*.rawPacket",
        "*.input",
      ],
      censor: "(secret)",
    },
  };
}

/**
 * The structured log: JSON lines on standard error, so that standard output is left for what is meant for a person.
 * What is logged is picked field by field; bodies, headers and queries never are.
 */
export function makeLog(level: LogLevel): Log {
  return pino(logOptions(level), destination({ dest: 2, sync: true }));
}
