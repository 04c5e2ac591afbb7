import type { Entry, IncidentEntry, Reading } from '../../src/domain/entry/entry.ts';
import { readEntry } from '../../src/domain/reading/read-entry.ts';
import type { Clock } from '../../src/domain/time/moment.ts';

/** Noon of 4 June 2020, a Thursday. */
export const CLOCK: Clock = { now: '2020-06-04T12:00:00Z', zone: 'UTC' };

/** The entry that a line gives; fails with what is wrong where it gives none. */
export function entryOf(line: string, clock: Clock = CLOCK): Entry {
  const { entry, problems } = readEntry(line, clock);
  if (entry === undefined) throw new Error(problems.map(({ message }) => message).join('\n'));
  return entry;
}

/** The incident that a line gives. */
export function incidentOf(line: string, clock: Clock = CLOCK): IncidentEntry {
  const entry = entryOf(line, clock);
  if (entry.kind !== 'incident') throw new Error(`${line} is a ${entry.kind}`);
  return entry;
}

/** What is wrong with a line: the marked text, then what is said about it. */
export function problemsOf(line: string, clock: Clock = CLOCK): readonly string[] {
  return readEntry(line, clock).problems.map(
    ({ span, message }) => `${line.slice(span.from, span.until)} → ${message}`,
  );
}

/** A reading's field by its label. */
export function fieldOf(reading: Reading, label: string): string | undefined {
  return reading.fields.find((field) => field.label === label)?.value;
}
