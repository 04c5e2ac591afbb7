import type { Kysely } from 'kysely';
import * as v from 'valibot';
import {
  type NativePart,
  RECORD_LINES,
  type RecordLine,
} from '../../domain/model/native-record.ts';
import { recordName } from '../../domain/model/record.ts';
import type { Schema } from '../schema/schema.ts';
import type { Path } from './record-tree.ts';

/** The kinds of records that two databases can change in conflict. */
export type JoinedKind = Exclude<RecordLine, 'dataset'>;

/** A stored conflict: the path in the record, and the value of each side when it was found. */
export type StoredConflict = {
  readonly id: number;
  readonly record: { readonly kind: JoinedKind; readonly id: number };
  readonly path: Path;
  readonly ours: string | null;
  readonly theirs: string | null;
  readonly batch: number | null;
  readonly foundAt: string;
};

const KIND = v.picklist(RECORD_LINES.filter((kind): kind is JoinedKind => kind !== 'dataset'));
const PATH = v.pipe(v.string(), v.parseJson(), v.array(v.string()));
const PART: v.GenericSchema<unknown, NativePart> = v.record(
  v.string(),
  v.union([v.nullable(v.union([v.string(), v.number()])), v.array(v.lazy(() => PART))]),
);
const VALUE = v.nullable(v.pipe(v.string(), v.parseJson(), PART));

/** One side's value in a conflict, in the form of complete records. */
export function sideValue(text: string | null): NativePart | null {
  return v.parse(VALUE, text);
}

/** The open conflicts, oldest first; only those with these numbers unless `ids` is `null`. */
export async function storedConflicts(
  db: Kysely<Schema>,
  ids: readonly number[] | null,
): Promise<readonly StoredConflict[]> {
  const rows = await db
    .selectFrom('conflict')
    .where('state', '=', 'open')
    .where('removed_at', 'is', null)
    .$if(ids !== null, (query) => query.where('id', 'in', [0, ...(ids ?? [])]))
    .orderBy('id')
    .select([
      'id',
      'tab',
      'row_id',
      'path',
      'ours',
      'theirs',
      'batch_id as batch',
      'created_at as foundAt',
    ])
    .execute();
  return rows.map(({ tab, row_id, path, ...row }) => ({
    ...row,
    record: { kind: v.parse(KIND, tab), id: row_id },
    path: v.parse(PATH, path),
  }));
}

/** The field in conflict, in words: `title of I12`, `killed of a report of I12`. */
export function conflictField({ record, path }: Pick<StoredConflict, 'record' | 'path'>): string {
  const name = recordName(record);
  const [first, key, third, fourth] = path;
  if (first === undefined) return name;
  if (key === undefined) return `${first} of ${name}`;
  const one = PART_WORDS[first];
  if (one === undefined) return `${first} of ${name}`;
  if (fourth !== undefined) return `${fourth} of a report of ${name}`;
  if (third !== undefined && one.isCalledByField === true)
    return `${third} of a ${one.word} of ${name}`;
  return `${one.word}${one.hasName === true ? ` ${key}` : ''} of ${name}`;
}

/** The words for parts, and whether their keys are words for people too. */
const PART_WORDS: Readonly<
  Record<
    string,
    { readonly word: string; readonly hasName?: true; readonly isCalledByField?: true }
  >
> = {
  reports: { word: 'report', isCalledByField: true },
  attributions: { word: 'attribution' },
  pins: { word: 'pinned', hasName: true },
  tags: { word: 'tag', hasName: true },
  aliases: { word: 'alias', hasName: true },
  relations: { word: 'relation' },
  distinct: { word: 'distinct actor' },
  publisher_rows: { word: 'publisher’s row' },
  actors: { word: 'actor' },
  incidents: { word: 'incident' },
};
