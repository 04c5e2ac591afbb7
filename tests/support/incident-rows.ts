import type { IncidentRow } from '../../src/store/port/rows.ts';

const NOTHING = { low: null, best: null, high: null };

/** A row of the incident list with only the given fields filled in. */
function incidentRow(given: Partial<IncidentRow> & { readonly id: number }): IncidentRow {
  return {
    uid: `uid-${given.id}`,
    from: '2020-05-12',
    until: '2020-05-12',
    precision: 'day',
    type: 'violence',
    subtype: 'attack',
    title: `incident ${given.id}`,
    status: 'reported',
    grade: null,
    place: 'Kabul',
    admin1: null,
    country: 'AFG',
    lat: null,
    lon: null,
    placePrecision: 'exact',
    killed: NOTHING,
    civilians: NOTHING,
    wounded: NOTHING,
    attributions: [],
    sources: [],
    tags: [],
    dataset: null,
    externalId: null,
    removed: false,
    ...given,
  };
}

/** Rows with descending numbers, as in a list with the newest first. */
export function incidentRows(highest: number, lowest: number): readonly IncidentRow[] {
  return Array.from({ length: highest - lowest + 1 }, (_, index) =>
    incidentRow({ id: highest - index }),
  );
}
