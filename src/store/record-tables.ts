import type { RecordLine } from '../domain/kept-record.ts';

/** A table whose rows have a uid by which others name them. */
export type NamedTable = 'source' | 'actor' | 'incident' | 'report' | 'quote';

/**
 * How rows of a table are written in a file: their own columns, those that name another record (by its uid, under the
 * column's name without `_id`), and the lists of rows that belong to them.
 */
export type KeptTable = {
  readonly table: string;
  readonly hasUid: boolean;
  readonly columns: readonly string[];
  readonly names: Readonly<Record<string, NamedTable>>;
  readonly parts: Readonly<Record<string, KeptTable & { readonly parent: string }>>;
};

const SAID = ['published_on', 'published_precision', 'url', 'reliability', 'credibility', 'note'];

/** Watchfloor's own records as files hold them; what is worked out from the rest is left out. */
export const KEPT_TABLES: Readonly<Record<Exclude<RecordLine, 'dataset'>, KeptTable>> = {
  source: {
    table: 'source',
    hasUid: true,
    columns: ['name', 'reliability'],
    names: { origin_id: 'source' },
    parts: {},
  },
  actor: {
    table: 'actor',
    hasUid: true,
    columns: ['name', 'short_name', 'kind'],
    names: { merged_into: 'actor' },
    parts: { aliases: part('alias', 'actor_id', ['name']) },
  },
  incident: {
    table: 'incident',
    hasUid: true,
    columns: [
      ...[
        'occurred_from',
        'occurred_until',
        'date_precision',
        'type',
        'subtype',
        'title',
        'narrative',
      ],
      ...['place', 'admin1', 'admin2', 'country', 'lat', 'lon', 'place_precision'],
      ...['verdict', 'verdict_note', 'dataset', 'external_id'],
    ],
    names: {},
    parts: {
      tags: part('tag', 'incident_id', ['tag']),
      reports: {
        ...part('report', 'incident_id', ['headline', ...SAID], {
          source_id: 'source',
          derives_from: 'report',
        }),
        hasUid: true,
        parts: { figures: part('figure', 'report_id', ['measure', 'low', 'best', 'high']) },
      },
      attributions: {
        ...part('attribution', 'incident_id', ['role', 'basis', 'doubted'], {
          actor_id: 'actor',
          source_id: 'source',
        }),
        hasUid: true,
      },
      pins: part('pin', 'incident_id', ['measure', 'best', 'reason', 'who', 'at']),
      relations: part('relation', 'incident_id', ['kind'], { other_id: 'incident' }),
      publisher_rows: part('publisher_row', 'incident_id', ['line', 'raw', 'mapped']),
    },
  },
  quote: {
    table: 'quote',
    hasUid: true,
    columns: [
      ...[
        'said_from',
        'said_until',
        'date_precision',
        'text',
        'verbatim',
        'speaker',
        'role',
        'organisation',
      ],
      ...SAID,
    ],
    names: { source_id: 'source', answers: 'quote' },
    parts: {
      actors: part('quote_actor', 'quote_id', [], { actor_id: 'actor' }),
      incidents: part('quote_incident', 'quote_id', [], { incident_id: 'incident' }),
    },
  },
  estimate: {
    table: 'estimate',
    hasUid: true,
    columns: [
      ...[
        'measure',
        'low',
        'best',
        'high',
        'as_of_from',
        'as_of_until',
        'as_of_precision',
        'since',
        'since_precision',
      ],
      ...SAID,
    ],
    names: { actor_id: 'actor', source_id: 'source' },
    parts: {},
  },
  milestone: {
    table: 'milestone',
    hasUid: true,
    columns: ['occurred_from', 'occurred_until', 'date_precision', 'name', 'note'],
    names: {},
    parts: {},
  },
};

/** What people call a record that others name. */
export const RECORD_NAMES: Readonly<Record<NamedTable, string>> = {
  source: 'source',
  actor: 'actor',
  incident: 'incident',
  report: 'report',
  quote: 'quote',
};

/** The columns of a dataset, which is known by its name. */
export const DATASET_COLUMNS = [
  'name',
  'format',
  'title',
  'licence',
  'attribution',
  'passing',
  'stale_after_days',
] as const;

/** What a column that names another record is called in a file: `source` for `source_id`. */
export function keyOf(column: string): string {
  return column.replace(/_id$/, '');
}

function part(
  table: string,
  parent: string,
  columns: readonly string[],
  names: KeptTable['names'] = {},
): KeptTable & { readonly parent: string } {
  return { table, parent, hasUid: false, columns, names, parts: {} };
}
