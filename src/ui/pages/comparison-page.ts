import type { State } from '../../app/state/state.ts';
import { isDated } from '../../domain/filter/filter.ts';
import { showMoment } from '../../domain/time/moment.ts';
import type { Comparison } from '../../store/port/rows-comparison.ts';
import {
  claimColumns,
  comparedColumns,
  comparedLegend,
  SUMMARY_COLUMNS,
  summaryRows,
} from '../columns/comparison-columns.ts';
import { heading, NOTHING, type PageStyle, paragraph } from '../components/page-lines.ts';
import type { Column } from '../table/column.ts';
import type { StyledLine } from '../theme/styled.ts';
import { caveats, shownRows, spanWords } from '../words/comparison-words.ts';
import { type Block, lineBlock, tableBlock } from './blocks.tsx';

type Scope = Pick<State, 'filter' | 'window'>;

/** What happened in the same number of days before and after a milestone. */
export function comparisonBlocks(
  comparison: Comparison,
  scope: Scope,
  { width, zone, glyphs }: PageStyle,
): readonly Block[] {
  const { milestone, actors, places, claims } = comparison;
  const caveatLines = caveats(comparison).flatMap((line) => paragraph('warn', line, width));
  return [
    lineBlock([
      ...paragraph('title', `${milestone.name}, ${showMoment(milestone)}`, width),
      ...(milestone.note === null ? [] : paragraph('text', milestone.note, width)),
      ...paragraph('text', `${daysWords(comparison, scope)}; + and - change that`, width),
      ...paragraph('faint', scopeWords(scope), width),
      NOTHING,
    ]),
    tableBlock({ rows: summaryRows(comparison), columns: SUMMARY_COLUMNS, zone }),
    lineBlock(caveatLines.length === 0 ? [] : [NOTHING, ...caveatLines]),
    ...(actors.length + places.length === 0
      ? []
      : [lineBlock([NOTHING, ...paragraph('faint', comparedLegend(glyphs), width)])]),
    ...tabled(actors, {
      title: 'By actor',
      columns: comparedColumns('actor', comparison),
      zone,
      link: ({ id }) => ({ record: { kind: 'actor', id } }),
    }),
    ...tabled(places, {
      title: 'By place',
      columns: comparedColumns('place', comparison),
      zone,
    }),
    ...tabled(claims, {
      title: 'Claimed, by actor and place',
      columns: claimColumns(comparison),
      zone,
      link: ({ actorId }) => ({ record: { kind: 'actor', id: actorId } }),
    }),
  ];
}

function tabled<R>(
  rows: readonly R[],
  {
    title,
    ...table
  }: Omit<Parameters<typeof tableBlock<R>>[0], 'rows'> & {
    readonly title: string;
    readonly columns: readonly Column<R>[];
  },
): readonly Block[] {
  const { shown, more } = shownRows(rows);
  if (shown.length === 0) return [];
  return [
    lineBlock([NOTHING, heading(title)]),
    tableBlock({ ...table, rows: shown }),
    lineBlock(more.map((line): StyledLine => [['faint', line]])),
  ];
}

/** The number of days on each side, and where it comes from. */
function daysWords(comparison: Comparison, { filter, window }: Scope): string {
  const words = spanWords(comparison);
  if (comparison.days !== comparison.windowDays) return words;
  if (isDated(filter.filter)) return `${words}, as many as the filter covers`;
  const isEndless = window.kind === 'last' && window.name === 'all';
  return isEndless ? words : `${words}, as many as the window covers`;
}

function scopeWords({ filter }: Scope): string {
  if (filter.text === '') return 'counting every incident';
  return `counting what matches ${filter.text}${isDated(filter.filter) ? ', ignoring its dates' : ''}`;
}
