import { ConfigError, readConfig } from "./config.ts";
import { makeLog } from "./http/log.ts";
import { type Server, startServer } from "./server.ts";
import { anonymousAccessNotes, startupMessage } from "./startupMessage.ts";
import { MigrationError } from "./store/migrations/error.ts";
import { DatabaseInUse } from "./store/sqlite/gatewayLock.ts";

/** The process exits at the latest so long after a signal, draining included. Milliseconds. */
const shutdownTimeout = 9_500;

/**
 * Runs the server of this process until a signal ends it. The start-up message is printed to standard output, the log to
 * standard error. Exit codes: 2 for invalid settings, 1 when it cannot start or for an uncaught exception.
 */
export async function serve(environment: NodeJS.ProcessEnv): Promise<void> {
  try {
    const config = readConfig(environment);
    const log = makeLog(config.logLevel);
    // Whoever reads the output may end first; the server goes on.
    for (const output of [process.stdout, process.stderr]) output.on("error", () => {});
    process.on("uncaughtException", (error) => {
      log.fatal({ err: error }, "uncaught exception");
      process.exit(1);
    });
    const server = await startServer(config, { log, processMetrics: true });
    stopOnSignal(server);
    process.stdout.write(startupMessage(server));
    for (const note of anonymousAccessNotes(config, server.entryPoints)) log.info(note);
    log.info({ url: server.url, database: server.services.store.dialect }, "serving");
  } catch (error) {
    process.stderr.write(`${reason(error)}\n`);
    process.exit(error instanceof ConfigError ? 2 : 1);
  }
}

function stopOnSignal(server: Server): void {
  let stopping = false;
  const stop = (signal: NodeJS.Signals) => {
    // A second signal exits without draining.
    if (stopping) process.exit(1);
    stopping = true;
    server.log.info({ signal }, "draining");
    setTimeout(() => {
      server.log.warn("draining timed out; running requests are aborted");
      process.exit(0);
    }, shutdownTimeout).unref();
    void server.close().then(() => {
      server.log.info("stopped");
      process.exit(0);
    });
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
}

function reason(error: unknown): string {
  if (error instanceof ConfigError) return `Gantry can't start with these settings:\n${error.message}`;
  if (error instanceof MigrationError) return `Gantry can't use this database: ${error.message}`;
  if (error instanceof DatabaseInUse) return `Gantry can't start: ${error.message}`;
  if (!(error instanceof Error)) return String(error);
  const { code, port, address } = error as Error & { code?: string; port?: number; address?: string };
  if (code === "EADDRINUSE") return `Port ${port} of ${address} is in use; set PORT to another one.`;
  if (code === "EACCES" && port) return `Port ${port} needs more privileges; set PORT to one above 1023.`;
  if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND") {
    return `HOST ${address ?? ""} is not an address of this machine (${error.message}).`;
  }
  return `Gantry can't start: ${error.stack ?? error.message}`;
}
