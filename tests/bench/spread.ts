/** Minimum, median, 95th percentile and maximum of a series: the median is what to quote, the others say how noisy the machine was. */
export interface Spread {
  readonly min: number;
  readonly median: number;
  readonly p95: number;
  readonly max: number;
}

export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return { min: at(0), median: at(0.5), p95: at(0.95), max: at(1) };
}

export function formatSpread({ min, median, p95, max }: Spread, unit: string, digits = 0): string {
  const show = (value: number) => value.toFixed(digits);
  return `median ${show(median)} ${unit} (min ${show(min)}, p95 ${show(p95)}, max ${show(max)})`;
}
