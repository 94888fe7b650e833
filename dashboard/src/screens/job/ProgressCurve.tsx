import { useMemo } from "react";
import { Chart } from "../../components/Chart.tsx";
import type { FullJob } from "./types.ts";

const percent = (value: number) => `${Math.round(value)} %`;

interface Report {
  progress?: unknown;
}

/** Progress over time, and what the newest report said beside it. Nothing before the second report. */
export function ProgressCurve({
  events,
  data,
}: {
  events: FullJob["progressEvents"]["nodes"];
  data: unknown;
}) {
  const { times, series } = useMemo(() => {
    const points = events
      .map(({ at, data: report }) => ({ at: Date.parse(at) / 1_000, progress: (report as Report).progress }))
      .filter((point): point is { at: number; progress: number } => typeof point.progress === "number");
    return {
      times: points.map(({ at }) => at),
      series: [
        { label: "Progress", color: "--accent", values: points.map(({ progress }) => progress * 100) },
      ],
    };
  }, [events]);
  const metrics = data !== null && typeof data === "object" ? Object.entries(data) : [];
  if (times.length < 2 && metrics.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="progress">
      <h2 id="progress">Progress</h2>
      {metrics.length > 0 && (
        <dl className="metrics">
          {metrics.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{typeof value === "string" ? value : JSON.stringify(value)}</dd>
            </div>
          ))}
        </dl>
      )}
      {times.length >= 2 && (
        <Chart label="Progress over time" times={times} series={series} format={percent} max={100} />
      )}
    </section>
  );
}
