/** Minimum, median and maximum of a series: the median is what to quote, the others say how noisy the machine was. */
export interface Spread {
  readonly min: number;
  readonly median: number;
  readonly max: number;
}

export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return { min: at(0), median: at(0.5), max: at(1) };
}

export function formatSpread({ min, median, max }: Spread, unit: string, digits = 0): string {
  const show = (value: number) => value.toFixed(digits);
  return `median ${show(median)} ${unit} (min ${show(min)}, max ${show(max)})`;
}
