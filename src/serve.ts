import { ConfigError, readConfig } from "./config.ts";
import { makeLog } from "./http/log.ts";
import { type Server, startServer } from "./server.ts";
import { MigrationError } from "./store/migrations/error.ts";
import { anonymousNotes, welcome } from "./welcome.ts";

/** A signal's whole end, draining included, takes no longer. Milliseconds. */
const longestEnd = 9_500;

/**
 * Runs the server of this process until a signal ends it. What is for a person goes to standard output, the log to
 * standard error. Ends the process with 2 for wrong settings, 1 when it cannot start or breaks.
 */
export async function serve(environment: NodeJS.ProcessEnv): Promise<void> {
  try {
    const config = readConfig(environment);
    const log = makeLog(config.logLevel);
    process.on("uncaughtException", (error) => {
      log.fatal({ err: error }, "the process broke");
      process.exit(1);
    });
    const server = await startServer(config, { log, processMetrics: true });
    endOnSignal(server);
    process.stdout.write(welcome(server));
    for (const note of anonymousNotes(config, server.entryPoints)) log.info(note);
    log.info({ url: server.url, database: server.services.store.dialect }, "serving");
  } catch (error) {
    process.stderr.write(`${reason(error)}\n`);
    process.exit(error instanceof ConfigError ? 2 : 1);
  }
}

function endOnSignal(server: Server): void {
  let ending = false;
  const end = (signal: NodeJS.Signals) => {
    // Asked twice: somebody does not want to wait.
    if (ending) process.exit(1);
    ending = true;
    server.log.info({ signal }, "draining");
    setTimeout(() => {
      server.log.warn("time is up; what is still running is cut off");
      process.exit(0);
    }, longestEnd).unref();
    void server.close().then(() => {
      server.log.info("ended");
      process.exit(0);
    });
  };
  process.on("SIGTERM", end);
  process.on("SIGINT", end);
}

function reason(error: unknown): string {
  if (error instanceof ConfigError) return `Gantry can't start with these settings:\n${error.message}`;
  if (error instanceof MigrationError) return `Gantry can't use this database: ${error.message}`;
  if (!(error instanceof Error)) return String(error);
  const { code, port, address } = error as Error & { code?: string; port?: number; address?: string };
  if (code === "EADDRINUSE") return `Port ${port} of ${address} is taken; set PORT to another one.`;
  if (code === "EACCES" && port) return `Port ${port} needs more rights; set PORT to one above 1023.`;
  if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND") {
    return `HOST ${address ?? ""} is no address of this machine (${error.message}).`;
  }
  return `Gantry can't start: ${error.stack ?? error.message}`;
}
