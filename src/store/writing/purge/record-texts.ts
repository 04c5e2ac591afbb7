import type { Kysely } from 'kysely';
import { isChangeOf } from '../../history/changes-of-record.ts';
import type { DeclaredTable, TABLES } from '../../schema/records/tables.ts';
import type { Schema } from '../../schema/schema.ts';
import { blankDoubts } from './doubt-texts.ts';
import { eraseConflicts, forgetOtherUids, forgetSharedVersions } from './erase-exchanged.ts';
import type { Subject } from './purged-texts.ts';
import { blankRejectedRows } from './rejected-texts.ts';

type ColumnOf<T extends DeclaredTable> =
  (typeof TABLES)[T]['columns'][keyof (typeof TABLES)[T]['columns']];

/** The tables that keep texts of a record beside its own row and its parts, as their declarations say. */
type TableOfTexts = {
  [T in DeclaredTable]: [Extract<ColumnOf<T>, { readonly atPurge: 'erased' }>] extends [never]
    ? never
    : T;
}[DeclaredTable];

/** Erases in the transaction of the purge, with the triggers of the log switched off. Answers with how many rows there were. */
type Eraser = {
  readonly erase: (db: Kysely<Schema>, subject: Subject) => Promise<number>;
  /** What the person is told of the rows; nothing unless given. */
  readonly told?: string;
};

/**
 * How each table that keeps texts of a record erases them, in this order. One whose columns a purge erases, and that is not
 * here, does not compile. Rows that are parts of the record go with it, and those that name it by `letGo`.
 */
export const ERASERS: Readonly<Record<TableOfTexts, Eraser>> = {
  // By the log, which goes next.
  action: { erase: eraseReasons },
  change: { erase: eraseLines },
  conflict: { erase: eraseConflicts },
  shared_version: { erase: forgetSharedVersions },
  other_uid: { erase: forgetOtherUids },
  rejected_row: {
    erase: blankRejectedRows,
    told: 'Rejected rows of imports with its text, blanked',
  },
  doubt: { erase: blankDoubts, told: 'Doubts of imports about its row, blanked' },
};

/** Why something was done to the record, and what the person who did it was answered, is about the record as well. */
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

/** Every line of the log about the record and its parts, also about those that are gone. */
async function eraseLines(db: Kysely<Schema>, { record }: Subject): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('change')
    .where(isChangeOf(record))
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}
