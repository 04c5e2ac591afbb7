import { EVERYTHING } from '../../src/domain/filter/filter.ts';
import { GROUPINGS } from '../../src/domain/grouping/grouping.ts';
import { RECORD_LINES } from '../../src/domain/model/native-record.ts';
import type { RecordRef } from '../../src/domain/model/record.ts';
import { CHOSEN_UNITS } from '../../src/domain/time/bars.ts';
import type { INCIDENT_RULES } from '../../src/store/filter/incident-rules.ts';
import {
  INCIDENT_SORTS,
  type Params,
  type Question,
  SUGGESTION_FIELDS,
} from '../../src/store/port/questions.ts';
import { filterOf, TODAY } from './database.ts';
import { entryOf } from './entries.ts';
import { importedIncident } from './imported.ts';

/** A window. */
export const LAST_YEAR = { kind: 'last', name: '1 y' } as const;
const WINDOWS = (['7 d', '1 y', 'all'] as const).map((name) => ({ kind: 'last', name }) as const);

/** Conditions of every key. */
const CONDITIONS: Readonly<Record<keyof typeof INCIDENT_RULES, readonly string[]>> = {
  by: ['by:ISKP'],
  on: ['on:civilians'],
  actor: ['actor:Taliban'],
  claimed: ['claimed:ISKP'],
  blamed: ['blamed:ISKP'],
  denied: ['denied:Taliban'],
  type: ['type:battle', 'type:attack'],
  since: ['since:2020-03'],
  until: ['until:2020-06-02'],
  place: ['@Kabul,AFG'],
  near: ['near:34.4,70.4/23km'],
  box: ['box:31.2,64..35.9,71.5', 'box:-10,170..10,-170'],
  placed: ['placed:exact', 'placed:near,area', 'placed:country,none'],
  in: ['in:Afghanistan', 'in:Kabul'],
  figure: ['killed:>3', 'killed:<3', 'wounded:?', 'arrested:2..4', 'arrested:?'],
  status: ['status:disputed'],
  src: ['src:Reuters'],
  tag: ['#t1'],
  dataset: ['dataset:"UCDP GED"'],
  speaker: ['speaker:S'],
  grade: ['grade:B2'],
  has: ['has:quote', 'has:url'],
  is: ['is:removed', 'is:duplicate'],
  id: ['id:I1,R1,Q1,A1,S1,B1,L1,K1,E1,M1'],
  text: ['shots', '"shots heard"', '漢字', 'ｶﾀ shots'],
};
const TEXTS = Object.values(CONDITIONS).flat();
const FILTERS = [...TEXTS, ...TEXTS.map((text) => `-${text}`)].map(filterOf);
/** Filters for which queries differ in form. */
export const FEW_FILTERS = [
  '',
  'by:ISKP #t1',
  'shots heard by:ISKP',
  'killed:>2 since:2020-03',
].map(filterOf);

/** A line of each kind. */
export const LINES = [
  'attack 2020-05-01 @Kabul,AFG by:ISKP claimed:ISKP on:civilians src:Reuters/B2 killed:3 wounded:2 #t1 Shots heard',
  'attack 2020-05-02T14:30Z @Kabul,AFG by:Taliban denied:Taliban src:AFP killed:4 rel:I1 Shots heard',
  'report I1 src:AFP/C3 killed:5 denied:Taliban',
  'quote 2020-05-20 speaker:S about:ISKP,I1 src:Reuters "shots were heard"',
  'quote 2020-05-21 speaker:S about:I2 re:Q1 src:Reuters "no shots"',
  'estimate ISKP strength 100+ src:Tolo',
  'milestone 2020-02-29 Signed',
  'actor IS-K kind:rebel alias:Daesh',
  'source Dawn origin:Reuters',
  'grade Reuters A note:why',
  'pin I1 killed:4 note:why',
  'unpin I1 killed',
  'merge IS-K into:ISKP',
  'split IS-K',
  'split IS-K alias:Daesh',
];

const scopes = [
  ...FEW_FILTERS.map((filter) => ({ filter, window: LAST_YEAR, today: TODAY })),
  ...WINDOWS.map((window) => ({ filter: EVERYTHING, window, today: TODAY })),
];
const records = (
  ['incident', 'report', 'quote', 'estimate', 'milestone', 'actor', 'source'] as const
).map((kind): RecordRef => ({ kind, id: 1 }));

/** The parameters of each question; the doctor is each database's own. */
export const ASKED: { readonly [Q in Exclude<Question, 'doctor'>]: readonly Params<Q>[] } = {
  incidents: FEW_FILTERS.flatMap((filter) =>
    INCIDENT_SORTS.flatMap((column) =>
      (['start', 'end', 1] as const).map((at) => ({
        filter,
        sort: { column, descending: at === 'start' },
        at,
        before: 2,
        after: 2,
      })),
    ),
  ),
  matches: [...FEW_FILTERS, ...FILTERS].map((filter) => ({ filter, today: TODAY })),
  actors: scopes.flatMap((scope) => [
    { ...scope, limit: 5 },
    { ...scope, limit: null, seen: false },
  ]),
  quotes: scopes.map((scope) => ({ ...scope, limit: 5 })),
  timeline: [null, ...CHOSEN_UNITS].flatMap((unit) =>
    scopes.map((scope) => ({ ...scope, bars: unit === 'hour' ? 400 : 60, unit })),
  ),
  groups: scopes.flatMap((scope) =>
    GROUPINGS.flatMap((by) =>
      [true, false].map((compared) => ({
        ...{ ...scope, by, compared, limit: 5 },
        order: { by: 'incidents', descending: true } as const,
      })),
    ),
  ),
  areas: scopes,
  reading: [{ id: 1 }, { id: 404 }],
  incident: [{ id: 1 }],
  quote: [{ id: 1 }],
  overview: [{ today: TODAY }],
  suggestions: SUGGESTION_FIELDS.map((field) => ({
    field,
    text: 'ka',
    limit: 5,
    forEntry: true,
  })),
  resolve: [
    {
      actors: ['ISKP', 'Nobody'],
      sources: ['Reuters'],
      records,
      place: { ...importedIncident('X').place },
    },
  ],
  duplicates: LINES.map(entryOf).flatMap((entry) => (entry.kind === 'incident' ? [{ entry }] : [])),
  milestones: [{}],
  comparison: scopes.map((scope) => ({ ...scope, milestone: 1, spanDays: 30 })),
  actor: WINDOWS.map((window) => ({ id: 1, bars: 20, allTimeBars: 20, window, today: TODAY })),
  source: [{ id: 1 }],
  sources: [{}],
  log: [null, ...records].map((record) => ({ before: 9, limit: 5, record })),
  situationReport: scopes,
  preview: LINES.map(entryOf).flatMap((entry) => {
    switch (entry.kind) {
      case 'merge':
      case 'split':
      case 'merge incidents':
      case 'split incident':
      case 'grade':
      case 'report':
        return [{ entry }];
      default:
        return [];
    }
  }),
  estimates: [{}],
  record: records.map((record) => ({ record })),
  lastUndone: [{ who: 'ada' }],
  lastAction: [{ who: 'ada' }],
  conflicts: [{}],
  twins: [null, 1].map((batch) => ({ batch, limit: 5 })),
  likelySame: [null, 1].map((batch) => ({ batch, limit: 5 })),
  details: [{ ids: [1, 2] }],
  native: RECORD_LINES.flatMap((record) =>
    FEW_FILTERS.map((filter) => ({ filter, record, after: 0 })),
  ),
  copies: [{}],
  unfinishedPurges: [{}],
  unfinishedImports: [{ except: null }, { except: 1 }],
  resumable: [{ batch: 1 }],
  unchangedRows: [
    {
      dataset: 'UCDP GED',
      publisherVersion: null,
      externalIds: ['X1'],
      fingerprints: ['0123456789abcdef'],
    },
  ],
  imports: [{ limit: 5 }, { limit: null }],
  batch: [{ id: 1 }],
  rejectedRows: [{ batch: 1 }],
  datasets: [{}],
  leads: [{ limit: 5 }],
  lead: [{ id: 1 }],
};
