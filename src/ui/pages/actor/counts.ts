import type { Role } from '../../../domain/model/actor.ts';
import { discountedWords } from '../../../domain/model/counted-figure.ts';
import { recordName } from '../../../domain/model/record.ts';
import { showMoment } from '../../../domain/time/moment.ts';
import type { ActorRow } from '../../../store/port/rows.ts';
import type { ActorAround, ActorPage, SayerRow } from '../../../store/port/rows-actors-sources.ts';
import { countOf, grouped } from '../../../text/number-words.ts';
import { field, heading, NOTHING, type PageStyle, paragraph } from '../../components/page-lines.ts';
import type { StyledLine } from '../../theme/styled.ts';
import type { Part } from '../blocks.tsx';

/** The cells of the names before the numbers. */
const NAME = 12;
const HEADERS = ['inc.', 'claimed', 'reported', 'blamed', 'denied'];

/** What an actor is called in each role, in their order. */
export const ROLE_WORDS: readonly (readonly [Role, string])[] = [
  ['perpetrator', 'did it'],
  ['target', 'was struck'],
  ['participant', 'took part'],
];

/** How many incidents name the actor, in which role and on which basis, over all time and in the window. */
export function countLines(
  page: ActorPage,
  windowName: string,
  { width }: PageStyle,
): readonly StyledLine[] {
  const { counts: row } = page;
  if (row === undefined) {
    const words = page.named === 0 ? 'no incident names it' : `none recorded${deniesWords(page)}`;
    return paragraph('faint', words, width);
  }
  return [
    ...roleTable(page, row, windowName.length + 2 < NAME ? windowName : 'window'),
    NOTHING,
    ...field('incidents', `${spanWords(row)}${deniesWords(page)}${discountedOnes(page)}`, width),
    ...field('killed in them', killedWords(row), width),
  ];
}

/** A line for each role that it has, with those that it is said to have done by basis; below each the same in the window. */
function roleTable(page: ActorPage, all: ActorRow, windowName: string): readonly StyledLine[] {
  const shown = ROLE_WORDS.filter(
    ([role]) => role === 'perpetrator' || countsIn(all, role)[0] !== 0,
  );
  const rows = shown.flatMap(([role, name]) => {
    const there = page.countsThere === undefined ? [0] : countsIn(page.countsThere, role);
    const inWindow = isAllTime(page) ? [] : [[`  ${windowName}`, ...there.map(dashed)]];
    return [[name, ...countsIn(all, role).map(dashed)], ...inWindow];
  });
  const cells = HEADERS.map((header, index) =>
    Math.max(header.length, ...rows.map((row) => row[index + 1]?.length ?? 0)),
  );
  const line = ([name = '', ...numbers]: readonly string[]) =>
    `${name.padEnd(NAME)}${numbers.map((words, index) => ` ${words.padStart(cells[index] ?? 0)}`).join('')}`;
  return [[['header', line(['', ...HEADERS])]], ...rows.map((row): StyledLine => [line(row)])];
}

/** Its incidents in a role; if it did them, also on each basis. */
function countsIn(row: ActorRow, role: Role): readonly number[] {
  switch (role) {
    case 'perpetrator':
      return [row.asPerpetrator, row.claimed, row.reported, row.blamed, row.denied];
    case 'target':
      return [row.asTarget];
    case 'participant':
      return [row.asParticipant];
  }
}

function dashed(count: number): string {
  return count === 0 ? '–' : grouped(count);
}

function isAllTime({ timeline, allTime }: ActorPage): boolean {
  const { from, until } = timeline.period;
  return from <= allTime.period.from && until >= allTime.period.until;
}

function killedWords({ incidents, killedUnknown, killedBest }: ActorRow): string {
  const known = incidents - killedUnknown;
  const without =
    killedUnknown === 0 ? '' : `, ${countOf(killedUnknown, 'incident')} without a figure`;
  return known === 0 ? 'n/r' : `${grouped(killedBest)} in ${countOf(known, 'incident')}${without}`;
}

/** The number of incidents of all time, in whatever role, with the first and last day. */
function spanWords({ incidents, firstSeen, lastSeen }: ActorRow): string {
  return firstSeen === null || lastSeen === null
    ? 'none recorded'
    : `${grouped(incidents)}, ${firstSeen} to ${lastSeen} (all time)`;
}

/** How many incidents it only denies, which are not in its counts. */
export function deniesWords({ counts: row, named }: ActorPage): string {
  const denied = named - (row?.incidents ?? 0) - (row?.discounted.incidents ?? 0);
  return denied === 0 ? '' : `, and ${grouped(denied)} that it only denies`;
}

/** Its discounted incidents, which are not in its counts either. */
export function discountedOnes({ counts: row }: ActorPage): string {
  const words = row === undefined ? '' : discountedWords(row.discounted);
  return words && `; ${words}`;
}

/** Who says that it did it, on which basis, and in how many incidents. */
export function sayerLines({ sayers }: ActorPage, width: number): readonly StyledLine[] {
  if (sayers.length === 0) return [];
  return [
    NOTHING,
    heading('Who says that it did it'),
    ...(['claimed', 'reported', 'blamed', 'denied'] as const).flatMap((basis) => {
      const its = sayers.filter((one) => one.basis === basis);
      return its.length === 0 ? [] : field(basis, its.map(sayerWords).join(', '), width);
    }),
  ];
}

function sayerWords({ saidBy, incidents }: SayerRow): string {
  return `${saidBy ?? 'itself'} ${grouped(incidents)}`;
}

/** The actor before and after the nearest milestone, which `Enter` opens. */
export function aroundParts(
  around: ActorAround | null,
  { width, glyphs }: PageStyle,
): readonly Part[] {
  if (around === null) return [];
  const { milestone, days, before, after } = around;
  const record = { kind: 'milestone', id: milestone.id } as const;
  const change = (was: number, is: number) =>
    `${was === 0 ? 'none recorded' : grouped(was)} ${glyphs.arrow} ${is === 0 ? 'none recorded' : grouped(is)}`;
  const uncovered = before.uncoveredDays + after.uncoveredDays;
  const mayBe = before.mayBe + after.mayBe;
  const beside = [
    ...(uncovered === 0
      ? []
      : [`${grouped(uncovered)} of these ${grouped(2 * days)} days are covered by no dataset`]),
    ...(mayBe === 0 ? [] : [`${grouped(mayBe)} dated too imprecisely to be on either side`]),
  ];
  return [
    { lines: [heading(`Before and after, ${grouped(days)} d each`)] },
    {
      record,
      lines: paragraph(
        'text',
        `${recordName(record)} ${milestone.name}, ${showMoment(milestone)}`,
        width,
      ),
    },
    {
      lines: [
        ...field('did it', change(before.asPerpetrator, after.asPerpetrator), width),
        ...(before.claimed + after.claimed === 0
          ? []
          : field('claimed', change(before.claimed, after.claimed), width)),
        ...field('was struck', change(before.asTarget, after.asTarget), width),
        ...beside.flatMap((words) => paragraph('faint', words, width)),
      ],
    },
  ];
}
