import { type Figure, MEASURES, type Measure, showFigureShort } from '../model/figure.ts';
import { gapBetween, isReported } from '../model/figure-range.ts';
import type { EvidenceNames } from './evidence-names.ts';

type Reported = {
  readonly sourceId: number;
  readonly figures: Readonly<Partial<Record<Measure, Figure>>>;
};

/** Figures of two sources that cannot both be right: for each measure one sentence, about the two that are furthest apart. */
export function figureConflicts(
  reports: readonly Reported[],
  names: Pick<EvidenceNames, 'source'>,
): readonly string[] {
  return MEASURES.flatMap((measure) => {
    const given = reports.flatMap(({ sourceId, figures }) => {
      const figure = figures[measure];
      return figure !== undefined && isReported(figure) ? [{ sourceId, figure }] : [];
    });
    const [furthest] = given
      .flatMap((low) => given.map((high) => ({ low, high })))
      .filter(({ low, high }) => low.sourceId !== high.sourceId)
      .map((pair) => ({ ...pair, gap: gapBetween(pair.low.figure, pair.high.figure) }))
      .filter(({ gap }) => gap > 0)
      .toSorted((one, other) => other.gap - one.gap);
    if (furthest === undefined) return [];
    const words = ({ sourceId, figure }: (typeof given)[number]) =>
      `${names.source(sourceId)} ${showFigureShort(figure)}`;
    return [`${measure}: ${words(furthest.low)} and ${words(furthest.high)} cannot both be right.`];
  });
}
