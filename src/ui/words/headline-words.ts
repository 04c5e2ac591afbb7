import { answerTo, isCounting } from '../../app/requests/queries.ts';
import { shownScope } from '../../app/requests/shown.ts';
import { type State, today } from '../../app/state/state.ts';
import { printFilter } from '../../domain/filter/print-filter.ts';
import { besideWords, type CountedFigure } from '../../domain/model/counted-figure.ts';
import { countryName } from '../../domain/places/countries.ts';
import { showDay } from '../../domain/time/moment.ts';
import type { IncidentCounts } from '../../store/port/rows-counts.ts';
import { width as cellsOf, cut } from '../../text/cells.ts';
import { countOf, grouped } from '../../text/number-words.ts';
import type { Role } from '../theme/roles.ts';
import { type StyledLine, textOf } from '../theme/styled.ts';
import { scopeWords } from './period-words.ts';
import { soFar } from './so-far.ts';
import { clockTime, dayAgeWords } from './time-words.ts';

/** A part of the headline: it is shown whole or, if a more important one (of a lower number) needs the room, not at all. */
type Part = { readonly priority: number; readonly role: Role; readonly text: string };

/** The most cells of the filter in the headline; the title of the list has it whole. */
const FILTER_CELLS = 40;

/** Cells between two parts. */
const GAP = 3;

/**
 * What filter and window come to: where, how many incidents, how many killed with the range, how many in dispute, the newest
 * incident with its age, and at the right the time. No part of it is ever cut.
 */
export function headlineWords(state: State, cells: number): StyledLine {
  const clock = clockWords(state);
  const room = cells - 2 - cellsOf(clock) - GAP;
  const left = fitting(partsOf(state), room);
  const said = left.flatMap(({ role, text }, index) => [
    index === 0 ? ' ' : ' '.repeat(GAP),
    [role, text] as const,
  ]);
  const gap = cells - cellsOf(textOf(said)) - cellsOf(clock) - 1;
  return gap < 1 ? said : [...said, ' '.repeat(gap), ['note', clock]];
}

function partsOf(state: State): readonly Part[] {
  const answer = answerTo(state, 'actors');
  const newest = answerTo(state, 'matches')?.newest ?? null;
  const where = whereWords(state);
  const of = answer && scopeWords(shownScope(state, 'actors'));
  return [
    ...(where === '' ? [] : [{ priority: 4, role: 'title', text: where } as const]),
    ...(answer === undefined ? [] : countParts(state, answer.counts, of ?? '')),
    ...(newest === null
      ? []
      : [
          {
            priority: 5,
            role: 'note',
            text: `newest ${showDay(newest)}, ${dayAgeWords(newest, today(state))}`,
          } as const,
        ]),
  ];
}

/** The filter, or else the country of all incidents. */
function whereWords(state: State): string {
  const filter = printFilter(shownScope(state, 'actors').filter);
  if (filter !== '') return cut(filter, FILTER_CELLS);
  const country = answerTo(state, 'overview')?.country ?? null;
  return country === null ? '' : (countryName(country) ?? country).toUpperCase();
}

function countParts(state: State, counts: IncidentCounts, of: string): readonly Part[] {
  const { incidents, mayBe, discounted, disputed, killed } = counts;
  const late = isCounting(state, 'actors');
  const beside = besideWords({ mayBe, discounted: discounted.incidents });
  const count = `${countOf(incidents, 'incident')}${beside}${soFar(state)} ${of}`;
  return [
    { priority: 1, role: late ? 'faint' : 'figure', text: count },
    ...(incidents === 0
      ? []
      : [
          {
            priority: 2,
            role: late ? 'faint' : 'figure',
            text: killedWords(killed, incidents),
          } as const,
        ]),
    ...(disputed === 0
      ? []
      : [
          {
            priority: 3,
            role: late ? 'faint' : 'statusDisputed',
            text: `${grouped(disputed)} in dispute`,
          } as const,
        ]),
  ];
}

/** `114 killed (88–114), 2 without a figure`. */
function killedWords({ low, best, high, unknown }: CountedFigure, incidents: number): string {
  if (unknown === incidents) return 'killed n/r';
  const range = low === high ? '' : ` (${grouped(low)}–${grouped(high)})`;
  const without = unknown === 0 ? '' : `, ${grouped(unknown)} without a figure`;
  return `${grouped(best)} killed${range}${without}`;
}

/** The time in UTC, and in the zone of the screen if that is another. */
function clockWords({ now, zone }: State): string {
  const utc = clockTime(now, 'UTC');
  return zone === 'UTC' ? utc : `${utc}  ${clockTime(now, zone)} ${zone}`;
}

/** The most important parts that fit together, in their order. */
function fitting(parts: readonly Part[], cells: number): readonly Part[] {
  const kept = parts.toSorted((one, other) => one.priority - other.priority);
  const needed = () =>
    kept.reduce((sum, { text }) => sum + cellsOf(text), 0) + GAP * (kept.length - 1);
  while (kept.length > 1 && needed() > cells) kept.pop();
  return parts.filter((part) => kept.includes(part));
}
