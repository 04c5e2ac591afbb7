import { type Kysely, sql } from 'kysely';
import type { RecordRef } from '../../../domain/model/record.ts';
import { touches } from '../../history/touching.ts';
import type { Schema } from '../../schema/schema.ts';
import { inWords } from '../../schema/sql-words.ts';
import { blankDoubts } from './doubt-texts.ts';
import { eraseExchanged } from './erase-exchanged.ts';
import type { Subject } from './purged-texts.ts';
import { blankRejectedRows } from './rejected-texts.ts';

/**
 * Where the database keeps texts of a record beside its own row and its parts, which the schema deletes with it. Whoever
 * makes a table that holds texts of records puts a line here. `erase` works in the transaction of the purge, with the triggers
 * of the log switched off, and answers with how many rows a person is to be told of as `what`.
 */
export const KEPT_TEXTS: readonly {
  readonly what: string;
  readonly erase: (db: Kysely<Schema>, subject: Subject) => Promise<number>;
}[] = [
  { what: 'reasons', erase: untold(eraseReasons) },
  { what: 'lines of the log', erase: untold(eraseLines) },
  { what: 'pointers', erase: untold(letGo) },
  { what: 'what was exchanged', erase: untold(eraseExchanged) },
  {
    what: 'Rejected rows of imports with its text, blanked',
    erase: blankRejectedRows,
  },
  { what: 'Doubts of imports about its row, blanked', erase: blankDoubts },
];

/** What goes without being told of. */
function untold(erase: (db: Kysely<Schema>, record: RecordRef) => Promise<void>) {
  return async (db: Kysely<Schema>, { record }: Subject): Promise<number> => {
    await erase(db, record);
    return 0;
  };
}

/** Why something was done to the record, and what the person who did it was answered, is about the record as well. */
async function eraseReasons(db: Kysely<Schema>, record: RecordRef): Promise<void> {
  await db
    .updateTable('action')
    .where('id', 'in', (eb) =>
      eb.selectFrom('change').where(touches(record)).select('change.action_id'),
    )
    .set({ reason: null, answer: null })
    .execute();
}

const NAMING_AN_INCIDENT = [
  ['relation', 'other_id'],
  ['quote_incident', 'incident_id'],
] as const;

/** Every line of the log about the record and its parts, also about those that are gone. */
async function eraseLines(db: Kysely<Schema>, record: RecordRef): Promise<void> {
  await db.deleteFrom('change').where(touches(record)).execute();
  if (record.kind !== 'incident') return;
  // What others said of it goes with it.
  for (const [table, column] of NAMING_AN_INCIDENT) {
    const named = inWords(({ numberAt }) => numberAt(sql`coalesce(after, before)`, column));
    await sql`delete from change where tab = ${table} and ${named} = ${record.id}`.execute(db);
  }
}

/**
 * Others stop pointing at the record, in the log too, as if they never had: what was written of them can still be
 * taken back. Its parts go with it by themselves.
 */
async function letGo(db: Kysely<Schema>, { kind, id }: RecordRef): Promise<void> {
  switch (kind) {
    case 'incident': {
      const reports = await db
        .selectFrom('report')
        .where('incident_id', '=', id)
        .select('id')
        .execute();
      for (const report of reports) await forgetPointers(db, DERIVES_FROM, report.id);
      // What it was made of says the same.
      await sql`delete from change where tab = 'lead' and row_id in (select id from lead where incident_id = ${id})`.execute(
        db,
      );
      await db.deleteFrom('lead').where('incident_id', '=', id).execute();
      return;
    }
    case 'report':
      await forgetPointers(db, DERIVES_FROM, id);
      return;
    case 'quote':
      await forgetPointers(db, ANSWERS, id);
      return;
    default:
  }
}

const DERIVES_FROM = { table: 'report', column: 'derives_from' } as const;
const ANSWERS = { table: 'quote', column: 'answers' } as const;

async function forgetPointers(
  db: Kysely<Schema>,
  { table, column }: typeof DERIVES_FROM | typeof ANSWERS,
  id: number,
): Promise<void> {
  await sql`update ${sql.table(table)} set ${sql.ref(column)} = null where ${sql.ref(column)} = ${id}`.execute(
    db,
  );
  for (const side of ['before', 'after'] as const) {
    const named = inWords(({ numberAt }) => numberAt(sql.ref(side), column));
    const { rows } = await sql<{ id: number; row: string }>`select id, ${sql.ref(side)} as row
      from change where tab = ${table} and ${named} = ${id}`.execute(db);
    for (const line of rows) {
      const row = JSON.stringify({ ...JSON.parse(line.row), [column]: null });
      await sql`update change set ${sql.ref(side)} = ${row} where id = ${line.id}`.execute(db);
    }
  }
}
