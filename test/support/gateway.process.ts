// A gateway in a process of its own: node gateway.process.ts <data folder> <database url>. It tells its parent where it
// listens, and answers every message with its memory in use, the longest delay of its event loop since the last one, and
// the time that its main thread has had on a core.
import { readFileSync } from "node:fs";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { readConfig } from "../../src/config.ts";
import { startServer } from "../../src/server.ts";

const [dataDir, databaseUrl] = process.argv.slice(2) as [string, string];
const server = await startServer({
  ...readConfig({ PORT: "0", DATA_DIR: dataDir, ADMIN_PASSWORD: "admin's password", LOG_LEVEL: "silent" }),
  databaseUrl,
});
const delays = monitorEventLoopDelay({ resolution: 5 });
delays.enable();
process.on("message", () => {
  process.send?.({ rss: process.memoryUsage.rss(), delay: delays.max / 1e6, cpu: mainThreadTime() });
  delays.reset();
});
process.on("disconnect", () => void server.close(1_000).then(() => process.exit(0)));
process.send?.({ url: server.url });

/** Milliseconds; where the system does not tell, those of all threads. */
function mainThreadTime(): number {
  try {
    return Number(readFileSync("/proc/self/schedstat", "utf8").split(" ")[0]) / 1e6;
  } catch {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1e3;
  }
}
