import type { RecordLine } from '../../domain/model/kept-record.ts';

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
  /**
   * What a row says, in the words of the trade, each with the columns (as files call them) that it takes to say it.
   * Where two databases are joined, these stand or fall together: a place is not put together from two.
   */
  readonly fields: Readonly<Record<string, readonly [string, ...string[]]>>;
  readonly parts: Readonly<Record<string, KeptList>>;
};

/** A list of rows that belong to another, each known by these columns (as files call them). */
export type KeptList = KeptTable & { readonly parent: string; readonly key: readonly string[] };

const SAID = ['published_on', 'published_precision', 'url', 'reliability', 'credibility', 'note'];
const SAID_FIELDS = {
  published: ['published_on', 'published_precision'],
  link: ['url'],
  grade: ['reliability', 'credibility'],
  note: ['note'],
} as const;
const WHEN = { when: ['occurred_from', 'occurred_until', 'date_precision'] } as const;
const FIGURE = { figure: ['low', 'best', 'high'] } as const;

/** Watchfloor's own records as files hold them; what is worked out from the rest is left out. */
export const KEPT_TABLES: Readonly<Record<Exclude<RecordLine, 'dataset'>, KeptTable>> = {
  source: record('source', ['name', 'reliability'], {
    names: { origin_id: 'source' },
    fields: { name: ['name'], 'usual grade': ['reliability'], origin: ['origin'] },
  }),
  actor: record('actor', ['name', 'short_name', 'kind'], {
    names: { merged_into: 'actor' },
    fields: {
      name: ['name'],
      'short name': ['short_name'],
      kind: ['kind'],
      'merged into': ['merged_into'],
    },
    parts: {
      aliases: part('alias', 'actor_id', ['name'], { key: ['name'] }),
      distinct: part('distinct_actor', 'actor_id', [], {
        key: ['other'],
        names: { other_id: 'actor' },
      }),
    },
  }),
  incident: record(
    'incident',
    [
      ...['occurred_from', 'occurred_until', 'date_precision'],
      ...['type', 'subtype', 'title', 'narrative'],
      ...['place', 'admin1', 'admin2', 'country', 'lat', 'lon', 'place_precision'],
      ...['verdict', 'verdict_note', 'dataset', 'external_id'],
    ],
    {
      fields: {
        ...WHEN,
        type: ['type', 'subtype'],
        title: ['title'],
        narrative: ['narrative'],
        place: ['place', 'admin1', 'admin2', 'country', 'lat', 'lon', 'place_precision'],
        verdict: ['verdict', 'verdict_note'],
        'publisher’s id': ['dataset', 'external_id'],
      },
      parts: {
        tags: part('tag', 'incident_id', ['tag'], { key: ['tag'] }),
        reports: {
          ...part('report', 'incident_id', ['headline', ...SAID], {
            key: ['uid'],
            names: { source_id: 'source', derives_from: 'report' },
            fields: {
              headline: ['headline'],
              ...SAID_FIELDS,
              source: ['source'],
              'taken from': ['derives_from'],
            },
          }),
          hasUid: true,
          parts: {
            figures: part('figure', 'report_id', ['measure', 'low', 'best', 'high'], {
              key: ['measure'],
              fields: FIGURE,
            }),
          },
        },
        attributions: {
          ...part('attribution', 'incident_id', ['role', 'basis', 'doubted'], {
            key: ['uid'],
            names: { actor_id: 'actor', source_id: 'source' },
            fields: { attribution: ['actor', 'role', 'basis', 'doubted', 'source'] },
          }),
          hasUid: true,
        },
        pins: part('pin', 'incident_id', ['measure', 'best', 'reason', 'who', 'at'], {
          key: ['measure'],
          fields: { pin: ['best', 'reason', 'who', 'at'] },
        }),
        relations: part('relation', 'incident_id', ['kind'], {
          key: ['other', 'kind'],
          names: { other_id: 'incident' },
        }),
        // There is one at most, and nobody here changes it.
        publisher_rows: part('publisher_row', 'incident_id', ['line', 'raw', 'mapped'], {
          key: [],
        }),
      },
    },
  ),
  quote: record(
    'quote',
    [
      ...['said_from', 'said_until', 'date_precision', 'text', 'verbatim'],
      ...['speaker', 'role', 'organisation'],
      ...SAID,
    ],
    {
      names: { source_id: 'source', answers: 'quote' },
      fields: {
        said: ['said_from', 'said_until', 'date_precision'],
        words: ['text', 'verbatim'],
        speaker: ['speaker'],
        role: ['role'],
        organisation: ['organisation'],
        ...SAID_FIELDS,
        source: ['source'],
        answers: ['answers'],
      },
      parts: {
        actors: part('quote_actor', 'quote_id', [], {
          key: ['actor'],
          names: { actor_id: 'actor' },
        }),
        incidents: part('quote_incident', 'quote_id', [], {
          key: ['incident'],
          names: { incident_id: 'incident' },
        }),
      },
    },
  ),
  estimate: record(
    'estimate',
    [
      ...['measure', 'low', 'best', 'high', 'as_of_from', 'as_of_until', 'as_of_precision'],
      ...['since', 'since_precision'],
      ...SAID,
    ],
    {
      names: { actor_id: 'actor', source_id: 'source' },
      fields: {
        actor: ['actor'],
        measure: ['measure'],
        ...FIGURE,
        'as of': ['as_of_from', 'as_of_until', 'as_of_precision'],
        since: ['since', 'since_precision'],
        ...SAID_FIELDS,
        source: ['source'],
      },
    },
  ),
  milestone: record(
    'milestone',
    ['occurred_from', 'occurred_until', 'date_precision', 'name', 'note'],
    { fields: { ...WHEN, name: ['name'], note: ['note'] } },
  ),
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

type Rest = Partial<Pick<KeptTable, 'names' | 'fields' | 'parts'>>;

function record(table: string, columns: readonly string[], rest: Rest): KeptTable {
  return { table, hasUid: true, columns, names: {}, fields: {}, parts: {}, ...rest };
}

function part(
  table: string,
  parent: string,
  columns: readonly string[],
  { key, ...rest }: Rest & Pick<KeptList, 'key'>,
): KeptList {
  return { table, parent, key, hasUid: false, columns, names: {}, fields: {}, parts: {}, ...rest };
}
