import type {
  Entry,
  EstimateEntry,
  IncidentEntry,
  MilestoneEntry,
  QuoteEntry,
  Report,
  ReportEntry,
} from '../../src/domain/entry/entry.ts';
import { readEntry } from '../../src/domain/reading/read-entry.ts';
import type { Moment } from '../../src/domain/time/moment.ts';

/** One known day. */
export const day = (date: string): Moment => ({ from: date, until: date, precision: 'day' });

export const report = (over: Partial<Report> = {}): Report => ({
  source: 'Reuters',
  grade: { reliability: 'B', credibility: '2' },
  published: null,
  url: null,
  figures: {},
  ...over,
});

/** An attack in Kabul, as a line would give it. */
export const incident = (over: Partial<IncidentEntry> = {}): IncidentEntry => ({
  kind: 'incident',
  type: 'violence',
  subtype: 'attack',
  when: day('2020-03-06'),
  place: {
    place: 'Kabul',
    admin1: null,
    admin2: null,
    country: 'AFG',
    point: null,
    precision: 'exact',
  },
  title: 'Gunmen open fire on a memorial gathering',
  narrative: null,
  attributions: [
    {
      actor: 'ISKP',
      role: 'perpetrator',
      basis: 'reported',
      doubted: false,
      saidBy: undefined,
    },
  ],
  reports: [report({ figures: { killed: { low: 27, best: null, high: 32 } } })],
  verdict: null,
  reason: null,
  tags: [],
  relations: [],
  ...over,
});

export const reportEntry = (over: Partial<ReportEntry> = {}): ReportEntry => ({
  kind: 'report',
  incident: 1,
  report: report({ source: 'AFP', figures: { killed: { low: 29, best: 29, high: 29 } } }),
  attributions: [],
  derivesFrom: null,
  note: null,
  ...over,
});

export const quote = (over: Partial<QuoteEntry> = {}): QuoteEntry => ({
  kind: 'quote',
  verbatim: true,
  text: 'We will find them.',
  when: day('2020-03-07'),
  speaker: 'A. Person',
  role: 'spokesperson',
  organisation: 'Ministry of Interior',
  about: [],
  report: report(),
  answers: null,
  note: null,
  ...over,
});

export const estimate = (over: Partial<EstimateEntry> = {}): EstimateEntry => ({
  kind: 'estimate',
  actor: 'ISKP',
  measure: 'strength',
  figure: { low: 200, best: null, high: 1000 },
  asOf: { from: '2020-05-01', until: '2020-05-31', precision: 'month' },
  since: null,
  report: report({ source: 'Some analysts' }),
  note: 'Nobody has counted.',
  ...over,
});

export const milestone = (over: Partial<MilestoneEntry> = {}): MilestoneEntry => ({
  kind: 'milestone',
  when: day('2020-02-29'),
  name: 'US-Taliban agreement signed in Doha',
  note: null,
  ...over,
});

/** Noon of 4 June 2020. */
export const NOON = { now: '2020-06-04T12:00:00.000Z', zone: 'UTC' } as const;

/** The entry of a line that is read at noon of 4 June 2020 (UTC). */
export function entryOf(line: string): Entry {
  const { entry, problems } = readEntry(line, NOON);
  if (entry === undefined) throw new Error(`${problems[0].message}: ${line}`);
  return entry;
}
