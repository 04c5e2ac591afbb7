import { type Kysely, sql } from 'kysely';
import { type NativePart, textAt } from '../../../domain/model/native-record.ts';
import {
  contentOf,
  printVersion,
  type VersionName,
  versionAfter,
} from '../../joining/record-version.ts';
import type { ExportedRecord } from '../../port/exported.ts';
import { isGoneIn } from '../../schema/records/belonging.ts';
import type { Schema } from '../../schema/schema.ts';

/**
 * Records exported to other databases, with the versions of each that others have had, oldest first, by which an importing
 * database finds the common version.
 */
export async function exportedRecords(
  db: Kysely<Schema>,
  record: ExportedRecord['record'],
  ids: readonly number[],
  records: readonly NativePart[],
): Promise<{
  readonly records: readonly NativePart[];
  readonly exported: readonly ExportedRecord[];
}> {
  const known = await knownVersions(db, records);
  const conflicts = known.size === 0 ? new Map() : await conflictsOf(db, record, ids);
  const exported: ExportedRecord[] = [];
  const outgoing = records.map((values, index) => {
    const id = ids[index] ?? 0;
    const versions = known.get(textAt(values, 'uid') ?? '') ?? [];
    const { open, kept }: InConflict = conflicts.get(id) ?? NO_CONFLICT;
    const content = contentOf(values);
    const version = versionAfter(versions.at(-1), content, kept);
    exported.push({ record, id, version, content, choices: kept });
    const seen = versions
      .filter((one) => one.version !== version)
      .map((one): NativePart => {
        const unsettled = one.batch_id === null ? [] : [...open, ...placesIn(one.untaken)];
        return {
          version: one.version,
          ...(unsettled.length === 0 ? {} : { unsettled: `[${unsettled.join(',')}]` }),
        };
      });
    const told = { ...values, version: printVersion({ version, content }) };
    return seen.length === 0 ? told : { ...told, seen };
  });
  return { records: outgoing, exported };
}

type Known = VersionName & {
  readonly choices: number;
  readonly batch_id: number | null;
  readonly untaken: string | null;
};

/** The versions of these records that other databases have had, by uid, oldest first. */
async function knownVersions(
  db: Kysely<Schema>,
  records: readonly NativePart[],
): Promise<ReadonlyMap<string, readonly Known[]>> {
  const rows = await db
    .selectFrom('shared_version')
    .where('uid', 'in', ['', ...records.map((record) => textAt(record, 'uid') ?? '')])
    .orderBy('id')
    .select(['uid', 'version', 'content', 'choices', 'batch_id', 'untaken'])
    .execute();
  return Map.groupBy(rows, ({ uid }) => uid);
}

/** The unresolved conflicts of a record, as JSON, and how often ours was kept. */
type InConflict = { readonly open: readonly string[]; readonly kept: number };
const NO_CONFLICT: InConflict = { open: [], kept: 0 };

async function conflictsOf(
  db: Kysely<Schema>,
  table: string,
  ids: readonly number[],
): Promise<ReadonlyMap<number, InConflict>> {
  const rows = await db
    .selectFrom('conflict')
    .where('tab', '=', table)
    .where('row_id', 'in', [0, ...ids])
    .where('state', 'in', ['open', 'kept'])
    .select(['row_id', 'path', 'state', 'removed_at'])
    .execute();
  const byRow = Map.groupBy(rows, ({ row_id }) => row_id);
  return new Map(
    [...byRow].map(([id, some]) => [
      id,
      {
        open: some
          .filter(({ state, removed_at }) => state === 'open' && removed_at === null)
          .map(({ path }) => path),
        kept: some.filter(({ state }) => state === 'kept').length,
      },
    ]),
  );
}

function placesIn(untaken: string | null): readonly string[] {
  const places: unknown = untaken === null ? [] : JSON.parse(untaken);
  return Array.isArray(places) ? places.map((place) => JSON.stringify(place)) : [];
}

/** The removals of records of a table that another database has had. */
export async function removedRecords(
  db: Kysely<Schema>,
  table: string,
): Promise<{ readonly ids: readonly number[]; readonly records: readonly NativePart[] }> {
  const { rows } = await sql<{ id: number; uid: string; removed_at: string }>`
    select id, uid, removed_at from ${sql.table(table)} where ${isGoneIn(table, table)}
      and uid in (select uid from shared_version) order by id`.execute(db);
  return {
    ids: rows.map(({ id }) => id),
    records: rows.map(({ uid, removed_at }) => ({ uid, removed_at })),
  };
}
