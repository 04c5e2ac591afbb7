import { type Kysely, sql } from 'kysely';
import type { NativePart } from '../../../domain/model/native-record.ts';
import { contentOf } from '../../joining/record-version.ts';
import { type Exported, REDACTION } from '../../port/exported.ts';
import { nativeRecords } from '../../records/native-records.ts';
import { isGoneIn } from '../../schema/records/belonging.ts';
import { NATIVE_TABLES } from '../../schema/records/native.ts';
import type { Schema } from '../../schema/schema.ts';
import { openStatements } from '../import/statements.ts';
import { createSharedVersions } from './known-versions.ts';

/** Records looked at at a time. */
const PAGE = 400;

/** Keeps the versions of records that were exported to another database, as far as they are still what was exported. */
export async function rememberExported(
  db: Kysely<Schema>,
  exported: readonly Exported[],
): Promise<void> {
  const versions = createSharedVersions({ db, ...(await openStatements(db)) }, null);
  const records = exported.filter((one) => one.record !== 'redaction');
  for (const { uid } of exported.filter((one) => one.record === 'redaction'))
    await versions.keep(uid, REDACTION, {}, 0);
  for (let from = 0; from < records.length; from += PAGE) {
    const some = records.slice(from, from + PAGE);
    for (const record of new Set(some.map((one) => one.record))) {
      const of = some.filter((one) => one.record === record);
      const rows = await standing(
        db,
        record,
        of.map(({ id }) => id),
      );
      for (const { id, choices, ...name } of of) {
        const values = rows.get(id);
        if (values !== undefined && contentOf(values) === name.content) {
          await versions.keep(String(values.uid), name, values, choices);
        }
      }
    }
  }
}

/** Records by their numbers, as files hold them: of one that was removed no more than that. */
async function standing(
  db: Kysely<Schema>,
  record: Exclude<Exported['record'], 'redaction'>,
  ids: readonly number[],
): Promise<ReadonlyMap<number, NativePart>> {
  const { rows } = await sql<{
    id: number;
    uid: string;
    removed_at: string | null;
    gone: number;
  }>`select id, uid, removed_at, case when ${isGoneIn(record, record)} then 1 else 0 end as gone
    from ${sql.table(record)} where id in (${sql.join(ids)}) order by id`.execute(db);
  const there = rows.map(({ id }) => id);
  const records = await nativeRecords(db, NATIVE_TABLES[record], there);
  return new Map(
    rows.map(({ id, uid, removed_at, gone }, index) => [
      id,
      gone === 1 ? { uid, removed_at } : (records[index] ?? {}),
    ]),
  );
}
