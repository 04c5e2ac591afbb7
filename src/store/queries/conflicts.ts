import type { Kysely } from 'kysely';
import { isList, type KeptPart } from '../../domain/kept-record.ts';
import { conflictPlace, sideValue, storedConflicts } from '../conflicts.ts';
import { type Path, valueAt } from '../joining/record-tree.ts';
import { keptRecords } from '../kept-records.ts';
import type { Answer } from '../questions.ts';
import { KEPT_TABLES } from '../record-tables.ts';
import type { ConflictRow } from '../rows-conflicts.ts';
import type { Schema } from '../schema.ts';

/** The places that wait for a person to choose, in the order in which they were found. */
export async function conflicts(db: Kysely<Schema>): Promise<Answer<'conflicts'>> {
  const rows: ConflictRow[] = [];
  for (const stored of await storedConflicts(db, null)) {
    const { id, record, path, theirs, batch, foundAt } = stored;
    const ours = await oursNow(db, record, path);
    rows.push({
      id,
      record,
      place: conflictPlace(stored),
      ours: await sideWords(db, path, ours),
      theirs: await sideWords(db, path, sideValue(theirs)),
      foundAt,
      batch,
    });
  }
  return rows;
}

/** What this database says at a place now: since the conflict was found, somebody may have changed it. */
async function oursNow(
  db: Kysely<Schema>,
  { kind, id }: { readonly kind: keyof typeof KEPT_TABLES; readonly id: number },
  path: Path,
): Promise<KeptPart | null> {
  const table = KEPT_TABLES[kind];
  const { removed_at } = (await db
    .selectFrom(kind)
    .where('id', '=', id)
    .select('removed_at')
    .executeTakeFirst()) ?? { removed_at: '' };
  const [values] = await keptRecords(db, table, [id]);
  return removed_at !== null || values === undefined ? null : valueAt(table, values, path);
}

/** Columns that tell people nothing beside the others. */
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

async function sideWords(db: Kysely<Schema>, path: Path, value: KeptPart | null): Promise<string> {
  if (value === null) return path.length % 2 === 1 ? 'nothing' : 'removed, or not there';
  const words = await wordsOf(db, value);
  return words.length === 0 ? 'there' : words.join(' · ');
}

async function wordsOf(db: Kysely<Schema>, value: KeptPart): Promise<readonly string[]> {
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
  const table = NAMES[column as keyof typeof NAMES];
  if (table === undefined || typeof cell !== 'string') return String(cell);
  const row = await db.selectFrom(table).where('uid', '=', cell).select('name').executeTakeFirst();
  return row?.name ?? cell;
}
