import { type Figure, NOT_REPORTED } from './figure.ts';

export function isReported({ low, best, high }: Figure): boolean {
  return low !== null || best !== null || high !== null;
}

/**
 * The range that a reported figure allows, both ends inclusive: `27-32` is 27 to 32, `10+` is 10 and more, `<10` up to
 * 10, `~30` is 30. A publisher's figure out of order spans all the numbers that it gives.
 */
export function rangeOf(figure: Figure): { readonly from: number; readonly to: number } {
  const given = [figure.low, figure.best, figure.high].filter((number) => number !== null);
  const isOpenAbove = figure.best === null && figure.high === null;
  const isOpenBelow = figure.best === null && figure.low === null;
  return {
    from: isOpenBelow ? 0 : Math.min(...given),
    to: isOpenAbove ? Number.POSITIVE_INFINITY : Math.max(...given),
  };
}

/** Whether two reported figures cannot both be right. */
export function excludeEachOther(one: Figure, other: Figure): boolean {
  return gapBetween(one, other) > 0 || gapBetween(other, one) > 0;
}

/** How far above the range of a reported figure that of another one begins; 0 or less if it does not. */
export function gapBetween(low: Figure, high: Figure): number {
  return rangeOf(high).from - rangeOf(low).to;
}

/**
 * Combines several reported figures, the best-graded first: the lowest low, the highest high, and the first best that
 * is given. If all are equal, the figure is kept as given, even out of order or without bounds.
 */
export function combineFigures(figures: readonly Figure[]): Figure {
  const [first, ...others] = figures;
  if (first === undefined) return NOT_REPORTED;
  if (others.every((other) => isSame(first, other))) return first;
  const lows = figures.map(({ low, best, high }) => low ?? (high === null ? best : null));
  const highs = figures.map(({ low, best, high }) => high ?? (low === null ? best : null));
  return {
    low: extreme(Math.min, lows),
    best: figures.find(({ best }) => best !== null)?.best ?? null,
    high: extreme(Math.max, highs),
  };
}

function isSame(one: Figure, other: Figure): boolean {
  return one.low === other.low && one.best === other.best && one.high === other.high;
}

function extreme(
  choose: (...numbers: number[]) => number,
  numbers: readonly (number | null)[],
): number | null {
  const given = numbers.filter((number) => number !== null);
  return given.length === 0 ? null : choose(...given);
}

/** The figure that spans all of the reported ones, without a best number; open at an end where one of them is. */
export function spanOf(figures: readonly Figure[]): Figure {
  const given = figures.filter(isReported);
  if (given.length === 0) return NOT_REPORTED;
  const ranges = given.map(rangeOf);
  const to = Math.max(...ranges.map((range) => range.to));
  return {
    low: Math.min(...ranges.map(({ from }) => from)),
    best: null,
    high: to === Number.POSITIVE_INFINITY ? null : to,
  };
}

/**
 * The range that several reported figures span together, in words: `200 to 1000+`, `<1000 to 2500`; `undefined` if they
 * are all equal, or if fewer than two say anything.
 */
export function spanWords(figures: readonly Figure[]): string | undefined {
  const given = figures.filter(isReported);
  const [first, ...others] = given;
  if (first === undefined || others.every((other) => isSame(first, other))) return undefined;
  const lowest = given.reduce((one, other) =>
    rangeOf(other).from < rangeOf(one).from ? other : one,
  );
  const most = Math.max(...given.map((figure) => rangeOf(figure).to));
  // Among those without an upper bound, the greatest lower one.
  const greatest = Math.max(...given.map(({ low, best, high }) => high ?? best ?? low ?? 0));
  const isOpenBelow = lowest.low === null && lowest.best === null;
  const from = isOpenBelow ? `<${lowest.high}` : `${rangeOf(lowest).from}`;
  const to = most === Number.POSITIVE_INFINITY ? `${greatest}+` : `${most}`;
  return `${from} to ${to}`;
}
