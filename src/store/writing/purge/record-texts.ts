import { type Kysely, sql } from 'kysely';
import { isChangeOf } from '../../history/changes-of-record.ts';
import type { DeclaredTable, TABLES } from '../../schema/records/tables.ts';
import type { Schema } from '../../schema/schema.ts';
import { blankDoubts } from './doubt-texts.ts';
import { eraseConflicts, forgetOtherUids, forgetSharedVersions } from './erase-exchange.ts';
import type { Subject } from './purged-texts.ts';
import { blankRejectedRows } from './rejected-texts.ts';

type ColumnOf<T extends DeclaredTable> =
  (typeof TABLES)[T]['columns'][keyof (typeof TABLES)[T]['columns']];

/** The tables that their declarations say hold texts of a record, apart from its own row and its parts. */
type TableOfTexts = {
  [T in DeclaredTable]: [Extract<ColumnOf<T>, { readonly atPurge: 'erased' }>] extends [never]
    ? never
    : T;
}[DeclaredTable];

/** Erases in the purge's transaction, with the log's triggers switched off. Returns how many rows were erased. */
type Eraser = {
  readonly erase: (db: Kysely<Schema>, subject: Subject) => Promise<number>;
  /** How the rows are reported to the person; not reported unless given. */
  readonly told?: string;
};

/**
 * The erasers of tables that hold texts of a record, in this order. A table with a column that a purge erases does not compile
 * without one. Parts of the record are deleted with it, and rows that refer to it by `clearReferences`.
 */
export const ERASERS: Readonly<Record<TableOfTexts, Eraser>> = {
  // Before the log, by which they are found.
  action: { erase: eraseReasons },
  change: { erase: eraseLines },
  conflict: { erase: eraseConflicts },
  shared_version: { erase: forgetSharedVersions },
  other_uid: { erase: forgetOtherUids },
  rejected_row: {
    erase: blankRejectedRows,
    told: 'Rejected rows of imports with its text, blanked',
  },
  row_header: { erase: forgetRowHeaders },
  doubt: { erase: blankDoubts, told: 'Doubts of imports about its row, blanked' },
};

/** A header that no other record has goes with it: what one row alone names its columns could be a text. */
async function forgetRowHeaders(db: Kysely<Schema>, { record }: Subject): Promise<number> {
  if (record.kind !== 'incident') return 0;
  const { numAffectedRows } = await sql`delete from row_header where id in (
      select header_id from publisher_row where incident_id = ${record.id}
      union select header_id from publisher_row_before where incident_id = ${record.id})
    and not exists (select 1 from publisher_row where header_id = row_header.id and incident_id <> ${record.id})
    and not exists (select 1 from publisher_row_before
      where header_id = row_header.id and incident_id <> ${record.id})`.execute(db);
  return Number(numAffectedRows ?? 0n);
}

/** The reasons of actions on the record, and their answers, are about the record too. */
async function eraseReasons(db: Kysely<Schema>, { record }: Subject): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('action')
    .where('id', 'in', (eb) =>
      eb.selectFrom('change').where(isChangeOf(record)).select('action_id'),
    )
    .set({ reason: null, answer: null })
    .executeTakeFirstOrThrow();
  return Number(numUpdatedRows);
}

/** Deletes every line of the log about the record and its parts, even deleted ones. */
async function eraseLines(db: Kysely<Schema>, { record }: Subject): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('change')
    .where(isChangeOf(record))
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}
