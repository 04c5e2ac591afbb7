import type { ActorRow, AttributionRow, IncidentRow, QuoteRow } from '../../src/store/port/rows.ts';
import type { IncidentCounts } from '../../src/store/port/rows-counts.ts';

/** A row of the incident list, with ordinary values unless given. */
export function incidentRow(given: Partial<IncidentRow> = {}): IncidentRow {
  return {
    id: 1204,
    uid: '0196f0a0-0000-7000-8000-000000000001',
    from: '2020-03-06',
    until: '2020-03-06',
    precision: 'day',
    type: 'violence',
    subtype: 'attack',
    title: 'Gunmen open fire on a memorial gathering',
    status: 'reported',
    grade: 'B2',
    place: 'Kabul',
    admin1: 'Kabul',
    country: 'AFG',
    lat: 34.53,
    lon: 69.17,
    placePrecision: 'exact',
    killed: { low: 27, best: null, high: 32 },
    civilians: { low: null, best: null, high: null },
    wounded: { low: 81, best: 81, high: 81 },
    attributions: [
      attributionRow(),
      attributionRow({ actorId: 6, name: 'civilians', shortName: null, role: 'target' }),
    ],
    sources: ['Reuters'],
    tags: [],
    dataset: null,
    externalId: null,
    removed: false,
    ...given,
  };
}

/** An attribution: ISKP, reported as the perpetrator, unless given. */
export function attributionRow(given: Partial<AttributionRow> = {}): AttributionRow {
  return {
    actorId: 5,
    name: 'Islamic State, Khorasan',
    shortName: 'ISKP',
    kind: 'rebel',
    role: 'perpetrator',
    basis: 'reported',
    doubted: false,
    saidBy: 'Reuters',
    ...given,
  };
}

const NO_FIGURE = { low: 0, best: 0, high: 0, unknown: 0 } as const;

/** The counts of discounted incidents if there are none. */
const NONE_DISCOUNTED = { incidents: 0, killed: 0, unknown: 0 } as const;

/** The counts of no incidents. */
export const NO_COUNTS: IncidentCounts = {
  incidents: 0,
  mayBe: 0,
  claimed: 0,
  disputed: 0,
  killed: NO_FIGURE,
  civilians: NO_FIGURE,
  discounted: NONE_DISCOUNTED,
};

/** A row of the counts by actor. */
export function actorRow(given: Partial<ActorRow> = {}): ActorRow {
  return {
    id: 5,
    name: 'Islamic State, Khorasan',
    shortName: 'ISKP',
    kind: 'rebel',
    incidents: 14,
    mayBe: 0,
    asPerpetrator: 12,
    asTarget: 3,
    asParticipant: 0,
    reported: 5,
    killedBest: 96,
    killedUnknown: 2,
    killedByRole: {
      perpetrator: { best: 80, unknown: 1 },
      target: { best: 16, unknown: 1 },
      participant: { best: 0, unknown: 0 },
    },
    discounted: NONE_DISCOUNTED,
    claimed: 6,
    blamed: 2,
    denied: 1,
    firstSeen: '2020-02-10',
    lastSeen: '2020-03-06',
    trend: [0, 1, 2, 4, 3, 0, 2, 2],
    before: 8,
    ...given,
  };
}

/** A row of the quotes. */
export function quoteRow(given: Partial<QuoteRow> = {}): QuoteRow {
  return {
    id: 31,
    uid: '0196f0a0-0000-7000-8000-000000000002',
    from: '2020-05-20',
    until: '2020-05-20',
    precision: 'day',
    text: 'We have defeated them',
    verbatim: true,
    speaker: 'A. Speaker',
    role: 'spokesman',
    organisation: 'Ministry of Interior',
    source: 'BBC',
    url: null,
    grade: 'B2',
    note: null,
    about: ['ISKP', 'I1204'],
    answers: null,
    ...given,
  };
}
