import type { Kysely } from 'kysely';
import { recordName } from '../../../domain/model/record.ts';
import { countOf } from '../../../text/number-words.ts';
import type { DoctorLine } from '../../port/rows-doctor.ts';
import { hashOfPacked, isSameRow, type PackedRow, unpackRow } from '../../schema/published-row.ts';
import type { Schema } from '../../schema/schema.ts';

/** How many rows are read at once. */
const PAGE = 1_000;
/** Of so many rows all are checked, which takes some seconds; of more, as many from all parts of the table. */
const MOST_CHECKED = 50_000;

type Stored = PackedRow & { readonly incident: number; readonly hash: Buffer | null };

/** Checks that publishers' rows can be unpacked, and are the rows that were stored. */
export async function packedRows(db: Kysely<Schema>): Promise<DoctorLine> {
  const check = 'publishers’ rows';
  const { last } = await db
    .selectFrom('publisher_row')
    .select(({ fn }) => fn.max<number | null>('incident_id').as('last'))
    .executeTakeFirstOrThrow();
  const step = Math.max(PAGE, Math.ceil(((last ?? 0) / MOST_CHECKED) * PAGE));
  const damaged: string[] = [];
  for (let from = 1; from <= (last ?? 0); from += step) {
    for (const row of await rowsFrom(db, from, from + step)) {
      if (!isWhole(row)) damaged.push(recordName({ kind: 'incident', id: row.incident }));
    }
  }
  if (damaged.length === 0) return { check, found: 'ok', mark: 'ok' };
  return {
    check,
    found: `${countOf(damaged.length, 'row')} cannot be read: of ${damaged.slice(0, 5).join(', ')}`,
    mark: 'problem',
    advice: 'Restore a backup.',
  };
}

function rowsFrom(db: Kysely<Schema>, from: number, before: number): Promise<readonly Stored[]> {
  return db
    .selectFrom('publisher_row')
    .leftJoin('row_header', 'row_header.id', 'header_id')
    .where('incident_id', '>=', from)
    .where('incident_id', '<', before)
    .orderBy('incident_id')
    .limit(PAGE)
    .select(['incident_id as incident', 'columns', 'packed', 'hash'])
    .execute();
}

function isWhole({ hash, ...row }: Stored): boolean {
  try {
    unpackRow(row);
    return hash === null || isSameRow(hashOfPacked(row), hash);
  } catch {
    return false;
  }
}
