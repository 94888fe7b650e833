import type { MetricObject, Registry } from "prom-client";

interface Options {
  readonly name: string;
  readonly help: string;
  /** The one label. */
  readonly label: string;
  /** All of its values. */
  readonly values: readonly string[];
  /** Upper bounds, ascending. */
  readonly buckets: readonly number[];
}

/** Counts one value. */
type Observe = (seconds: number) => void;

/**
 * A histogram for what is measured several times a request: about 30 ns for a value, where prom-client's takes 500 ns. The sums are made
 * at a scrape.
 * @returns what counts the values of each label
 */
export function quickHistogram(registry: Registry, options: Options): Readonly<Record<string, Observe>> {
  const { name, help, label, values, buckets } = options;
  const series = values.map((value) => ({ value, counts: new Float64Array(buckets.length + 1), sum: 0 }));
  const metric = {
    name,
    help,
    type: "histogram",
    labelNames: [label],
    reset: () => {},
    get: async () => ({
      name,
      help,
      type: "histogram",
      aggregator: "sum",
      values: series.flatMap(({ value, counts, sum }) => {
        let count = 0;
        const upTo = [...buckets, "+Inf"].map((le, at) => {
          count += counts[at] ?? 0;
          return { metricName: `${name}_bucket`, labels: { le, [label]: value }, value: count };
        });
        return [
          ...upTo,
          { metricName: `${name}_sum`, labels: { [label]: value }, value: sum },
          { metricName: `${name}_count`, labels: { [label]: value }, value: count },
        ];
      }),
    }),
  };
  registry.registerMetric(metric as unknown as Parameters<Registry["registerMetric"]>[0] & MetricObject);
  return Object.fromEntries(
    series.map((one) => [
      one.value,
      (seconds: number) => {
        let at = 0;
        while (at < buckets.length && seconds > (buckets[at] as number)) at++;
        one.counts[at] = (one.counts[at] as number) + 1;
        one.sum += seconds;
      },
    ]),
  );
}
