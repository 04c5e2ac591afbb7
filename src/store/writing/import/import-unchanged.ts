import { type SqlBool, sql } from 'kysely';
import type { UnchangedRow } from '../../../domain/entry/imported.ts';
import { StoreError } from '../../port/store.ts';
import { readMapped } from '../../schema/mapped-row.ts';
import {
  columnsOfText,
  fingerprintIn,
  type PackedRow,
  packTexts,
  unpackRow,
} from '../../schema/published-row.ts';
import { isGone } from '../../schema/records/belonging.ts';
import { inWords } from '../../schema/sql-words.ts';
import type { Importing, Outcome } from './importing.ts';
import type { Keeper } from './known-rows.ts';
import type { StagedIncident } from './staged-rows.ts';

type Stored = {
  readonly hash: Buffer | null;
  readonly removed_at: string | null;
  readonly merged_into: number | null;
};

/**
 * Imports rows that were found to be here as they are in the file, before they were read: nothing is written but that they were
 * in it. What has changed since is imported like any other row, which is unpacked from what is stored.
 */
export function createUnchangedImporter(
  { db, header }: Importing,
  keep: Keeper,
  importRows: (rows: readonly StagedIncident[]) => Promise<readonly Outcome[]>,
): (rows: readonly UnchangedRow[]) => Promise<readonly Outcome[]> {
  const lookUp = async (rows: readonly UnchangedRow[]): Promise<ReadonlyMap<number, Stored>> => {
    const ids = rows.map(({ incident }) => incident);
    const found = await db
      .selectFrom('incident')
      .innerJoin('publisher_row', 'incident_id', 'incident.id')
      .where(sql<SqlBool>`incident.id ${inWords(({ isOneOf }) => isOneOf(ids))}`)
      .where('incident.dataset', '=', header.dataset.name)
      .select(['incident.id', 'incident.removed_at', 'incident.merged_into', 'hash'])
      .execute();
    return new Map(found.map((one) => [one.id, one]));
  };
  /** The row as it is stored now, or as it was before an import changed it. */
  const inFull = async (row: UnchangedRow): Promise<StagedIncident> => {
    const stored = await sql<PackedRow & { readonly hash: Buffer | null }>`
      select columns, packed, hash from publisher_row left join row_header on row_header.id = header_id
        where incident_id = ${row.incident}
      union all
      select columns, packed, hash from publisher_row_before left join row_header on row_header.id = header_id
        where incident_id = ${row.incident}`.execute(db);
    const same = stored.rows.find(({ hash }) => fingerprintIn(hash) === row.fingerprint);
    if (same === undefined) {
      throw new StoreError(
        'conflict',
        'Another program has changed rows of this file meanwhile. Import it again.',
      );
    }
    const texts = unpackRow(same);
    const columns = columnsOfText(texts.raw) ?? '[]';
    const { line, externalId } = row;
    const published = { columns, ...packTexts(texts, columns) };
    return { ...readMapped(texts.mapped), externalId, line, published };
  };
  const one = async (row: UnchangedRow, stored: Stored | undefined): Promise<Outcome> => {
    // Purged meanwhile.
    if (stored === undefined) return { is: 'purged' };
    if (!isGone('incident', stored) && fingerprintIn(stored.hash) === row.fingerprint) {
      keep.seen(row.incident);
      return { is: 'unchanged' };
    }
    const full = await inFull(row);
    const [outcome] = await importRows([full]);
    if (outcome?.is !== 'refused') return outcome ?? { is: 'unchanged' };
    return { ...outcome, raw: JSON.parse(unpackRow(full.published).raw) };
  };
  return async (rows) => {
    const found = await lookUp(rows);
    const outcomes: Outcome[] = [];
    for (const row of rows) outcomes.push(await one(row, found.get(row.incident)));
    await keep.flush();
    return outcomes;
  };
}
