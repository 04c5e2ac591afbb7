import { ROLE_NAME } from '../../../app/state/layout.ts';
import { possibleWords } from '../../../domain/model/counted-figure.ts';
import { showDay } from '../../../domain/time/moment.ts';
import type { ActorPage } from '../../../store/port/rows-actors-sources.ts';
import { width as cellsOf, fit } from '../../../text/cells.ts';
import { countOf, grouped } from '../../../text/number-words.ts';
import {
  chartScale,
  columnPlaces,
  columnsChart,
  middleOf,
} from '../../components/columns-chart.ts';
import { labelsAt } from '../../components/labels-at.ts';
import { NOTHING, type PageStyle, paragraph } from '../../components/page-lines.ts';
import type { Glyphs } from '../../theme/glyphs.ts';
import type { StyledLine } from '../../theme/styled.ts';
import { ROLE_WORDS } from './counts.ts';

/** The lines of the chart of the window. */
const CHART = 4;

/** The chart over the window and those of each role over all time; without the filter, because the page is about the actor. */
export function overTime(
  page: ActorPage,
  windowName: string,
  style: PageStyle,
): readonly StyledLine[] {
  const { timeline, allTime, counts: row } = page;
  if (row === undefined) return [];
  const { from, until } = timeline.period;
  const isWhole = from <= allTime.period.from && until >= allTime.period.until;
  return [
    ...paragraph('faint', 'The filter does not apply here; t sets the window.', style.width),
    ...(isWhole ? [] : windowLines(timeline, `In the window ${windowName}`, style)),
    ...roleLines(page, style),
  ];
}

function windowLines(
  bars: ActorPage['timeline'],
  title: string,
  { width, glyphs }: PageStyle,
): readonly StyledLine[] {
  const values = bars.bars.map(({ incidents }) => incidents);
  const most = Math.max(0, ...values);
  const { cut } = chartScale(values);
  const peak =
    most === 0 ? '' : `, peak ${grouped(most)} per ${bars.unit}${cut ? ' (not to scale)' : ''}`;
  const words = paragraph('text', `${titleWords(bars, title)}${peak}${lessWords(bars)}`, width);
  if (most === 0) return [...words, NOTHING];
  return [...words, ...columnsChart({ values, cells: width, rows: CHART, glyphs }), NOTHING];
}

/** A line of bars for each role, on one axis, with its peak; above it the nearest milestone, below it the days at both ends. */
function roleLines(page: ActorPage, { width, glyphs }: PageStyle): readonly StyledLine[] {
  const { allTime, roles } = page;
  const name = Math.min(ROLE_NAME, Math.floor(width / 3));
  const peaks = Object.values(roles).map((values) => `peak ${grouped(Math.max(0, ...values))}`);
  const cells = Math.max(8, width - name - 1 - Math.max(0, ...peaks.map(cellsOf)));
  const lines = ROLE_WORDS.flatMap(([role, words]): readonly StyledLine[] => {
    const values = roles[role];
    if (values === undefined) return [];
    const chart = columnsChart({ values, cells, rows: 1, glyphs });
    const peak = `peak ${grouped(Math.max(0, ...values))}`;
    return chart.map((line) => [['label', fit(words, name)], ...line, ' ', ['faint', peak]]);
  });
  const marked = milestoneLine(page, cells, glyphs);
  const above: readonly StyledLine[] = marked === undefined ? [] : [[' '.repeat(name), ...marked]];
  return [
    ...paragraph('text', `${titleWords(allTime, 'Over all time')}${lessWords(allTime)}`, width),
    ...(lines.length === 0
      ? []
      : [...above, ...lines, [' '.repeat(name), ...axisLine(page, cells)]]),
    NOTHING,
  ];
}

/** The nearest milestone over its bar, if it has one: its name right of the mark, or left of it if only there is room. */
function milestoneLine(
  { allTime, around }: ActorPage,
  cells: number,
  { marker }: Glyphs,
): StyledLine | undefined {
  if (around === null) return undefined;
  const day = around.milestone.from.slice(0, 10);
  const index = allTime.bars.findIndex((bar) => bar.from <= day && day <= bar.until);
  const place = columnPlaces(allTime.bars.length, cells)[index];
  if (place === undefined) return undefined;
  const { name } = around.milestone;
  const mark = middleOf(place);
  const isRight = mark + 2 + cellsOf(name) <= cells;
  const isLeft = !isRight && cellsOf(name) + 1 <= mark;
  const text = isRight ? `${marker} ${name}` : isLeft ? `${name} ${marker}` : marker;
  const at = isLeft ? mark - 1 - cellsOf(name) : mark;
  return labelsAt([{ at, role: 'marker', text }], cells);
}

/** The days at both ends of the bars. */
function axisLine({ allTime: { bars, period } }: ActorPage, cells: number): StyledLine {
  const from = showDay(bars[0]?.from ?? period.from);
  const until = showDay(period.until);
  const ends = [
    { at: 0, role: 'faint', text: from },
    { at: cells - cellsOf(until), role: 'faint', text: until },
  ] as const;
  return labelsAt(ends, cells);
}

function titleWords(
  { bars, unit, period, lessPrecise, mayBe }: ActorPage['timeline'],
  title: string,
) {
  const all = bars.reduce((sum, { incidents }) => sum + incidents, 0) + lessPrecise;
  const count = all === 0 ? 'none recorded' : countOf(all, 'incident');
  return `${title} (${period.from} to ${period.until}), by ${unit}: ${count}${possibleWords(mayBe)}`;
}

function lessWords({ lessPrecise }: ActorPage['timeline']): string {
  return lessPrecise === 0 ? '' : `, ${grouped(lessPrecise)} of them dated imprecisely`;
}
