import { useMemo } from "react";
import { Chart } from "../../components/Chart.tsx";
import { seconds } from "../../components/format.ts";
import type { NodeQuery } from "../../graph/operations.generated.ts";
import type { FullNode } from "./NodeFacts.tsx";

/** Periods to look back over, in seconds. */
export const periods = {
  "6h": { label: "6 hours", length: 21_600, interval: 600 },
  "24h": { label: "24 hours", length: 86_400, interval: 1_800 },
  "7d": { label: "7 days", length: 604_800, interval: 14_400 },
} as const;
export type Period = keyof typeof periods;

interface Properties {
  buckets: NodeQuery["nodeHistory"];
  load: FullNode["loadHistory"];
  period: Period;
  onPeriod: (period: Period) => void;
}

const percent = (value: number) => `${Math.round(value)} %`;

/** The share of the time with a job, and the load that the node reported, over time. */
export function Utilisation({ buckets, load, period, onPeriod }: Properties) {
  const { times, series, busy } = useMemo(
    () => ({
      times: buckets.map(({ from }) => Date.parse(from) / 1_000),
      series: [
        {
          label: "Busy",
          color: "--state-working",
          bars: true,
          values: buckets.map(({ utilisation }) =>
            utilisation === null || utilisation === undefined ? null : utilisation * 100,
          ),
        },
      ],
      busy: buckets.reduce((sum, { busySeconds }) => sum + busySeconds, 0),
    }),
    [buckets],
  );
  return (
    <section className="panel" aria-labelledby="utilisation">
      <header className="panel-head">
        <h2 id="utilisation">Utilisation</h2>
        <label className="inline">
          Period
          <select value={period} onChange={({ target }) => onPeriod(target.value as Period)}>
            {Object.entries(periods).map(([value, { label }]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </label>
      </header>
      <div className="charts">
        <figure>
          <figcaption>
            {busy === 0
              ? "No work in this time"
              : `At work for ${seconds(busy)} of the last ${periods[period].label}`}
          </figcaption>
          <Chart
            label="Share of the time with a job"
            times={times}
            series={series}
            format={percent}
            max={100}
          />
        </figure>
        <Load load={load} />
      </div>
    </section>
  );
}

/** Load and memory in use as the node reported them; nothing for nodes that report none. */
function Load({ load }: Pick<Properties, "load">) {
  const { times, series, known } = useMemo(
    () => ({
      times: load.map(({ from }) => Date.parse(from) / 1_000),
      known: load.some(({ cpuLoad }) => cpuLoad !== null && cpuLoad !== undefined),
      series: [
        {
          label: "Processors",
          color: "--state-working",
          values: load.map(({ cpuLoad }) => cpuLoad ?? null),
        },
        {
          label: "Memory",
          color: "--state-waiting",
          values: load.map(({ freeMemory, totalMemory }) =>
            totalMemory ? 100 * (1 - (freeMemory ?? 0) / totalMemory) : null,
          ),
        },
      ],
    }),
    [load],
  );
  if (!known) return null;
  return (
    <figure>
      <figcaption>Load, as it was reported within the last day</figcaption>
      <Chart label="Load over time" times={times} series={series} format={percent} max={100} />
    </figure>
  );
}
