import type { Sql } from "../../store/database.ts";
import { insertRows } from "../../store/sql/insertRows.ts";
import type { Dialect } from "../../store/store.ts";

/** What a node reports of its machine. Absent: not reported. */
export interface LoadReport {
  /** Load of each core in per cent, a JSON list as a text. */
  readonly cpuLoad?: string | null | undefined;
  /** Megabytes. */
  readonly freeMemory?: bigint | null | undefined;
  /** Megabytes. */
  readonly totalMemory?: bigint | null | undefined;
}

type Sample = {
  readonly nodeId: number;
  readonly minute: number;
  readonly cpuLoad: number | null;
  readonly freeMemory: bigint | null;
  readonly totalMemory: bigint | null;
};

const columns = {
  nodeId: "int",
  minute: "int",
  cpuLoad: "float",
  freeMemory: "bigint",
  totalMemory: "bigint",
} as const;

/**
 * Takes a sample of each node's load a minute, of its first report, and keeps it until it is written with others. A report
 * in a minute that has one costs a look into a set, and no statement.
 */
export class LoadSamples {
  #minute = 0;
  /** The nodes that have a sample in this minute. */
  readonly #sampled = new Set<number>();
  readonly #unwritten: Sample[] = [];

  get count(): number {
    return this.#unwritten.length;
  }

  note(nodeId: number, at: Date, report: LoadReport): void {
    const minute = Math.floor(at.getTime() / 60_000);
    if (minute !== this.#minute) {
      this.#minute = minute;
      this.#sampled.clear();
    }
    if (this.#sampled.has(nodeId)) return;
    const { freeMemory = null, totalMemory = null } = report;
    const cpuLoad = meanOf(report.cpuLoad);
    if (cpuLoad === null && freeMemory === null && totalMemory === null) return;
    this.#sampled.add(nodeId);
    this.#unwritten.push({ nodeId, minute, cpuLoad, freeMemory, totalMemory });
  }

  /** @returns what to call after the commit: only then may they be forgotten */
  async write(tx: Sql, dialect: Dialect): Promise<() => void> {
    const written = [...this.#unwritten];
    // Another gateway may have taken one of the same minute.
    await insertRows(tx, dialect, { table: "NodeLoad", columns, keepKnown: true }, written);
    return () => void this.#unwritten.splice(0, written.length);
  }
}

/** The mean of a JSON list of numbers; null of anything else, which workers may send. */
function meanOf(text: string | null | undefined): number | null {
  let sent: unknown;
  try {
    sent = JSON.parse(text || "null");
  } catch {
    return null;
  }
  const numbers = [sent].flat().filter((one) => typeof one === "number" && Number.isFinite(one)) as number[];
  const mean = numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
  return Number.isFinite(mean) ? mean : null;
}
