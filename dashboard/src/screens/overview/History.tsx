import { useMemo } from "react";
import { Chart } from "../../components/Chart.tsx";
import { count, roughSeconds, seconds } from "../../components/format.ts";
import type { JobHistoryQuery } from "../../graph/operations.generated.ts";

/** Marks of an axis of times, in seconds: up to 30 days. */
const timeSteps = [
  0.1, 0.5, 1, 5, 10, 15, 30, 60, 300, 600, 900, 1_800, 3_600, 7_200, 21_600, 43_200, 86_400, 604_800,
  2_592_000,
];

/** Throughput and waiting times as two charts. */
export function History({ buckets }: { buckets: JobHistoryQuery["jobHistory"] }) {
  const { times, ended, waits, totals } = useMemo(
    () => ({
      times: buckets.map(({ from }) => Date.parse(from) / 1_000),
      ended: [
        { label: "Started", color: "--state-working", values: buckets.map(({ started }) => started) },
        { label: "Finished", color: "--state-finished", values: buckets.map(({ finished }) => finished) },
        { label: "Failed", color: "--state-error", values: buckets.map(({ failed }) => failed) },
      ],
      waits: [
        { label: "Median", color: "--accent", values: buckets.map(({ wait }) => wait?.p50 ?? null) },
        { label: "95 %", color: "--state-waiting", values: buckets.map(({ wait }) => wait?.p95 ?? null) },
      ],
      totals: {
        finished: buckets.reduce((sum, { finished }) => sum + finished, 0),
        failed: buckets.reduce((sum, { failed }) => sum + failed, 0),
      },
    }),
    [buckets],
  );
  return (
    <div className="charts">
      <figure>
        <figcaption>
          Attempts: {count(totals.finished)} finished, {count(totals.failed)} failed
        </figcaption>
        <Chart
          label="Attempts started, finished and failed over time"
          times={times}
          series={ended}
          format={count}
        />
      </figure>
      <figure>
        <figcaption>Time in the queue before a start</figcaption>
        <Chart
          label="Time in the queue over time"
          times={times}
          series={waits}
          format={seconds}
          axisFormat={roughSeconds}
          steps={timeSteps}
        />
      </figure>
    </div>
  );
}
