import { WATCHFLOOR } from '../../formats/publishers/watchfloor.ts';
import { textIn } from '../../formats/rows/cells.ts';
import {
  columnsMissing,
  type FileRow,
  type Format,
  type Layout,
} from '../../formats/rows/format.ts';
import { countOf } from '../../text/number-words.ts';
import { isRedactedUid } from '../redaction/redact.ts';

const { yields: _, ...OURS } = WATCHFLOOR;
const COMPLETE = 'watchfloor export --format ndjson';

/**
 * What Watchfloor writes for people, spreadsheets and maps. None of it is complete enough to be imported, and read as a
 * stranger's table it would duplicate every incident, so it takes precedence over every other format. The names are
 * those of `script-keys.ts` that no publisher has in combination.
 */
export const OWN_EXPORTS: readonly Format[] = [
  {
    ...OURS,
    id: 'watchfloor-export',
    title: 'Watchfloor export for reading',
    recognised: 'Recognised by its columns.',
    versions: 'CSV, HXL and GeoJSON of export, CSV and JSON of list',
    missing: incidentsMissing,
    columns: [],
    lost: 'All of it: it is only checked whether its incidents are here.',
    yields: 'named',
    reader: (row) => ({
      uid: uidIn(row),
      dataset: textIn(row, 'dataset'),
      externalId: textIn(row, 'external_id'),
    }),
  },
  list('actors', ['name', 'as_perpetrator', 'as_target', 'killed_unknown', 'first_seen']),
  list('counts', [
    'key',
    'incidents',
    'killed_low',
    'killed_best',
    'killed_high',
    'killed_unknown',
  ]),
  list('quotes', ['uid', 'said_on', 'speaker', 'organisation', 'verbatim', 'about']),
  list('imports', ['started_at', 'dataset', 'sha256', 'publisher_version', 'taken_back_at']),
  list('changes', ['at', 'who', 'kind', 'title', 'undoes', 'undone']),
  list('conflicts', ['record', 'place', 'ours', 'theirs', 'found_at']),
  refused('a situation report of Watchfloor', isReport, {
    because: `It is for reading, and nothing can be imported from it. Ask its author for complete records: ${COMPLETE}.`,
  }),
];

/** For a feature it is the feature's own id, beside the number among its properties. */
function uidIn(row: FileRow): string | null {
  return textIn(row, 'uid', 'feature id', 'id');
}

/** The columns that each of our formats has for an incident. */
function incidentsMissing(layout: Layout): readonly string[] {
  return columnsMissing(layout, [
    ['uid', 'feature id', 'id'],
    ['occurred_on'],
    ['occurred_until'],
    ['killed_best'],
    ['civilians_best'],
    ['wounded_best'],
  ]);
}

/** The reason for refusing a file with this many incidents, of which only some, or none, are here. */
export function unknownWords(
  { rows }: Layout,
  of: { readonly named: number; readonly known: number },
): string {
  const { named, known } = of;
  const here = known === 0 ? 'none of' : `only ${known} of`;
  const what = `It is an export of Watchfloor for reading, and ${here} its ${countOf(named, 'incident')} ${known > 1 ? 'are' : 'is'} in this database.`;
  return rows.length > 0 && rows.every((row) => isRedactedUid(uidIn(row) ?? ''))
    ? `${what} It is redacted, and so identifies its incidents by other uids than the database that it comes from. Only complete records, redacted if need be, can be imported elsewhere: ${COMPLETE} --redact.`
    : `${what} Such a file does not say which source gave which figure, so no incident is made from it. Ask for complete records (${COMPLETE}), and import those.`;
}

function isReport({ header: [first = ''] }: Layout): boolean {
  return first.startsWith('# Situation report');
}

function list(what: string, columns: readonly string[]): Format {
  const needs = columns.map((name) => [name] as const);
  return refused(
    `a list of ${what} of Watchfloor`,
    (layout) => columnsMissing(layout, needs).length === 0,
    {
      because: `It has no incidents, and nothing can be imported from it. Ask for complete records, which have the incidents and all that belongs to them: ${COMPLETE}.`,
    },
  );
}

function refused(
  title: string,
  isSo: (layout: Layout) => boolean,
  { because }: { readonly because: string },
): Format {
  return {
    ...OURS,
    id: 'watchfloor-export',
    title,
    recognised: 'Recognised by its beginning.',
    missing: (layout) => (isSo(layout) ? [] : [title]),
    columns: [],
    yields: 'nothing',
    because,
  };
}
