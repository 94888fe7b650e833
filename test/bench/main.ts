import { execFileSync } from "node:child_process";
import { cpus, loadavg } from "node:os";
import { install } from "./harness/install.ts";
import { writePage } from "./harness/page.ts";
import { stopPostgres } from "./harness/postgres.ts";
import { root } from "./harness/processes.ts";
import { markdown, type Section } from "./harness/report.ts";
import { endAll } from "./harness/scratch.ts";
import { rows } from "./rows/index.ts";

/*
 * npm run bench                  everything; writes docs/benchmarks.md and the five lines of README.md
 * npm run bench -- B3 growth     some rows; they are only printed
 * BENCH_SECONDS=1 npm run bench  a quick try that writes nothing (BENCH_PAGE names a file to write anyway)
 *
 * Ends with 1 when a row fails (contenders answer differently, a race has two winners), then without writing anything,
 * and when a cost grows with the queue.
 */

const wanted = process.argv.slice(2).map((name) => name.toLowerCase());
const known = rows.map(({ id }) => id);
for (const name of wanted) {
  if (known.some((id) => id.toLowerCase() === name)) continue;
  console.error(`there is no row ${name}; there are ${known.join(", ")}`);
  process.exit(2);
}

install();
const chosen = rows.filter(({ id }) => wanted.length === 0 || wanted.includes(id.toLowerCase()));
const loadBefore = loadavg()[0] ?? 0;
if (loadBefore > 0.5)
  console.warn(`load ${loadBefore.toFixed(1)} on ${cpus().length} cores: this machine is busy`);

const failed: string[] = [];
const sections = new Map<string, Section>();
for (const row of chosen) {
  console.log(`${row.id} ${row.title}`);
  try {
    const section = await row.run();
    sections.set(row.id, section);
    console.log(`\n${markdown(row, section)}\n`);
  } catch (error) {
    failed.push(row.id);
    console.error(error);
    await endAll();
  }
}
if (wanted.length === 0 && failed.length === 0) {
  await writePage({ rows, sections, loadBefore, commit: commit() });
}
await stopPostgres();
const steep = (sections.get("growth")?.targets ?? []).filter(({ met }) => !met);
for (const { what, measured } of steep) console.error(`not flat: ${what} is ${measured}`);
if (failed.length > 0) console.error(`failed: ${failed.join(", ")}`);
process.exit(steep.length + failed.length > 0 ? 1 : 0);

/** What is measured; with -dirty when files differ from it. */
function commit(): string {
  try {
    return execFileSync("git", ["describe", "--always", "--dirty"], { cwd: root, encoding: "utf8" }).trim();
  } catch {
    return "unknown";
  }
}
