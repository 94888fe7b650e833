import { misspelt, misspeltText } from "./config/misspelt.ts";
import { readConfig } from "./config.ts";
import { failureOf } from "./failure.ts";
import { limitHeapGrowth } from "./heap.ts";
import { type Log, openLog } from "./http/log.ts";
import { type Server, startServer } from "./server.ts";
import { anonymousAccessNotes, startupMessage } from "./startupMessage.ts";
import { activeTracing, setTracing } from "./tracing.ts";

/** The process exits at the latest so long after a signal and DRAIN_DELAY, draining included. Milliseconds. */
const shutdownTimeout = 9_500;

/**
 * Runs the server of this process until a signal ends it. The start-up message is printed to standard output, the log to
 * standard error. When it can't start, the process ends with the exit code of the failure.
 */
export async function serve(environment: NodeJS.ProcessEnv): Promise<void> {
  let host: string | undefined;
  limitHeapGrowth();
  try {
    const config = readConfig(environment);
    host = config.host;
    // The log's lines have the trace's id if there are traces.
    if (config.tracing) {
      const { startTracing } = await import("./telemetry.ts");
      setTracing(startTracing(config.tracing, (failure) => logReceiver(log, failure)));
    }
    const log = await openLog(config);
    // Whoever reads the output may end first; the server goes on.
    for (const output of [process.stdout, process.stderr]) output.on("error", () => {});
    process.on("uncaughtException", (error) => {
      log.fatal({ err: error }, "uncaught exception");
      process.exit(1);
    });
    for (const variable of misspelt(environment)) log.warn(misspeltText(variable));
    const server = await startServer(config, { log, processMetrics: true });
    stopOnSignal(server, config.drainDelay);
    process.stdout.write(startupMessage(server));
    for (const note of anonymousAccessNotes(config, server.entryPoints)) log.info(note);
    log.info({ url: server.url, database: server.services.store.dialect }, "serving");
  } catch (error) {
    const { message, exitCode } = failureOf(error, host);
    process.stderr.write(`${message}\n`);
    process.exit(exitCode);
  }
}

/** @param failure of sending traces; null when they are sent again */
function logReceiver(log: Log, failure: Error | null): void {
  if (!failure) {
    log.info("traces are sent again");
    return;
  }
  log.warn(
    { err: failure },
    "traces can't be sent and are dropped until they can; start the receiver, or correct OTEL_EXPORTER_OTLP_ENDPOINT",
  );
}

function stopOnSignal(server: Server, drainDelay: number): void {
  let stopping = false;
  const stop = (signal: NodeJS.Signals) => {
    // A second signal exits without draining.
    if (stopping) process.exit(1);
    stopping = true;
    server.log.info({ signal }, "draining");
    setTimeout(
      () => {
        server.log.warn("draining timed out; running requests are aborted");
        process.exit(0);
      },
      drainDelay * 1_000 + shutdownTimeout,
    ).unref();
    void server.close().then(async () => {
      await activeTracing()
        ?.stop()
        .catch((error: unknown) => server.log.warn({ err: error }, "the last traces were not sent"));
      server.log.info("stopped");
      process.exit(0);
    });
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
}
