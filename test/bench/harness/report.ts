import type { Result } from "./statistics.ts";

export interface Table {
  readonly title: string;
  readonly head: readonly string[];
  readonly lines: readonly (readonly string[])[];
}

/** What one row of the benchmarks has to say. */
export interface Section {
  readonly tables: readonly Table[];
  /** What was measured and how, and what to know when reading it: one paragraph each. */
  readonly notes?: readonly string[];
  /** Where others are ahead of Gantry. */
  readonly ahead?: readonly string[];
  readonly targets?: readonly Target[];
  /** The line that README.md quotes. */
  readonly quote?: string;
}

/** What the project wants to reach, and what it has. */
export interface Target {
  readonly what: string;
  readonly wanted: string;
  readonly measured: string;
  readonly met: boolean;
}

export interface Row {
  /** B1 to B11, growth. */
  readonly id: string;
  readonly title: string;
  run(): Promise<Section>;
}

export function figure(value: number): string {
  if (!Number.isFinite(value)) return "–";
  if (value >= 100) return Math.round(value).toLocaleString("en");
  return value >= 10 ? value.toFixed(1) : value.toFixed(2);
}

/** Another way through Gantry is no peer. */
function isGantry({ name }: Result): boolean {
  return name.startsWith("Gantry");
}

/** Results side by side: `limit` is the name of the one that all are shares of, `ours` of the one compared with peers. */
export function speeds(
  title: string,
  results: readonly Result[],
  { limit, ours }: { limit?: string; ours: string },
): Table {
  const one = results.find(({ name }) => name === ours);
  const top = results.find(({ name }) => name === limit);
  return {
    title,
    head: [
      "",
      "per second",
      "slowest – fastest round",
      "p50 ms",
      "p99 ms",
      "share of the limit",
      "Gantry is",
    ],
    lines: results.map((result) => [
      result.name,
      figure(result.perSecond),
      `${figure(result.range[0])} – ${figure(result.range[1])}`,
      figure(result.p50),
      figure(result.p99),
      top ? (result.perSecond / top.perSecond).toFixed(3) : "–",
      one && result !== top && !isGantry(result) ? `${(one.perSecond / result.perSecond).toFixed(2)} x` : "",
    ]),
  };
}

/** The peers that are faster, the limit left out. */
export function fasterPeers(
  what: string,
  results: readonly Result[],
  { limit, ours }: { limit?: string; ours: string },
): string[] {
  const [one, top] = [ours, limit].map((wanted) => results.find(({ name }) => name === wanted));
  return results
    .filter((result) => result !== top && !isGantry(result) && one && result.perSecond > one.perSecond)
    .map(({ name, perSecond }) => `${what}: ${name}, ${(perSecond / (one?.perSecond ?? 1)).toFixed(1)} x`);
}

export function atLeast(what: string, wanted: number, measured: number): Target {
  return { what, wanted: `at least ${wanted}`, measured: figure(measured), met: measured >= wanted };
}

export function atMost(what: string, wanted: number, measured: number): Target {
  return { what, wanted: `at most ${wanted}`, measured: figure(measured), met: measured <= wanted };
}

/** A result in a sentence: per second, and the share of the limit where there is one. */
export function inShort(results: readonly Result[], name: string, limit?: string): string {
  const { perSecond } = of(results, name);
  const share =
    limit === undefined ? "" : `, ${(perSecond / of(results, limit).perSecond).toFixed(2)} of the limit`;
  return `${figure(perSecond)} per second${share}`;
}

export function of(results: readonly Result[], name: string): Result {
  const found = results.find((result) => result.name === name);
  if (!found) throw new Error(`nothing was measured for ${name}`);
  return found;
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}

function table({ title, head, lines }: Table): string {
  const rule = head.map((_, column) => (column === 0 ? "---" : "--:"));
  return [...(title ? [`**${title}**`, ""] : []), line(head), line(rule), ...lines.map(line)].join("\n");
}

/** A section of the page. */
export function markdown({ id, title }: Pick<Row, "id" | "title">, section: Section): string {
  const { tables, notes = [], ahead = [], targets = [] } = section;
  const parts = [`## ${id}. ${title}`, ...notes, ...tables.map(table)];
  if (ahead.length > 0) {
    parts.push(`Others are ahead of Gantry here:\n\n${ahead.map((each) => `- ${each}`).join("\n")}`);
  }
  if (targets.length > 0) {
    const lines = targets.map(({ what, wanted, measured, met }) => [
      what,
      wanted,
      measured,
      met ? "yes" : "no",
    ]);
    parts.push(table({ title: "Targets", head: ["", "wanted", "measured", "met"], lines }));
  }
  return parts.join("\n\n");
}
