/** Median and 95th percentile of what was measured. */
export interface Statistics {
  readonly median: number;
  readonly p95: number;
  readonly count: number;
}

export function statistics(samples: readonly number[]): Statistics {
  const sorted = samples.toSorted((a, b) => a - b);
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return { median: at(0.5), p95: at(0.95), count: samples.length };
}
