import { destination, type Logger, type LoggerOptions, pino } from "pino";
import type { Config, LogLevel } from "../config.ts";
import { activeTracing, traceId } from "../tracing.ts";

export type Log = Logger;

/** Options of the log; secrets are redacted in case an error carries headers. */
export function logOptions(level: LogLevel): LoggerOptions {
  return {
    level,
    base: { app: "gantry", pid: process.pid },
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    ...(activeTracing() && { mixin: () => ({ traceId: traceId() }) }),
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
  return pino(logOptions(level), standardError());
}

/** The log of the settings, in lines for people too. */
export async function openLog({ logLevel, logFormat }: Pick<Config, "logLevel" | "logFormat">): Promise<Log> {
  const format = logFormat ?? (process.stderr.isTTY ? "pretty" : "json");
  if (format === "json") return makeLog(logLevel);
  const { default: pretty } = await import("pino-pretty");
  const stream = pretty({
    destination: standardError(),
    colorize: process.stderr.isTTY,
    ignore: "app,pid",
    translateTime: "SYS:HH:MM:ss.l",
    singleLine: true,
  });
  return pino(logOptions(logLevel), stream);
}

function standardError(): ReturnType<typeof destination> {
  return lossy(destination({ dest: 2, sync: true, maxLength: unwritten }));
}

/** Bytes that are kept while the log can't be written; further lines are dropped. */
const unwritten = 64 * 1024;

/** A full disk and a closed pipe lose lines, and never end the process. */
function lossy(stream: ReturnType<typeof destination>): ReturnType<typeof destination> {
  stream.on("error", () => {});
  // Nothing is left to flush but what can't be written, which it would try for ever.
  stream.flushSync = () => {};
  return stream;
}
