/** One measured figure over several runs, beside the baseline of the same run. */
export type Figure = {
  readonly measure: string;
  readonly incidents: number;
  readonly unit: Unit;
  /** How many times it was measured. */
  readonly times: number;
  readonly median: number;
  /** The 99th percentile, counted towards the worse end: low for a speed, high for everything else. */
  readonly p99: number;
  readonly baseline: Baseline | undefined;
};

export type Unit = 'ms' | 'µs' | 'bytes' | 'rows/s' | 'MB' | '%' | '×';

/** What a figure is held against, in the figure's own unit. */
export type Baseline = { readonly name: string; readonly median: number };

/** The smallest of the values that so large a share (0 to 1) of them does not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** A figure of what a list of values comes to. */
export function figure(
  name: Pick<Figure, 'measure' | 'incidents' | 'unit'>,
  values: readonly number[],
  baseline?: Baseline,
): Figure {
  return {
    ...name,
    times: values.length,
    median: median(values),
    p99: percentile(values, name.unit === 'rows/s' ? 0.01 : 0.99),
    baseline,
  };
}

const HEADER = ['measure', 'incidents', 'times', 'median', 'p99', 'baseline', 'ratio'];

/** Figures as a Markdown table. */
export function figureTable(figures: readonly Figure[]): string {
  const rows = figures.map((one) => [
    one.measure,
    one.incidents.toLocaleString('en'),
    String(one.times),
    shown(one.median, one.unit),
    shown(one.p99, one.unit),
    one.baseline === undefined
      ? ''
      : `${one.baseline.name}: ${shown(one.baseline.median, one.unit)}`,
    one.baseline === undefined ? '' : ratio(one.median, one.baseline.median, one.unit),
  ]);
  return [HEADER, HEADER.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}

/** How many times the baseline; for a waiting time also how much longer. */
function ratio(value: number, baseline: number, unit: Unit): string {
  const times = `${(value / baseline).toFixed(2)}×`;
  return unit === 'ms' && value >= baseline ? `${times}, +${shown(value - baseline, unit)}` : times;
}

function shown(value: number, unit: Unit): string {
  if (unit === '%') return `${value.toFixed(2)} %`;
  const number = Math.abs(value) >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(1);
  return `${unit === 'bytes' ? Math.round(value).toLocaleString('en') : number} ${unit}`;
}
