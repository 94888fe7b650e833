import { readFileSync, writeFileSync } from "node:fs";
import { cpus, loadavg, platform, release, totalmem } from "node:os";
import { versions } from "./install.ts";
import { seconds } from "./load.ts";
import { postgresVersion } from "./postgres.ts";
import { root } from "./processes.ts";
import { markdown, type Row, type Section } from "./report.ts";

export interface Run {
  readonly rows: readonly Row[];
  readonly sections: ReadonlyMap<string, Section>;
  /** Load average before the first row. */
  readonly loadBefore: number;
  readonly commit: string;
}

/**
 * Writes docs/benchmarks.md and the quoted lines of README.md. A quick try (BENCH_SECONDS) leaves both alone;
 * BENCH_PAGE names a file that takes the page instead.
 */
export async function writePage(run: Run): Promise<void> {
  const elsewhere = process.env.BENCH_PAGE;
  if (elsewhere !== undefined) return writeFileSync(elsewhere, await page(run));
  if (process.env.BENCH_SECONDS !== undefined) return;
  writeFileSync(`${root}/docs/benchmarks.md`, await page(run));
  const readme = `${root}/README.md`;
  writeFileSync(readme, quoted(readFileSync(readme, "utf8"), run.sections));
}

async function page(run: Run): Promise<string> {
  const { rows, sections } = run;
  const parts = [head(), await machine(run)];
  for (const row of rows) {
    const section = sections.get(row.id);
    if (section) parts.push(markdown(row, section));
  }
  return `${parts.join("\n\n")}\n`;
}

function head(): string {
  return `# Benchmarks

<!-- Written by \`npm run bench\`; do not edit. -->

What Gantry serves, measured beside the limit of the machine and beside other servers in the same run. \`npm run bench\`
does it all again and writes this page; \`npm run bench -- B3\` does one row. The code is in \`test/bench/\`: a file for each
row in \`rows/\`, one for each peer in \`peers/\`.

- **The limit** is the least that a program in Node can do for the same answer: node:http, one prepared statement, JSON.
  It knows no rights, no limits, no events. The share of the limit is what is left of it.
- **Peers** serve the same data and give the same answers, which is checked before anything is measured.
- all contenders of a table take their turns in three rounds; each figure is the middle of the three. Every server and every
  load generator is a process of its own on loopback with NODE_ENV=production, and all share the machine's cores.
- **Gantry is** says how many times as fast as that peer Gantry is. Below 1 the peer is faster; such peers are also named
  below each table.
- PostGraphile, graphile-worker and pg-boss are the newest that run on Node 20 (PostGraphile with one function of Node 22
  added: it asks for that version).
- p50 and p99 are the times of single answers in milliseconds, under the full load of the row.`;
}

async function machine({ loadBefore, commit }: Run): Promise<string> {
  const [cpu] = cpus();
  const packages = Object.entries(versions()).map(([name, version]) => `${name} ${version}`);
  const postgresql = await postgresVersion();
  const { dependencies, devDependencies } = JSON.parse(readFileSync(`${root}/package.json`, "utf8"));
  const own: Record<string, string> = { ...dependencies, ...devDependencies };
  const shared = ["better-sqlite3", "pg", "ws", "koa", "@prisma/client"].map(
    (name) => `${name} ${own[name]}`,
  );
  const lines = [
    [
      "machine",
      `${cpus().length} cores (${cpu?.model.trim()}), ${Math.round(totalmem() / 2 ** 30)} GB of memory`,
    ],
    ["system", `${platform()} ${release()}, Node ${process.version.slice(1)}, PostgreSQL ${postgresql}`],
    ["load average", `${loadBefore.toFixed(2)} before, ${(loadavg()[0] ?? 0).toFixed(2)} at the end`],
    ["a round", `${seconds} s`],
    ["when, what", `${new Date().toISOString().slice(0, 10)}, commit ${commit}`],
    ["peers", packages.join(", ")],
    ["used by all", shared.join(", ")],
  ];
  return ["## This run", "", "| | |", "|---|---|", ...lines.map(([a, b]) => `| ${a} | ${b} |`)].join("\n");
}

const begin = "<!-- bench: five lines of docs/benchmarks.md, written by npm run bench -->";
const end = "<!-- /bench -->";

/** The README with the five lines of this run in their place. */
function quoted(readme: string, sections: ReadonlyMap<string, Section>): string {
  const [from, to] = [readme.indexOf(begin), readme.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`README.md has no place for the benchmarks: ${begin}`);
  const lines = [...sections.values()].flatMap(({ quote }) => (quote === undefined ? [] : [`- ${quote}`]));
  return `${readme.slice(0, from + begin.length)}\n${lines.join("\n")}\n${readme.slice(to)}`;
}
