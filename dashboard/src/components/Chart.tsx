import { useEffect, useRef } from "react";
import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";

export interface Series {
  label: string;
  /** A custom property of the style sheet, such as --state-finished. */
  color: string;
  values: (number | null)[];
  /** Bars for counts, a line for measurements. */
  bars?: boolean;
}

interface Properties {
  /** What it shows, for readers who can't see it. */
  label: string;
  /** Seconds since 1970. */
  times: number[];
  series: Series[];
  format: (value: number) => string;
  /** The same, short enough for the axis. */
  axisFormat?: (value: number) => string;
  /** Distances between the marks of the axis that are fit to be read; decimal ones when left out. */
  steps?: readonly number[];
  /** Highest value of the axis; as high as the data when left out. */
  max?: number;
}

const height = 180;

/** Values over time. Redrawn with the reader's theme and the width there is. */
export function Chart({ label, times, series, format, axisFormat = format, steps, max }: Properties) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    let plot: uPlot | undefined;
    function draw() {
      if (!element) return;
      plot?.destroy();
      plot = new uPlot(
        optionsOf(element, { series, format, axisFormat, steps, max }),
        [times, ...series.map(({ values }) => values)],
        element,
      );
    }
    draw();
    const resized = new ResizeObserver(() => plot?.setSize({ width: element.clientWidth, height }));
    resized.observe(element);
    const scheme = matchMedia("(prefers-color-scheme: dark)");
    scheme.addEventListener("change", draw);
    window.addEventListener("themechange", draw);
    return () => {
      resized.disconnect();
      scheme.removeEventListener("change", draw);
      window.removeEventListener("themechange", draw);
      plot?.destroy();
    };
  }, [times, series, format, axisFormat, steps, max]);
  return <div ref={box} className="chart" role="img" aria-label={label} />;
}

function optionsOf(
  element: HTMLElement,
  { series, format, axisFormat, steps, max }: Omit<Properties, "label" | "times">,
): uPlot.Options {
  const axis = {
    stroke: colorOf(element, "--muted"),
    grid: { stroke: colorOf(element, "--line"), width: 1 },
    ticks: { show: false },
  };
  return {
    width: element.clientWidth,
    height,
    cursor: { y: false },
    legend: { live: true },
    scales: { y: { range: (_plot, _low, high) => [0, max ?? Math.max(high, 1) * 1.1] } },
    axes: [
      { ...axis, space: 70 },
      {
        ...axis,
        size: 56,
        values: (_plot, values) => values.map(axisFormat ?? format),
        ...(steps && { incrs: [...steps] }),
      },
    ],
    series: [
      { value: (_plot, value) => (value === null ? "–" : new Date(value * 1_000).toLocaleString()) },
      ...series.map(({ label, color, bars, values }) => {
        const stroke = colorOf(element, color);
        return {
          label,
          stroke,
          width: bars ? 0 : 2,
          fill: bars ? stroke : undefined,
          points: { show: !bars && values.filter((value) => value !== null).length < 12, size: 5 },
          spanGaps: true,
          paths: bars ? uPlot.paths.bars?.({ size: [0.7, 24] }) : undefined,
          value: (_plot: uPlot, value: number | null) => (value === null ? "–" : format(value)),
        };
      }),
    ],
  };
}

/** What a custom property is here and now; a canvas knows none. */
function colorOf(element: HTMLElement, property: string): string {
  const probe = document.createElement("span");
  probe.style.color = `var(${property})`;
  element.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}
