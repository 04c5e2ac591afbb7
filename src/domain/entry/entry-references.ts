import type { RecordRef } from '../model/record.ts';
import type { Place } from '../places/place.ts';
import { type Entry, type Report, recordReferences } from './entry.ts';

/** What a line names that the database may know: actors and sources by name, records by id, a place. */
export type EntryReferences = {
  readonly actors: readonly string[];
  readonly sources: readonly string[];
  readonly records: readonly RecordRef[];
  /** The place of an incident. */
  readonly place: Place | null;
};

/** Everything that an entry names and that must be looked up. */
export function entryReferences(entry: Entry): EntryReferences {
  return {
    actors: actorsIn(entry),
    sources: sourcesIn(entry),
    records: recordReferences(entry),
    place: entry.kind === 'incident' ? entry.place : null,
  };
}

function actorsIn(entry: Entry): readonly string[] {
  switch (entry.kind) {
    case 'incident':
    case 'report':
      return entry.attributions.map((attribution) => attribution.actor);
    case 'quote':
      return entry.about.flatMap((about) => (about.actor === undefined ? [] : [about.actor]));
    case 'estimate':
      return [entry.actor];
    default:
      return [];
  }
}

function sourcesIn(entry: Entry): readonly string[] {
  if (entry.kind === 'source') return entry.origin === null ? [] : [entry.origin];
  const names = [...reportsIn(entry).map(({ source }) => source), ...sayersIn(entry)];
  return [...new Set(names.filter((name) => name !== null && name !== undefined))];
}

function reportsIn(entry: Entry): readonly Report[] {
  if (entry.kind === 'incident') return entry.reports;
  return 'report' in entry ? [entry.report] : [];
}

function sayersIn(entry: Entry): readonly (string | null | undefined)[] {
  return 'attributions' in entry ? entry.attributions.map((attribution) => attribution.saidBy) : [];
}
