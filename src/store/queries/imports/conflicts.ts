import { type Kysely, type SqlBool, sql } from 'kysely';
import { isList, type NativePart } from '../../../domain/model/native-record.ts';
import { recordName } from '../../../domain/model/record.ts';
import {
  conflictField,
  type StoredConflict,
  sideValue,
  storedConflicts,
} from '../../joining/conflicts.ts';
import { type Path, valueAt } from '../../joining/record-tree.ts';
import type { Answer } from '../../port/questions.ts';
import type { ConflictRow } from '../../port/rows-conflicts.ts';
import { nativeRecords } from '../../records/native-records.ts';
import { isGoneIn } from '../../schema/records/belonging.ts';
import { NATIVE_TABLES } from '../../schema/records/native.ts';
import type { Schema } from '../../schema/schema.ts';

/** How many records are read at a time. */
const PAGE = 400;

/** The unresolved conflicts, in the order in which they were found. */
export async function conflicts(db: Kysely<Schema>): Promise<Answer<'conflicts'>> {
  const all = await storedConflicts(db, null);
  const standing = await standingRecords(db, all);
  const rows: ConflictRow[] = [];
  for (const stored of all) {
    const { id, record, path, theirs, batch, foundAt } = stored;
    const values = standing.get(recordName(record));
    // Somebody may have changed the value here since the conflict was found.
    const ours = values === undefined ? null : valueAt(NATIVE_TABLES[record.kind], values, path);
    rows.push({
      id,
      record,
      field: conflictField(stored),
      ours: await sideWords(db, path, ours),
      theirs: await sideWords(db, path, sideValue(theirs)),
      foundAt,
      batch,
    });
  }
  return rows;
}

/** The current records that have conflicts, by name, except removed ones. */
async function standingRecords(
  db: Kysely<Schema>,
  all: readonly StoredConflict[],
): Promise<ReadonlyMap<string, NativePart>> {
  const standing = new Map<string, NativePart>();
  for (const [kind, some] of Map.groupBy(all, ({ record }) => record.kind)) {
    const ids = [...new Set(some.map(({ record }) => record.id))];
    for (let at = 0; at < ids.length; at += PAGE) {
      const living = await db
        .selectFrom(kind)
        .where('id', 'in', ids.slice(at, at + PAGE))
        .where(sql<SqlBool>`not ${isGoneIn(kind, kind)}`)
        .select('id')
        .execute();
      const there = living.map(({ id }) => id);
      const records = await nativeRecords(db, NATIVE_TABLES[kind], there);
      for (const [index, id] of there.entries()) {
        const values = records[index];
        if (values !== undefined) standing.set(recordName({ kind, id }), values);
      }
    }
  }
  return standing;
}

/** Columns that add nothing for people to the others. */
const SILENT = new Set([
  'id',
  'uid',
  'created_at',
  'updated_at',
  'at',
  'publisher_rows',
  'measure',
]);
const NAMES = { actor: 'actor', merged_into: 'actor', source: 'source', origin: 'source' } as const;
/** Columns in which incidents name others. */
const OF_INCIDENTS = new Set(['merged_into', 'other']);

async function sideWords(
  db: Kysely<Schema>,
  path: Path,
  value: NativePart | null,
): Promise<string> {
  if (value === null) return path.length % 2 === 1 ? 'nothing' : 'removed, or missing';
  const words = await wordsOf(db, value);
  return words.length === 0 ? 'present' : words.join(' · ');
}

async function wordsOf(db: Kysely<Schema>, value: NativePart): Promise<readonly string[]> {
  const words: string[] = [];
  for (const [column, cell] of Object.entries(value)) {
    if (cell === null || SILENT.has(column)) continue;
    if (isList(cell)) {
      const parts = await Promise.all(cell.map((one) => wordsOf(db, one)));
      if (parts.length > 0)
        words.push(`${column}: ${parts.map((one) => one.join(' ')).join('; ')}`);
    } else words.push(await cellWords(db, column, cell));
  }
  return [...new Set(words)];
}

async function cellWords(
  db: Kysely<Schema>,
  column: string,
  cell: string | number,
): Promise<string> {
  if (column === 'low' || column === 'best' || column === 'high') return `${column} ${cell}`;
  if (OF_INCIDENTS.has(column)) {
    const named = await db
      .selectFrom('incident')
      .where('uid', '=', String(cell))
      .select('id')
      .executeTakeFirst();
    if (named !== undefined) return recordName({ kind: 'incident', id: named.id });
  }
  const table = NAMES[column as keyof typeof NAMES];
  if (table === undefined || typeof cell !== 'string') return String(cell);
  const row = await db.selectFrom(table).where('uid', '=', cell).select('name').executeTakeFirst();
  return row?.name ?? cell;
}
