import { statSync } from 'node:fs';
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Answer, Params } from '../../port/questions.ts';
import type { DoctorLine } from '../../port/rows-doctor.ts';
import { recordChecks } from '../../queries/upkeep/record-checks.ts';
import type { Schema } from '../../schema/schema.ts';
import { keptCounts } from './count-checks.ts';
import { packedRows } from './packed-row-check.ts';

/** Above this size a full check of every page takes too long. */
const BIG_BYTES = 500_000_000;

/** Checks the database: its file, its settings, and whether its indexes, rollups and records agree. */
export async function doctor(
  db: Kysely<Schema>,
  { zone }: Params<'doctor'>,
): Promise<Answer<'doctor'>> {
  const file = await text(
    db,
    sql`select file as value from pragma_database_list where name = 'main'`,
  );
  // What is still in the write-ahead log counts too.
  const size = Number(
    await text(
      db,
      sql`select page_count * page_size as value from pragma_page_count, pragma_page_size`,
    ),
  );
  return [
    { check: 'database', found: file, mark: 'ok' },
    { check: 'size', found: `${(size / 1_000_000).toFixed(1)} MB`, mark: 'ok' },
    privacy(file, statSync(file).mode),
    await fact(db, 'schema', sql`select user_version as value from pragma_user_version`),
    await fact(db, 'SQLite', sql`select sqlite_version() as value`),
    await journal(db),
    await durability(db),
    await integrity(db, size),
    await foreignKeys(db),
    await fullText(db, 'incident'),
    await fullText(db, 'quote'),
    await packedRows(db),
    await keptCounts(db),
    ...(await recordChecks(db, zone)),
  ];
}

type Value = RawBuilder<unknown>;

async function text(db: Kysely<Schema>, query: Value): Promise<string> {
  const { rows } = await query.$castTo<{ value: string | number }>().execute(db);
  return String(rows[0]?.value ?? '');
}

async function fact(db: Kysely<Schema>, check: string, query: Value): Promise<DoctorLine> {
  return { check, found: await text(db, query), mark: 'ok' };
}

function privacy(file: string, mode: number): DoctorLine {
  const found = (mode & 0o777).toString(8).padStart(4, '0');
  if ((mode & 0o077) === 0) return { check: 'mode', found, mark: 'ok' };
  return {
    check: 'mode',
    found: `${found}, so that others on this machine can open it`,
    mark: 'problem',
    advice: `chmod 600 ${file}`,
  };
}

async function journal(db: Kysely<Schema>): Promise<DoctorLine> {
  const found = await text(db, sql`select journal_mode as value from pragma_journal_mode`);
  if (found === 'wal') return { check: 'journal', found, mark: 'ok' };
  const advice = 'Start Watchfloor once without --read-only; it sets the journal to wal.';
  return { check: 'journal', found, mark: 'problem', advice };
}

async function durability(db: Kysely<Schema>): Promise<DoctorLine> {
  const level = await text(db, sql`select synchronous as value from pragma_synchronous`);
  const found = ['off', 'normal', 'full', 'extra'][Number(level)] ?? level;
  return { check: 'synchronous', found, mark: Number(level) >= 2 ? 'ok' : 'problem' };
}

async function integrity(db: Kysely<Schema>, size: number): Promise<DoctorLine> {
  const isBig = size > BIG_BYTES;
  const pragma = isBig ? 'quick_check' : 'integrity_check';
  const { rows } = await sql<{ problem: string }>`select ${sql.ref(pragma)} as problem
    from ${sql.table(`pragma_${pragma}`)}`.execute(db);
  const problems = rows.map((row) => row.problem).filter((problem) => problem !== 'ok');
  const check = isBig ? 'integrity (quick)' : 'integrity';
  if (problems.length === 0) return { check, found: 'ok', mark: 'ok' };
  return {
    check,
    found: problems.slice(0, 5).join('; '),
    mark: 'problem',
    advice: 'Restore a backup, or try: sqlite3 FILE .recover',
  };
}

// The sqlite3 shell does not enforce foreign keys by default.
async function foreignKeys(db: Kysely<Schema>): Promise<DoctorLine> {
  const { rows } = await sql<{
    table: string;
    rowid: number;
    parent: string;
  }>`select "table", rowid, parent from pragma_foreign_key_check`.execute(db);
  const check = 'references';
  if (rows.length === 0) return { check, found: 'ok', mark: 'ok' };
  const first = rows
    .slice(0, 5)
    .map((row) => `${row.table} ${row.rowid} refers to a missing ${row.parent}`);
  return {
    check,
    found: `${rows.length} broken: ${first.join('; ')}`,
    mark: 'problem',
    advice: 'Correct or delete these rows in the sqlite3 shell (pragma foreign_keys = on first).',
  };
}

async function fullText(db: Kysely<Schema>, table: 'incident' | 'quote'): Promise<DoctorLine> {
  const index = `${table}_text`;
  const missing = await text(
    db,
    sql`select count(*) as value from ${sql.table(table)}
      where id not in (select id from ${sql.table(`${index}_docsize`)})`,
  );
  const check = `${table} search`;
  if (missing === '0') return { check, found: 'ok', mark: 'ok' };
  return {
    check,
    found: `${missing} not in the index`,
    mark: 'problem',
    advice: `In the sqlite3 shell: insert into ${index} (${index}) values ('rebuild');`,
  };
}
