/** What is counted for an incident (`civilians` is the number of civilians among the killed). */
export const MEASURES = [
  'killed',
  'civilians',
  'wounded',
  'civilians-wounded',
  'arrested',
  'abducted',
  'displaced',
] as const;
export type Measure = (typeof MEASURES)[number];

/**
 * A count with its uncertainty, in whole numbers. `null` is "not given": three nulls mean "not reported", which is not
 * zero. A publisher's figure may be out of order and is kept so.
 */
export type Figure = {
  readonly low: number | null;
  readonly best: number | null;
  readonly high: number | null;
};

/** Greater numbers are not accepted as counts. */
export const MOST_COUNTED = 1_000_000_000;

/** The figure if nobody gave one. */
export const NOT_REPORTED: Figure = { low: null, best: null, high: null };

/** A figure as a token of an entry: `32`, `27-32`, `27/30/32`, `~30`, `10+`, `<10`, `?`. */
export function printFigure({ low, best, high }: Figure): string {
  if (low === null && best === null && high === null) return '?';
  if (low === null && high === null) return `~${best}`;
  if (low !== null && high !== null) {
    if (best === null) return `${low}-${high}`;
    return low === best && best === high ? `${best}` : `${low}/${best}/${high}`;
  }
  if (best === null) return high === null ? `${low}+` : `<${high}`;
  return `${low ?? '?'}/${best}/${high ?? '?'}`;
}

/** A figure for people: `32`, `27–32`, `30 (27–32)`, `~30`, `10+`, `<10`; `n/r` if not reported. */
export function showFigure({ low, best, high }: Figure): string {
  if (low === null && best === null && high === null) return 'n/r';
  const range = showRange(low, high);
  if (best === null) return range;
  // "About zero" would make no sense.
  if (range === '') return best === 0 ? '0' : `~${best}`;
  return range === `${best}` ? range : `${best} (${range})`;
}

/** A figure in few cells: the range alone if there is one, so that uncertainty stays visible. */
export function showFigureShort(figure: Figure): string {
  const range = showRange(figure.low, figure.high);
  return range === '' || figure.best === null ? showFigure(figure) : range;
}

function showRange(low: number | null, high: number | null): string {
  if (low !== null && high !== null) return low === high ? `${low}` : `${low}–${high}`;
  if (low !== null) return `${low}+`;
  if (high === null) return '';
  // "Fewer than zero" would make no sense.
  return high === 0 ? '0' : `<${high}`;
}
