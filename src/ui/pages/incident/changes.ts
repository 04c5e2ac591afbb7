import { showInstant } from '../../../domain/time/moment.ts';
import type { ChangeRow, IncidentPage } from '../../../store/port/rows.ts';
import { field, paragraph } from '../../components/page-lines.ts';
import type { StyledLine } from '../../theme/styled.ts';

/** The newest change in one line, so that it is seen without scrolling; all of them are below. */
export function lastChange(
  { changes }: IncidentPage,
  width: number,
  zone: string,
): readonly StyledLine[] {
  const [newest] = changes;
  if (newest === undefined || changes.length < 2) return [];
  const [first, ...more] = newest.fields.map(fieldWords);
  const what = first === undefined ? '' : ` · ${first}${more.length === 0 ? '' : ', …'}`;
  const words = `${showInstant(newest.at, zone)} ${newest.who}: ${newest.title}${what}`;
  return field('changed', words, width);
}

/** A change of an incident: when, who, and each field before and after. */
export function changeLines(change: ChangeRow, zone: string, width: number): readonly StyledLine[] {
  return [
    ...paragraph('faint', `${showInstant(change.at, zone)} ${change.who}: ${change.title}`, width),
    ...change.fields.flatMap((one) => field(`  ${one.name}`, valuesOf(one), width)),
  ];
}

function fieldWords(change: ChangeRow['fields'][number]): string {
  return `${change.name} ${valuesOf(change)}`;
}

function valuesOf({ before, after }: ChangeRow['fields'][number]): string {
  return `${before ?? '–'} → ${after ?? '–'}`;
}
