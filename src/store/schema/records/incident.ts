import { recordName } from '../../../domain/model/record.ts';
import {
  GENERATED,
  imported,
  NUMBER,
  naming,
  partOf,
  pointer,
  published,
  RECORD,
  said,
  UNWORDED_IMPORTED,
  workedOut,
  written,
} from './columns.ts';
import { type Declaration, textOf } from './declaration.ts';

const IN_LINE = { log: { as: 'line' } } as const;
const WHEN = { log: { field: 'when', as: 'span' }, field: 'when' } as const;
const TYPE = { log: { field: 'type', as: { joinedBy: '/' } }, field: 'type' } as const;
const POINT = { log: { field: 'coordinates', as: { joinedBy: ', ' } }, field: 'place' } as const;
const PUBLISHED = { log: null, field: 'publisher’s id' } as const;

export const INCIDENT = {
  table: 'incident',
  holds:
    'what is reported to have happened: when and where, each with its precision, type, title, narrative; a merged incident keeps its row and points at the other (`merged_into`)',
  letter: 'I',
  isLogged: true,
  columns: {
    occurred_from: said('first of the month', WHEN),
    occurred_until: said('last of the month', WHEN),
    date_precision: said('month at best', {
      log: 'date known to the',
      field: 'when',
      default: 'day',
    }),
    type: said('keep', { ...TYPE, default: 'unknown' }),
    subtype: said('keep', TYPE),
    title: written('keep', { log: 'title', field: 'title' }),
    narrative: written('drop', { log: 'narrative', field: 'narrative' }),
    place: said('drop', { log: 'place', field: 'place' }),
    admin1: said('keep', { log: 'area', field: 'place' }),
    admin2: said('drop', { log: 'district', field: 'place' }),
    country: said('keep', { log: 'country', field: 'place' }),
    lat: said('tenth of a degree', POINT),
    lon: said('tenth of a degree', POINT),
    place_precision: said('near at best', {
      log: 'place known as',
      field: 'place',
      default: 'exact',
    }),
    verdict: said('keep', { log: 'verdict', field: 'verdict' }),
    verdict_note: written('reason withheld', { log: 'reason', field: 'verdict' }),
    dataset: published('drop', PUBLISHED),
    external_id: published('drop', PUBLISHED),
    merged_into: naming(
      'other uid',
      { table: 'incident', atPurge: 'refused' },
      { log: 'merged into', field: 'merged into' },
    ),
    evidence: workedOut('keep'),
    grade: workedOut('drop'),
    killed_low: workedOut('keep'),
    killed_best: workedOut('keep'),
    killed_high: workedOut('keep'),
    civilians_low: workedOut('keep'),
    civilians_best: workedOut('keep'),
    civilians_high: workedOut('keep'),
    wounded_low: workedOut('keep'),
    wounded_best: workedOut('keep'),
    wounded_high: workedOut('keep'),
    due: workedOut('drop'),
    status: { ...GENERATED, redaction: 'keep' },
    ...RECORD,
  },
  parts: {
    tags: 'tag',
    reports: 'report',
    attributions: 'attribution',
    pins: 'pin',
    relations: 'relation',
    distinct: 'distinct_incident',
    publisher_rows: 'publisher_row',
  },
} as const satisfies Declaration<'incident'>;

export const TAG = {
  table: 'tag',
  holds: 'a tag of an incident, in lower case',
  letter: null,
  isLogged: true,
  columns: {
    id: NUMBER,
    incident_id: partOf('incident'),
    tag: said('drop', IN_LINE),
  },
  key: ['tag'],
  line: ({ tag }) => [[`#${tag}`, 'tagged']],
} as const satisfies Declaration<'tag'>;

const ATTRIBUTED = { ...IN_LINE, field: 'attribution' } as const;

export const ATTRIBUTION = {
  table: 'attribution',
  holds:
    'an actor’s link to an incident: role, basis, and who says so (no source: the actor itself)',
  letter: null,
  isLogged: true,
  columns: {
    actor_id: naming('other uid', { table: 'actor', atPurge: 'refused' }, ATTRIBUTED),
    role: said('keep', ATTRIBUTED),
    basis: said('keep', { ...ATTRIBUTED, default: 'reported' }),
    doubted: said('keep', { ...ATTRIBUTED, default: 0 }),
    source_id: naming('source withheld', { table: 'source', atPurge: 'refused' }, ATTRIBUTED),
    incident_id: partOf('incident'),
    ...UNWORDED_IMPORTED,
  },
  key: ['uid'],
  line: ({ role, actor_id, basis, doubted, source_id }, { actor, source }) => {
    const speaker = source_id === null ? 'itself' : source(Number(source_id));
    return [
      [
        `${role} ${actor(Number(actor_id)) ?? ''}`.trim(),
        `${basis}${doubted === 1 ? ', doubted' : ''}, says ${speaker ?? 'somebody'}`,
      ],
    ];
  },
} as const satisfies Declaration<'attribution'>;

const PINNED = { ...IN_LINE, field: 'pin' } as const;

export const PIN = {
  table: 'pin',
  holds: 'a best figure that an analyst has set, with who, when and why',
  letter: null,
  isLogged: true,
  columns: {
    id: NUMBER,
    incident_id: partOf('incident'),
    measure: said('drop', IN_LINE),
    best: said('drop', PINNED),
    reason: written('drop', PINNED),
    who: said('drop', PINNED),
    at: said('drop', { log: null, field: 'pin' }),
  },
  key: ['measure'],
  line: ({ measure, best, who, reason }) => [
    [`pinned ${measure}`, `${best}, by ${who}`],
    [`reason for ${measure}`, textOf(reason)],
  ],
} as const satisfies Declaration<'pin'>;

export const RELATION = {
  table: 'relation',
  holds: 'an incident’s relation to another incident',
  letter: null,
  isLogged: true,
  columns: {
    id: NUMBER,
    incident_id: partOf('incident'),
    other_id: naming('other uid', { table: 'incident', atPurge: 'deleted' }, IN_LINE),
    kind: said('keep', IN_LINE),
  },
  key: ['other', 'kind'],
  line: ({ other_id, kind }) => [
    [recordName({ kind: 'incident', id: Number(other_id) }), textOf(kind)],
  ],
} as const satisfies Declaration<'relation'>;

export const DISTINCT_INCIDENT = {
  table: 'distinct_incident',
  holds: 'that two incidents are distinct, however similar',
  letter: null,
  isLogged: true,
  columns: {
    id: NUMBER,
    incident_id: partOf('incident'),
    other_id: naming('other uid', { table: 'incident', atPurge: 'deleted' }, IN_LINE),
  },
  key: ['other'],
  line: ({ other_id }) => [
    [`another than ${recordName({ kind: 'incident', id: Number(other_id) })}`, 'yes'],
  ],
} as const satisfies Declaration<'distinct_incident'>;

export const ROW_HEADER = {
  table: 'row_header',
  holds: 'the names of the columns that publishers’ rows share, as a JSON array',
  letter: null,
  isLogged: false,
  columns: {
    id: NUMBER,
    columns: imported('erased'),
  },
} as const satisfies Declaration<'row_header'>;

/** There is one at most, and nobody here changes it. */
export const PUBLISHER_ROW = {
  table: 'publisher_row',
  holds: 'the publisher’s own row beside our incident',
  letter: null,
  isLogged: false,
  columns: {
    incident_id: partOf('incident'),
    line: published('drop', { log: null }),
    header_id: imported('deleted'),
    packed: { ...published('drop', { log: null }), unpacked: ['raw', 'mapped'] },
    hash: imported('deleted'),
    first_batch_id: pointer('batch', 'refused'),
    last_batch_id: pointer('batch', 'refused'),
    seen_batch_id: imported('deleted'),
  },
  key: [],
} as const satisfies Declaration<'publisher_row'>;

export const PUBLISHER_ROW_BEFORE = {
  table: 'publisher_row_before',
  holds: 'a publisher’s row before an import changed it, so that the import can be undone',
  letter: null,
  isLogged: false,
  columns: {
    batch_id: pointer('batch', 'refused'),
    incident_id: partOf('incident'),
    first_batch_id: imported('deleted'),
    last_batch_id: imported('deleted'),
    line: imported('deleted'),
    header_id: imported('deleted'),
    packed: imported('deleted'),
    hash: imported('deleted'),
  },
} as const satisfies Declaration<'publisher_row_before'>;
