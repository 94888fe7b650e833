// A gateway in a process of its own: node gateway.process.ts <data folder> <database url>. It tells its parent where it
// listens, and answers every message with its memory in use, and with the longest delay of its event loop and the longest
// time on a core of one turn of it since the last message.
import { readFileSync } from "node:fs";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { readConfig } from "../../src/config.ts";
import { limitHeapGrowth } from "../../src/heap.ts";
import { startServer } from "../../src/server.ts";

limitHeapGrowth();
const [dataDir, databaseUrl] = process.argv.slice(2) as [string, string];
const server = await startServer({
  ...readConfig({ PORT: "0", DATA_DIR: dataDir, ADMIN_PASSWORD: "admin's password", LOG_LEVEL: "silent" }),
  databaseUrl,
});
const delays = monitorEventLoopDelay({ resolution: 5 });
delays.enable();

/** The longest time on a core between two ticks: at most a tick's interval more than the longest turn. Milliseconds. */
let turn = 0;
let ticked = mainThreadTime();
function tick(): void {
  const now = mainThreadTime();
  turn = Math.max(turn, now - ticked);
  ticked = now;
}
setInterval(tick, 2);

process.on("message", () => {
  tick();
  process.send?.({ rss: process.memoryUsage.rss(), delay: delays.max / 1e6, turn });
  delays.reset();
  turn = 0;
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
