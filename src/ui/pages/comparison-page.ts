import { showMoment } from '../../domain/moment.ts';
import { countOf } from '../../domain/number-words.ts';
import { recordName } from '../../domain/record.ts';
import type { Comparison } from '../../store/rows-comparison.ts';
import { comparedColumns, SUMMARY_COLUMNS, summaryRows } from '../columns/comparison-columns.ts';
import { caveats } from '../columns/comparison-words.ts';
import { type Block, lineBlock, tableBlock } from './blocks.tsx';
import { heading, NOTHING, type PageStyle, paragraph } from './page-lines.ts';

/** What happened before and after a milestone, in the same number of days. */
export function comparisonBlocks(
  comparison: Comparison,
  filter: string,
  { width, zone }: PageStyle,
): readonly Block[] {
  const { milestone, days, actors, places } = comparison;
  const name = recordName({ kind: 'milestone', id: milestone.id });
  const scope = filter === '' ? 'everything' : `the filter ${filter}`;
  return [
    lineBlock([
      ...paragraph('title', `${milestone.name}, ${showMoment(milestone, zone)} (${name})`, width),
      ...(milestone.note === null ? [] : paragraph('text', milestone.note, width)),
      ...paragraph(
        'faint',
        `${countOf(days, 'day')} before and as many from it on, of ${scope}; + and - change the days`,
        width,
      ),
      NOTHING,
    ]),
    tableBlock({ rows: summaryRows(comparison), columns: SUMMARY_COLUMNS, zone }),
    lineBlock([NOTHING, ...caveats(comparison).flatMap((line) => paragraph('warn', line, width))]),
    ...(actors.length === 0 ? [] : [lineBlock([NOTHING, heading('By actor')])]),
    ...(actors.length === 0
      ? []
      : [
          tableBlock({
            rows: actors,
            columns: comparedColumns('actor'),
            zone,
            link: ({ id }) => ({ record: { kind: 'actor', id } }),
          }),
        ]),
    ...(places.length === 0 ? [] : [lineBlock([NOTHING, heading('By place')])]),
    ...(places.length === 0
      ? []
      : [tableBlock({ rows: places, columns: comparedColumns('place'), zone })]),
  ];
}
