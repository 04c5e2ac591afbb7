import { drawnBars, selectedBar } from '../../app/pages/moving.ts';
import { answerTo, isCounting } from '../../app/requests/queries.ts';
import { shownScope } from '../../app/requests/shown.ts';
import type { State } from '../../app/state/state.ts';
import { discountedWords, possibleWords } from '../../domain/model/counted-figure.ts';
import { showDay } from '../../domain/time/moment.ts';
import type { MilestoneRow, TimelineAnswer, TimelineBar } from '../../store/port/rows.ts';
import type { IncidentCounts } from '../../store/port/rows-counts.ts';
import { width as cellsOf, fit } from '../../text/cells.ts';
import { countOf, grouped } from '../../text/number-words.ts';
import { wrap } from '../../text/wrap.ts';
import {
  type ColumnPlace,
  chartScale,
  columnPlaces,
  columnsChart,
  middleOf,
} from '../components/columns-chart.ts';
import type { Glyphs } from '../theme/glyphs.ts';
import { type Piece, type StyledLine, textOf } from '../theme/styled.ts';
import { milestoneWords } from '../words/milestone-words.ts';
import { periodWords } from '../words/period-words.ts';
import { soFar } from '../words/so-far.ts';
import { COUNTING, insteadOfRows, noIncidents } from './empty-lines.ts';
import { type DrawPanel, FRAMING, type PanelSize } from './panel.ts';
import { axisLabels, type Mark, marksLine } from './timeline-labels.ts';

/** Bars of incidents over the window, with its milestones. */
export const drawTimeline: DrawPanel = (state, size, { glyphs }) => {
  const answer = answerTo(state, 'timeline');
  const title = `Timeline: ${periodWords(shownScope(state, 'timeline'), answer?.period)}`;
  if (answer === undefined || drawnBars(answer).length === 0) {
    return { title, note: [], lines: withoutBars(state, size, answer) };
  }
  const note = noteWords(state, answer, size.width - cellsOf(title) - FRAMING);
  const values = answer.bars.map((one) => one.incidents);
  const scale = `${grouped(chartScale(values).full)} `;
  const cells = size.width - cellsOf(scale);
  const places = columnPlaces(values.length, cells);
  const bar = state.focus === 'timeline' ? selectedBar(state) : undefined;
  const selected = bar && answer.bars.findIndex((one) => one.from === bar.from);
  const axis = axisLine(answer, places, { cells, isLagSaid: note.includes(laggingWords(answer)) });
  const given = { axis, places, cells, glyphs };
  const below =
    bar === undefined
      ? [axis]
      : chosenLines(places[selected ?? 0], barWords(bar, answer, cells), given);
  const marks = marksOf(answer, places);
  // The words about the selected bar name its milestones, so they come before the marks.
  const above =
    marks.length > 0 && size.height > below.length + 1 ? [marksLine(marks, cells, glyphs)] : [];
  const rows = Math.max(1, size.height - below.length - above.length);
  const chart = columnsChart({ values, selected, cells, rows, glyphs });
  return {
    title,
    note: isCounting(state, 'timeline') ? COUNTING : [['note', note]],
    lines: [...above, ...chart, ...below].map((line, index): StyledLine => {
      const isTop = index === above.length;
      return [['faint', isTop ? scale : ' '.repeat(scale.length)], ...line];
    }),
  };
};

/** Why there are no bars: the window is empty, or nothing in it is dated precisely enough. */
function withoutBars(
  state: State,
  size: PanelSize,
  answer: TimelineAnswer | undefined,
): readonly StyledLine[] {
  const instead = insteadOfRows(state, 'timeline', size);
  if (instead !== undefined || answer === undefined) return instead ?? [];
  const { lessPrecise, mayBe, unit, bars, isCut } = answer;
  // Those before the first bar are in the window too.
  if (isCut && (answerTo(state, 'actors')?.counts.incidents ?? 0) > 0) {
    const none = `no incident is dated to one of the last ${countOf(bars.length, unit)}, and there is no room for more bars; T draws by another unit`;
    return wrap(none, size.width).map((line): StyledLine => [['faint', line]]);
  }
  if (lessPrecise === 0) return noIncidents(state, size, { windowed: true, beside: answer });
  const [are, them] = lessPrecise === 1 ? ['is', 'it'] : ['are', 'them'];
  const words = `${countOf(lessPrecise, 'incident')}${possibleWords(mayBe)} ${are} in this window, but dated less precisely than the ${unit}, so no bar shows ${them}`;
  return wrap(words, size.width).map((line): StyledLine => [['faint', line]]);
}

/**
 * The days below the bars. A dataset that ends before the window comes in their place, or in that of the first, unless the
 * title names it: missing data must not look as if nothing had happened.
 */
function axisLine(
  answer: TimelineAnswer,
  places: readonly ColumnPlace[],
  { cells, isLagSaid }: { readonly cells: number; readonly isLagSaid: boolean },
): StyledLine {
  const lagging = isLagSaid ? '' : shortLaggingWords(answer);
  if (lagging === '') return axisLabels(answer, places, cells);
  const from = showDay(answer.period.from);
  const until = showDay(answer.period.until);
  const between = cells - from.length - until.length - 4;
  return cellsOf(lagging) <= between
    ? [['faint', from], '  ', ['marker', fit(lagging, between)], '  ', ['faint', until]]
    : [['marker', fit(laggingWords(answer), cells - until.length - 2)], '  ', ['faint', until]];
}

/**
 * A sign under the selected bar, with its counts next to it on the side with room, above the axis. If neither side has room,
 * the counts replace the axis.
 */
function chosenLines(
  place: ColumnPlace | undefined,
  words: StyledLine,
  given: { readonly axis: StyledLine; readonly cells: number; readonly glyphs: Glyphs },
): readonly StyledLine[] {
  const { axis, glyphs } = given;
  const at = place === undefined ? 0 : middleOf(place);
  const sign: Piece = ['barSelected', glyphs.under];
  const cells = cellsOf(textOf(words));
  if (at + 2 + cells <= given.cells) return [[' '.repeat(at), sign, ' ', ...words], axis];
  if (cells < at) return [[' '.repeat(at - 1 - cells), ...words, ' ', sign], axis];
  return [[' '.repeat(at), sign], words];
}

function barWords(bar: TimelineBar, answer: TimelineAnswer, width: number): StyledLine {
  const days = daysWords(bar);
  const inBar = answer.milestones.filter((milestone) => isIn(milestone, bar));
  const isShort = bar.from.slice(0, 10) === bar.until.slice(0, 10);
  const names = inBar.map((one) => (isShort ? one.name : `${showDay(one.from)} ${one.name}`));
  const killed = bar.incidents === 0 ? '' : `, ${grouped(bar.killed)} killed`;
  const count =
    bar.incidents === 0
      ? 'none recorded'
      : `${grouped(bar.incidents)} ${bar.incidents === 1 ? 'incident' : 'incidents'}`;
  const said = `  ${count}${killed}`;
  const named = milestoneWords(names, width - cellsOf(days + said) - 2);
  return [['barSelected', days], said, ...(named === '' ? [] : ['  ', ['marker', named] as const])];
}

/** `28 Nov 2026`, `23 Nov 2026 – 29 Nov 2026`, or for an hour `28 Nov 2026 14:00–14:59`. */
function daysWords({ from, until }: TimelineBar): string {
  if (from === until) return showDay(from);
  return isHour(from)
    ? `${showDay(from)} ${from.slice(11)}–${until.slice(11)}`
    : `${showDay(from)} – ${showDay(until)}`;
}

function isHour(from: string): boolean {
  return from.length > 10;
}

function marksOf(answer: TimelineAnswer, places: readonly ColumnPlace[]): readonly Mark[] {
  return places.flatMap((place, index) => {
    const bar = answer.bars[index];
    const names = answer.milestones
      .filter((milestone) => bar !== undefined && isIn(milestone, bar))
      .map((one) => `${showDay(one.from)} ${one.name}`);
    return names.length === 0 ? [] : [{ at: middleOf(place), names }];
  });
}

/** Whether a milestone is in a bar; one without a time counts as in the first hour of its day. */
function isIn({ from }: MilestoneRow, bar: TimelineBar): boolean {
  const at = isHour(bar.from) ? `${from}T00:00`.slice(0, 16) : from.slice(0, 10);
  return bar.from <= at && at <= bar.until;
}

/** The unit and totals of the bars, as much as there is room for; datasets that end early take precedence. */
function noteWords(state: State, answer: TimelineAnswer, available: number): string {
  const counts = haveOneScope(state) ? answerTo(state, 'actors')?.counts : undefined;
  const values = answer.bars.map((bar) => bar.incidents);
  // A bar that is drawn shorter than it is has to say so.
  const most = chartScale(values).cut ? `max ${grouped(Math.max(...values))} (not to scale)` : '';
  const note = (...parts: readonly string[]) =>
    [`by ${unitWords(answer)}${soFar(state)}`, ...parts.filter((part) => part !== '')].join(', ');
  const lagging = laggingWords(answer);
  const both = unplaced(answer, true);
  const notes = [
    ...(counts === undefined
      ? []
      : [note(sumWords(counts), most, unplaced(answer, false), lagging)]),
    note(most, both, lagging),
    ...(lagging === '' ? [] : [note(lagging), lagging]),
    ...(both === '' ? [] : [note(both), both]),
  ];
  return notes.find((words) => cellsOf(words) <= available) ?? note(most, both);
}

/** The unit of the bars, and how many of the last ones there are if the first have no room: `month, the last 112`. */
function unitWords({ unit, bars, isCut }: TimelineAnswer): string {
  return isCut ? `${unit}, the last ${bars.length}` : unit;
}

/** Whether the counts by actor have the same filter and window as the bars. */
function haveOneScope(state: State): boolean {
  const [one, other] = [shownScope(state, 'actors'), shownScope(state, 'timeline')];
  return one.filter === other.filter && one.window === other.window;
}

/** `12 incidents + 2 possible, 114 killed, 2 incidents without a figure; 1 discounted, 50 killed`. */
function sumWords({ incidents, mayBe, killed, discounted }: IncidentCounts): string {
  const known = incidents - killed.unknown;
  const sum = known === 0 ? 'killed n/r' : `${grouped(killed.best)} killed`;
  const without =
    killed.unknown === 0 ? '' : `, ${countOf(killed.unknown, 'incident')} without a figure`;
  const beside = discountedWords(discounted);
  return `${countOf(incidents, 'incident')}${possibleWords(mayBe)}, ${sum}${without}${beside && `; ${beside}`}`;
}

/** Which datasets end before the window begins, so that their absence in it means nothing. */
function laggingWords({ lagging }: TimelineAnswer): string {
  const [first] = lagging;
  if (first === undefined) return '';
  return lagging.length === 1
    ? `${first.name} ends ${showDay(first.newest)}`
    : `${lagging.length} datasets end before (D)`;
}

/** The same in fewer cells: `ucdp-ged to 2022-12`. */
function shortLaggingWords({ lagging }: TimelineAnswer): string {
  const [first] = lagging;
  if (first === undefined) return '';
  return lagging.length === 1
    ? `${first.name} to ${first.newest.slice(0, 7)}`
    : `${lagging.length} sets end before: D`;
}

/** What is in no bar: incidents dated less precisely than one, and, `withBeside`, possible and discounted ones. */
function unplaced(
  { unit, lessPrecise, mayBe, discounted }: TimelineAnswer,
  withBeside: boolean,
): string {
  const why = unit === 'hour' ? 'without a time' : 'dated imprecisely';
  return [
    ...(lessPrecise === 0 ? [] : [`${grouped(lessPrecise)} ${why}`]),
    ...(mayBe === 0 || !withBeside ? [] : [`${grouped(mayBe)} possible`]),
    ...(discounted.incidents === 0 || !withBeside
      ? []
      : [`${grouped(discounted.incidents)} discounted`]),
  ].join(', ');
}
