// npm run metrics         writes docs/metrics.md from the metrics of a server
// npm run drift:metrics   fails when it does not match
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const { readConfig } = await import("../src/config.ts");
const { metricsPage } = await import("../src/metrics/describe.ts");
const { startServer } = await import("../src/server.ts");

const file = "docs/metrics.md";
const folder = mkdtempSync(join(tmpdir(), "gantry-metrics-"));
const server = await startServer(readConfig({ PORT: "0", DATA_DIR: folder, LOG_LEVEL: "silent" }));
const page = await metricsPage(server.metrics.registry);
await server.close(0);
rmSync(folder, { recursive: true, force: true });
if (!process.argv.includes("--check")) {
  writeFileSync(file, page);
} else if (readFileSync(file, "utf8") !== page) {
  console.error(`${file} does not match the metrics. Write it with: npm run metrics`);
  process.exit(1);
}
process.exit(0);
