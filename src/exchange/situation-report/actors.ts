import { discountedWords } from '../../domain/model/counted-figure.ts';
import type { ActorRow } from '../../store/port/rows.ts';
import type { SituationReport } from '../../store/port/rows-situation-report.ts';
import { grouped } from '../../text/number-words.ts';
import { escaped, table } from './markdown.ts';

const HEADER = [
  'actor',
  'incidents',
  'said to have done it',
  'claims',
  'blamed',
  'reported',
  'denies',
  'was struck',
  'took part',
  'killed in them',
];

/**
 * Who is said to have done how much, on what basis, and who was struck, sorted by the number of incidents attributed.
 * An actor may have several roles in one incident, and counts once among its incidents.
 */
export function actorsTable({ actors }: SituationReport): readonly string[] {
  if (actors.length === 0) return [];
  const rows = actors.toSorted(
    (one, other) => other.asPerpetrator - one.asPerpetrator || other.asTarget - one.asTarget,
  );
  const beside = BESIDE.filter(([, words]) => rows.some((row) => words(row) !== ''));
  return [
    table(
      [...HEADER, ...beside.map(([name]) => name)],
      rows.map((row) => [...cells(row), ...beside.map(([, words]) => words(row) || '–')]),
    ),
  ];
}

/** What is in no count of an actor, if there is any. */
const BESIDE: readonly (readonly [name: string, words: (row: ActorRow) => string])[] = [
  ['possible', ({ mayBe }) => (mayBe === 0 ? '' : grouped(mayBe))],
  ['not counted', ({ discounted }) => discountedWords(discounted)],
];

function cells(row: ActorRow): readonly string[] {
  const counts = [
    row.incidents,
    row.asPerpetrator,
    row.claimed,
    row.blamed,
    row.reported,
    row.denied,
    row.asTarget,
    row.asParticipant,
  ];
  return [
    escaped(row.name),
    ...counts.map((count) => (count === 0 ? '–' : grouped(count))),
    killedWords(row),
  ];
}

function killedWords({ incidents, killedBest, killedUnknown }: ActorRow): string {
  if (incidents === 0) return '–';
  if (killedUnknown === incidents) return 'n/r';
  const without = killedUnknown === 0 ? '' : `, ${grouped(killedUnknown)} without a figure`;
  return `${grouped(killedBest)}${without}`;
}
