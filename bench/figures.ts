/** One measured figure: how long or how much, over many runs, beside the yardstick of the same run. */
export type Figure = {
  readonly measure: string;
  readonly incidents: number;
  readonly unit: 'ms' | 'bytes' | 'rows/s' | 'MB';
  readonly median: number;
  /** The 99th percentile: the worse end, whichever that is for the unit. */
  readonly p99: number;
  /** What it is held against, in words with its own figure; empty where there is none. */
  readonly yardstick: string;
};

/** The value below which a share (0 to 1) of the values lie. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** A figure of what a list of values comes to. */
export function figure(
  measure: string,
  given: Pick<Figure, 'incidents' | 'unit'> & { readonly yardstick?: string },
  values: readonly number[],
): Figure {
  const { incidents, unit, yardstick = '' } = given;
  return {
    measure,
    incidents,
    unit,
    median: median(values),
    p99: percentile(values, 0.99),
    yardstick,
  };
}

/** Figures as a Markdown table. */
export function figureTable(figures: readonly Figure[]): string {
  const rows = figures.map(({ measure, incidents, unit, median: middle, p99, yardstick }) =>
    [
      measure,
      String(incidents),
      `${shown(middle)} ${unit}`,
      `${shown(p99)} ${unit}`,
      yardstick,
    ].join(' | '),
  );
  return [
    '| measure | incidents | median | 99th percentile | beside |',
    '| --- | --- | --- | --- | --- |',
    ...rows.map((row) => `| ${row} |`),
  ].join('\n');
}

function shown(value: number): string {
  return value >= 100 ? String(Math.round(value)) : value.toFixed(1);
}
