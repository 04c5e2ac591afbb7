import { answerTo } from '../../app/requests/queries.ts';
import { areRowsOfFilter, isEmpty, isMatchCounted } from '../../app/requests/shown.ts';
import type { State } from '../../app/state/state.ts';
import { isDated } from '../../domain/filter/filter.ts';
import { discountedWords } from '../../domain/model/counted-figure.ts';
import { showDay } from '../../domain/time/moment.ts';
import type { Answer, Question } from '../../store/port/questions.ts';
import type { IncidentCounts } from '../../store/port/rows-counts.ts';
import { grouped } from '../../text/number-words.ts';
import { wrap } from '../../text/wrap.ts';
import type { Role } from '../theme/roles.ts';
import type { StyledLine } from '../theme/styled.ts';
import type { PanelSize } from './panel.ts';

/** What is not counted: incidents possibly within the days, and discounted ones. */
type Beside = Pick<IncidentCounts, 'mayBe' | 'discounted'>;

/** The note of a panel that still shows the previous counts. */
export const COUNTING: StyledLine = [['paused', 'counting…']];

/** Shown in place of the number of matches while it is not known. */
export function insteadOfMatches(state: State): string {
  const { matches } = state.queries;
  if (matches?.error !== undefined && !matches.waiting) return 'not counted';
  return areRowsOfFilter(state) ? 'counting…' : 'loading…';
}

/** Shown in place of rows: that they are loading, or why that failed; `undefined` once there is an answer. */
export function insteadOfRows(
  state: State,
  question: Question,
  size: PanelSize,
): readonly StyledLine[] | undefined {
  const query = state.queries[question];
  if (query?.error !== undefined) return words('error', query.error, size);
  if (query?.answer === undefined) return words('faint', 'loading…', size);
  return undefined;
}

/** What the panels of incidents say if they have none: how to find some, or when the newest was. */
export function noIncidents(
  state: State,
  size: PanelSize,
  { windowed, beside }: { readonly windowed: boolean; readonly beside?: Beside | undefined },
): readonly StyledLine[] {
  if (isEmpty(state)) return words('faint', 'no incidents yet', size);
  if (!windowed && !areRowsOfFilter(state)) return words('faint', 'loading…', size);
  const matches = isMatchCounted(state) ? answerTo(state, 'matches') : undefined;
  if (isFiltered(state) && (!windowed || matches?.found === 0)) {
    return words('faint', 'no incidents match the filter (Esc clears it)', size);
  }
  const newest = matches?.newest ?? null;
  const where = newest === null ? '' : `; the newest event was on ${showDay(newest)}`;
  const lagging = windowed ? (answerTo(state, 'timeline')?.lagging ?? []) : [];
  const ends = lagging.map(({ name, newest: day }) => `; ${name} ends ${showDay(day)}`).join('');
  return words(
    'faint',
    `no incidents${noneBut(beside)} in ${windowHint(state, `${where}${ends}`)}`,
    size,
  );
}

/** What there is apart from counted incidents: ` but 2 possible and 1 discounted, 50 killed,`. */
function noneBut(beside: Beside | undefined): string {
  const { mayBe = 0, discounted } = beside ?? {};
  const parts = [
    ...(mayBe === 0 ? [] : [`${grouped(mayBe)} possible`]),
    ...(discounted === undefined || discounted.incidents === 0
      ? []
      : [discountedWords(discounted)]),
  ];
  return parts.length === 0 ? '' : ` but ${parts.join(' and ')},`;
}

/** What the panel of quotes says if it has none. */
export function noQuotes(state: State, size: PanelSize): readonly StyledLine[] {
  if (answerTo(state, 'overview')?.quotes === 0) return words('faint', 'no quotes yet', size);
  if (isFiltered(state) && isMatchCounted(state) && answerTo(state, 'matches')?.quotes === 0) {
    return words('faint', 'no quotes match the filter', size);
  }
  const outside = outsideWords(answerTo(state, 'quotes'));
  return words('faint', `no quotes in ${windowHint(state, outside && `: ${outside}`)}`, size);
}

/** How many quotes are outside the window, on which side. */
export function outsideWords(answer: Answer<'quotes'> | undefined): string {
  const { newer = 0, older = 0 } = answer ?? {};
  return [
    ...(newer === 0 ? [] : [`${grouped(newer)} newer`]),
    ...(older === 0 ? [] : [`${grouped(older)} older`]),
  ].join(', ');
}

/** The period that has nothing in it, and how to see more. */
function windowHint(state: State, more: string): string {
  return isDated(state.filter.filter)
    ? `the days of the filter${more}`
    : `this window${more} (t changes the window)`;
}

/** What a person sees first on an empty database. */
export function welcomeLines(state: State, size: PanelSize): readonly StyledLine[] {
  return [
    [['title', 'This database is empty.']],
    [],
    ...(state.readOnly
      ? words('text', 'It is open read-only, so nothing can be added here.', size)
      : WRITTEN.map(keyLine)),
    ...READ.map(keyLine),
    [],
    ...words('faint', '? shows every key, and the grammar of entries', size),
  ];
}

type KeyWords = readonly [key: string, words: string];

const WRITTEN: readonly KeyWords[] = [
  ['a', 'adds an incident in one line'],
  ['i', 'imports a file: UCDP, ACLED, GDELT, HXL, a table of yours'],
];
const READ: readonly KeyWords[] = [
  ['d', 'opens sample data to explore'],
  [':', 'opens another database, and lists all commands'],
];

function keyLine([key, what]: KeyWords): StyledLine {
  return [['key', ` ${key} `], ` ${what}`];
}

function isFiltered(state: State): boolean {
  return state.filter.text.trim() !== '';
}

function words(role: Role, text: string, size: PanelSize): readonly StyledLine[] {
  return wrap(text, size.width).map((line): StyledLine => [[role, line]]);
}
