import { answerTo } from '../../app/asking.ts';
import { selectedBar } from '../../app/moving.ts';
import { showDay, showMoment } from '../../domain/moment.ts';
import { grouped } from '../../domain/number-words.ts';
import type { MilestoneRow, TimelineAnswer, TimelineBar } from '../../store/rows.ts';
import { columnPlaces, columnsChart } from '../components/columns-chart.ts';
import { fit } from '../text/cells.ts';
import type { StyledLine } from '../theme/styled.ts';
import { insteadOfRows, noIncidents } from './empty-lines.ts';
import type { DrawPanel } from './panel.ts';
import { periodWords } from './period-words.ts';

/** Bars of incidents over the window, with the milestones that lie in it. */
export const drawTimeline: DrawPanel = (state, room, { glyphs }) => {
  const answer = answerTo(state, 'timeline');
  const title = `Timeline: ${periodWords(state.window, answer?.period)}`;
  if (answer === undefined || answer.bars.every((bar) => bar.incidents === 0)) {
    const instead =
      insteadOfRows(state, 'timeline', room) ?? noIncidents(state, room, { windowed: true });
    return { title, note: [], lines: instead };
  }
  const most = Math.max(...answer.bars.map((bar) => bar.incidents));
  const bar = selectedBar(state);
  const selected = answer.bars.findIndex((one) => one.from === bar?.from);
  const marked = markedBars(answer);
  const chart = columnsChart({
    values: answer.bars.map((one) => one.incidents),
    marked,
    selected: state.focus === 'timeline' ? selected : undefined,
    cells: room.width,
    rows: Math.max(1, room.height - 1 - (marked.size > 0 ? 1 : 0)),
    glyphs,
  });
  const below = state.focus === 'timeline' && bar !== undefined ? barWords(bar, answer) : undefined;
  return {
    title,
    note: [['note', `by ${answer.unit}, most ${grouped(most)}${lessPrecise(answer)}`]],
    lines: [...chart, below ?? axisLine(answer, room.width)],
  };
};

/**
 * First and last day under the first and the last bar, and the milestones of the window by name: between the
 * two days or after them, where there is more room.
 */
function axisLine(answer: TimelineAnswer, width: number): StyledLine {
  const { period, milestones, bars } = answer;
  const from = showDay(period.from);
  const until = showDay(period.until);
  const names = milestones.map((one) => `${showDay(one.from)} ${one.name}`).join(', ');
  const last = columnPlaces(bars.length, width).at(-1);
  const days = from.length + until.length + 2;
  const end = Math.max(days, last === undefined ? width : last.from + last.cells);
  const between = end - days - 2;
  const after = width - end - 2;
  return between >= after
    ? [['faint', from], '  ', ['marker', fit(names, between)], '  ', ['faint', until]]
    : [['faint', from + ' '.repeat(end - days + 2) + until], '  ', ['marker', fit(names, after)]];
}

function barWords(bar: TimelineBar, answer: TimelineAnswer): StyledLine {
  const days =
    bar.from === bar.until ? showDay(bar.from) : `${showDay(bar.from)} – ${showDay(bar.until)}`;
  const inBar = answer.milestones.filter((milestone) => isIn(milestone, bar));
  const names = inBar.map((one) => `${showMoment(one, 'UTC')} ${one.name}`).join(', ');
  const killed = bar.incidents === 0 ? '' : `, ${grouped(bar.killed)} killed`;
  const count =
    bar.incidents === 0
      ? 'none recorded'
      : `${grouped(bar.incidents)} ${bar.incidents === 1 ? 'incident' : 'incidents'}`;
  return [
    ['barSelected', days],
    `  ${count}${killed}`,
    ['marker', names === '' ? '' : `  ${names}`],
  ];
}

function markedBars(answer: TimelineAnswer): ReadonlySet<number> {
  const indexes = answer.bars.flatMap((bar, index) =>
    answer.milestones.some((milestone) => isIn(milestone, bar)) ? [index] : [],
  );
  return new Set(indexes);
}

function isIn(milestone: MilestoneRow, bar: TimelineBar): boolean {
  return bar.from <= milestone.from && milestone.from <= bar.until;
}

function lessPrecise(answer: TimelineAnswer): string {
  return answer.lessPrecise === 0 ? '' : `, ${grouped(answer.lessPrecise)} dated less exactly`;
}
