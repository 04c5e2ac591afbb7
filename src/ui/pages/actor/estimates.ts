import { ESTIMATE_MEASURES } from '../../../domain/entry/entry.ts';
import { showFigure } from '../../../domain/model/figure.ts';
import { spanOf, spanWords } from '../../../domain/model/figure-range.ts';
import { recordName } from '../../../domain/model/record.ts';
import { showMoment } from '../../../domain/time/moment.ts';
import type { ActorPage } from '../../../store/port/rows-actors-sources.ts';
import type { EstimateRow } from '../../../store/port/rows-estimate.ts';
import { heading, NOTHING, type PageStyle } from '../../components/page-lines.ts';
import type { Role } from '../../theme/roles.ts';
import { type Block, type Part, partsBlock } from '../blocks.tsx';
import { type ScaledRow, scaledParts } from '../scaled-rows.ts';

/** The estimates about an actor: those of one measure on one scale, with the range that they span together. */
export function estimatesBlock({ estimates }: ActorPage, style: PageStyle): Block {
  if (estimates.length === 0) return partsBlock([]);
  const ordered = estimates.toSorted(
    (one, other) =>
      ESTIMATE_MEASURES.indexOf(one.measure) - ESTIMATE_MEASURES.indexOf(other.measure),
  );
  const byMeasure = [...Map.groupBy(ordered, measureWords)];
  return partsBlock([
    { lines: [heading(`Estimates (${estimates.length})`)] },
    ...byMeasure.flatMap(([measure, rows], index): readonly Part[] => [
      { lines: [...(index === 0 ? [] : [NOTHING]), [['label', measure]]] },
      ...scaledParts(
        [...rows.map((row) => estimateRow(row, rows)), ...together(rows)],
        { name: 'source', date: 'as of', figure: 'figure' },
        style,
      ),
    ]),
  ]);
}

/** What is estimated, and since when. */
function measureWords({ measure, since }: EstimateRow): string {
  return since === null ? measure : `${measure} since ${showMoment(since)}`;
}

/** An estimate; whether it is in dispute is said once below if all of its measure are. */
function estimateRow(row: EstimateRow, beside: readonly EstimateRow[]): ScaledRow {
  const { id, source, sourceId, grade, asOf, figure, note } = row;
  const isOdd = row.disputed && !beside.every(({ disputed }) => disputed);
  const details: readonly (readonly [Role, string | null])[] = [
    ['warn', isOdd ? 'in dispute' : null],
    ['faint', note],
  ];
  return {
    record: { kind: 'estimate', id },
    ...(sourceId === null ? {} : { opens: { kind: 'source', id: sourceId } }),
    id: recordName({ kind: 'estimate', id }),
    name: source ?? 'no source given',
    grade: grade ?? '',
    date: asOf === null ? '' : showMoment(asOf),
    figure,
    words: showFigure(figure),
    details: details.flatMap(([role, text]): ScaledRow['details'] =>
      text === null ? [] : [[role, text]],
    ),
  };
}

/** The range that the estimates span together, unless they all say the same. */
function together(rows: readonly EstimateRow[]): readonly ScaledRow[] {
  const figures = rows.map(({ figure }) => figure);
  const span = spanWords(figures);
  if (span === undefined) return [];
  const isDisputed = rows.some(({ disputed }) => disputed);
  const details: ScaledRow['details'] = [
    [isDisputed ? 'warn' : 'text', isDisputed ? `${span}, in dispute` : span],
  ];
  const figure = spanOf(figures);
  const row = { id: '', name: 'in all', grade: '', date: '', figure, words: '', details };
  return [{ ...row, isSpan: true }];
}
