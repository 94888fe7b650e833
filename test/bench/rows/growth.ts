import { Draft } from "../harness/draft.ts";
import { seconds } from "../harness/load.ts";
import { task } from "../harness/processes.ts";
import { figure, type Row } from "../harness/report.ts";

const sizes = process.env.BENCH_SECONDS === undefined ? [1_000, 20_000, 100_000] : [1_000, 5_000];
/** How many times the cost at the least size may be that at the greatest. */
const allowed = 3;

interface Measured {
  /** Milliseconds, or per second, as each name says at its end. */
  readonly costs: Record<string, number>;
  readonly plans: Record<string, string[]>;
}

/** How many times as expensive the last is as the first. */
function growth(name: string, first: number, last: number): number {
  return name.endsWith("ms") ? last / first : first / last;
}

async function run(): Promise<Draft> {
  const draft = new Draft(
    "What the queue's hot calls cost in process (the middle of 30 to 50 calls), and what the server serves in a second on 16 connections, on SQLite with a queue of each length: trees of 1,000 jobs, most of which want what the worker does not have. The server runs in the process that is measured, and the load in another.",
  );
  const measured: Measured[] = [];
  for (const jobs of sizes) {
    console.log(`  ${jobs} jobs`);
    measured.push(await task<Measured>("growth.process.ts", { jobs, seconds }));
  }
  const names = Object.keys(measured[0]?.costs ?? {});
  const cost = (name: string, index: number) => measured.at(index)?.costs[name] ?? 0;
  draft.tables.push({
    title: "",
    head: ["", ...sizes.map((size) => `${size.toLocaleString("en")} jobs`), "cost grows"],
    lines: names.map((name) => [
      name,
      ...sizes.map((_, index) => figure(cost(name, index))),
      `${growth(name, cost(name, 0), cost(name, -1)).toFixed(1)} x`,
    ]),
  });
  draft.targets.push(
    ...names.map((name) => {
      const grown = growth(name, cost(name, 0), cost(name, -1));
      return {
        what: `growth of: ${name}`,
        wanted: `at most ${allowed} x`,
        measured: grown.toFixed(1),
        met: grown <= allowed,
      };
    }),
  );
  const plans = Object.entries(measured.at(-1)?.plans ?? {});
  const lines = plans.flatMap(([name, details]) => [name, ...details.map((detail) => `    ${detail}`)]);
  draft.notes.push(
    `The plans of their statements at the greatest length:\n\n\`\`\`\n${lines.join("\n")}\n\`\`\``,
  );
  return draft;
}

export const growthRow: Row = { id: "growth", title: "How the cost grows with the queue", run };
