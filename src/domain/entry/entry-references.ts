import type { RecordRef } from '../model/record.ts';
import type { Place } from '../places/place.ts';
import type { Entry, Report } from './entry.ts';

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

/** Every record that an entry refers to by id, so that a caller can check that it exists. */
export function recordReferences(entry: Entry): readonly RecordRef[] {
  switch (entry.kind) {
    case 'incident':
      return entry.relations.map((relation) => ({ kind: 'incident', id: relation.to }));
    case 'report':
      return [
        { kind: 'incident', id: entry.incident },
        ...(entry.derivesFrom === null ? [] : [{ kind: 'report', id: entry.derivesFrom } as const]),
      ];
    case 'quote':
      return [
        ...entry.about.flatMap((about) =>
          about.incident === undefined ? [] : [{ kind: 'incident', id: about.incident } as const],
        ),
        ...(entry.answers === null ? [] : [{ kind: 'quote', id: entry.answers } as const]),
      ];
    case 'merge incidents':
      return [...entry.from, entry.into].map((id) => ({ kind: 'incident', id }));
    case 'split incident':
      return [entry.incident, ...(entry.from === null ? [] : [entry.from])].map((id) => ({
        kind: 'incident',
        id,
      }));
    case 'tag':
      return entry.incidents.map((id) => ({ kind: 'incident', id }));
    case 'pin':
      return [{ kind: 'incident', id: entry.incident }];
    default:
      return [];
  }
}
