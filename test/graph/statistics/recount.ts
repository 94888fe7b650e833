/** Seconds spread over rows, counted in the plainest way. */
export function spreadOf(values: readonly number[]) {
  if (values.length === 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  const percentile = (percent: number) => sorted[Math.ceil((percent / 100) * sorted.length) - 1];
  return {
    count: sorted.length,
    sum: expectedSum(sorted),
    min: sorted[0],
    max: sorted.at(-1),
    p50: percentile(50),
    p95: percentile(95),
    p99: percentile(99),
  };
}

function expectedSum(values: readonly number[]): number {
  return Math.round(values.reduce((sum, value) => sum + value, 0) * 1000) / 1000;
}

/** How often each text occurs. */
export function tally(values: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}
