import type { Figure } from '../../domain/model/figure.ts';
import { isReported, rangeOf } from '../../domain/model/figure-range.ts';
import { width } from '../../text/cells.ts';
import type { Glyphs } from '../theme/glyphs.ts';

/** A scale from 0 for figures one below the other: its end, and the distance of its marks. */
export type RangeScale = { readonly most: number; readonly step: number };

/** The scale on which all of the figures can be drawn, with marks at round numbers; room is left after open figures. */
export function rangeScale(figures: readonly Figure[]): RangeScale {
  const ranges = figures.filter(isReported).map(rangeOf);
  const greatest = Math.max(
    1,
    ...ranges.flatMap(({ from, to }) => (isOpen(to) ? from : [from, to])),
  );
  const step = roundStep(greatest / 3);
  const beyond = ranges.some(({ to }) => isOpen(to)) ? step / 4 : 0;
  return { step, most: step * Math.ceil((greatest + beyond) / step) };
}

/**
 * A figure on its scale, in exactly `cells`: a line over its range, a point at its best or only number (unless `pointed` is
 * false), an arrow if it has no upper end. Blank if it was not reported.
 */
export function rangeLine(
  figure: Figure,
  scale: RangeScale,
  {
    cells,
    glyphs,
    pointed = true,
  }: { readonly cells: number; readonly glyphs: Glyphs; readonly pointed?: boolean },
): string {
  if (!isReported(figure)) return ' '.repeat(cells);
  const { from, to } = rangeOf(figure);
  const until = isOpen(to) ? cells - 1 : cellOf(to, scale, cells);
  const point = figure.best ?? (isOpen(to) ? from : undefined);
  const pointAt = point === undefined || !pointed ? undefined : cellOf(point, scale, cells);
  return Array.from({ length: cells }, (_, cell) => {
    if (cell === pointAt) return glyphs.point;
    if (isOpen(to) && cell === until) return glyphs.onwards;
    return cell >= cellOf(from, scale, cells) && cell <= until ? glyphs.range : ' ';
  }).join('');
}

/** The numbers of a scale above its figures, in exactly `cells`; those without room are left out, the last one never. */
export function axisLine(scale: RangeScale, cells: number): string {
  const marks = Array.from({ length: Math.round(scale.most / scale.step) + 1 }, (_, index) => {
    const value = index * scale.step;
    const words = String(value);
    const from = Math.max(0, cellOf(value, scale, cells) - Math.floor(width(words) / 2));
    return { words, from: Math.min(from, Math.max(0, cells - width(words))) };
  });
  const last = marks.at(-1);
  const line = marks.reduce((drawn, mark) => {
    const end = mark === last ? cells : (last?.from ?? cells) - 1;
    const isFree =
      drawn === '' || (mark.from > drawn.length && mark.from + mark.words.length <= end);
    return isFree ? drawn.padEnd(mark.from) + mark.words : drawn;
  }, '');
  return line.slice(0, cells).padEnd(cells);
}

function cellOf(value: number, { most }: RangeScale, cells: number): number {
  return Math.round((value / most) * (cells - 1));
}

function isOpen(end: number): boolean {
  return end === Number.POSITIVE_INFINITY;
}

/** The first of 1, 2, 5, 10, 20, … that is at least this. */
function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, least)));
  return power * ([1, 2, 5].find((factor) => factor * power >= least) ?? 10);
}
