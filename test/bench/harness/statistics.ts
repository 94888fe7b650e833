/** The value below which that share of the values lies; 0 of none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** What one round of one contender measured. Times in milliseconds. */
export interface Sample {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
}

export interface Contender {
  readonly name: string;
  measure(): Promise<Sample>;
}

export interface Result extends Sample {
  readonly name: string;
  /** The slowest and the fastest round, per second. */
  readonly range: readonly [number, number];
}

/** Three rounds in which all take their turn, so that a busy moment of the machine hits each of them; the medians. */
export async function interleaved(contenders: readonly Contender[], rounds = 3): Promise<Result[]> {
  const samples = contenders.map((): Sample[] => []);
  for (let round = 0; round < rounds; round++) {
    for (const [index, { measure }] of contenders.entries()) samples[index]?.push(await measure());
  }
  return contenders.map(({ name }, index) => {
    const of = (key: keyof Sample) => (samples[index] ?? []).map((sample) => sample[key]);
    const speeds = of("perSecond");
    return {
      name,
      perSecond: median(speeds),
      p50: median(of("p50")),
      p99: median(of("p99")),
      range: [Math.min(...speeds), Math.max(...speeds)],
    };
  });
}
