import { destination, type Logger, pino } from "pino";
import type { LogLevel } from "../config.ts";

export type Log = Logger;

/**
 * The structured log: JSON lines on standard error, so that standard output is left for what is meant for a person.
 * What is logged is picked field by field; the redaction is a second fence in case a request or an error brings headers.
 */
export function makeLog(level: LogLevel): Log {
  return pino(
    {
      level,
      base: { app: "gantry", pid: process.pid },
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
      redact: {
        paths: ["authorization", "password", "token", "key", "cookie"].flatMap((name) => [
          name,
          `*.${name}`,
          `*.headers.${name}`,
        ]),
        censor: "(secret)",
      },
    },
    destination({ dest: 2, sync: true }),
  );
}
