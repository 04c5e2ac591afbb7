import {
  countedWords,
  discountedWords,
  possibleWords,
  recordedWords,
} from '../../domain/model/counted-figure.ts';
import { isCounted } from '../../domain/model/counting-rules.ts';
import { countryName } from '../../domain/places/countries.ts';
import type { DaySpan } from '../../domain/time/milestone-spans.ts';
import { showDay, showMoment } from '../../domain/time/moment.ts';
import { lengthOf } from '../../domain/time/period.ts';
import type { SituationReport } from '../../store/port/rows-situation-report.ts';
import { countOf } from '../../text/number-words.ts';
import { bullets, escaped, table } from './markdown.ts';

/** If there are more countries, the title only gives their number. */
const NAMED = 3;

/** The subject of the report: where, and in which days, or within which months if the days are withheld. */
export function titleWords({ incidents, period }: SituationReport, isRedacted: boolean): string {
  const told = incidents.filter(({ status }) => isCounted(status));
  const countries = [...new Set(told.flatMap(({ country }) => country ?? []))].toSorted();
  const names = countries.map((country) => countryName(country) ?? country);
  const where =
    names.length > NAMED
      ? `: ${names.length} countries`
      : names.length === 0
        ? ''
        : `: ${names.join(', ')}`;
  const when = isRedacted ? `days within ${monthsWords(period)}` : spanWords(period);
  return `Situation report${escaped(where)}, ${when}`;
}

/** `1 May 2020 to 31 May 2020`, or the one day. */
export function spanWords({ from, until }: DaySpan): string {
  return from === until ? showDay(from) : `${showDay(from)} to ${showDay(until)}`;
}

/** `May 2020`, `Apr 2020 to May 2020`: the months that contain some days. */
export function monthsWords({ from, until }: DaySpan): string {
  const months = [from, until].map((day) =>
    showMoment({ from: day, until: day, precision: 'month' }),
  );
  return [...new Set(months)].join(' to ');
}

type Counts = SituationReport['counts'];

/** What is counted in a window, each in words. */
type Row = readonly [name: string, words: (counts: Counts) => string];

const COUNTED: readonly Row[] = [
  ['Incidents', ({ incidents, mayBe }) => recordedWords(incidents) + possibleWords(mayBe)],
  ['Killed', ({ killed, incidents }) => countedWords(killed, incidents)],
  ['Civilians among them', ({ civilians, incidents }) => countedWords(civilians, incidents)],
  ['Claimed by an actor', ({ claimed }) => recordedWords(claimed)],
  ['In dispute', ({ disputed }) => recordedWords(disputed)],
];

/** What is shown beside the counts, if there is any. */
const NOT_COUNTED: readonly Row[] = [
  ['Not counted', ({ discounted }) => discountedWords(discounted) || 'none'],
];

function daysOf(period: DaySpan): string {
  return `the ${countOf(lengthOf(period), 'day')} up to then: ${spanWords(period)}`;
}

/** The counts of the window, each next to the previous window, and the milestones in it. */
export function headline(
  { counts, before, milestones }: SituationReport,
  isRedacted: boolean,
): readonly string[] {
  const all = [counts, ...(before === null ? [] : [before.counts])];
  const isAllCounted = all.every(({ discounted }) => discounted.incidents === 0);
  const rows = [...COUNTED, ...(isAllCounted ? [] : NOT_COUNTED)].map(([name, words]) => [
    name,
    words(counts),
    ...(before === null ? [] : [words(before.counts)]),
  ]);
  const header = ['', 'in these days', ...(before === null ? [] : ['before'])];
  return [
    table(header, rows),
    bullets([
      ...(before === null
        ? []
        : [`"Before" is ${isRedacted ? 'as many days up to then' : daysOf(before.period)}`]),
      ...milestones.map((one) => `Milestone: ${escaped(one.name)}, ${showMoment(one)}`),
    ]),
  ];
}
