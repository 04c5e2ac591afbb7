import { type Kysely, type RawBuilder, sql } from 'kysely';
import { type FoundDoubt, isDoubtKind } from '../../../domain/model/doubts.ts';
import { isHeld } from '../../filter/dataset-rules.ts';
import type { Answer, Params } from '../../port/questions.ts';
import type { BatchRow } from '../../port/rows-imports.ts';
import { PROGRESS } from '../../records/unfinished-imports.ts';
import type { Schema } from '../../schema/schema.ts';

/** The imports, newest first, including undone ones. */
export async function imports(
  db: Kysely<Schema>,
  { limit }: Params<'imports'>,
): Promise<Answer<'imports'>> {
  const rows = await batches(db)
    .orderBy('id', 'desc')
    .$if(limit !== null, (query) => query.limit(limit ?? 0))
    .execute();
  return rows.map(asRow);
}

/** An import with its doubts. */
export async function batch(db: Kysely<Schema>, { id }: Params<'batch'>): Promise<Answer<'batch'>> {
  const row = await batches(db).where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : { ...asRow(row), found: await doubtsOf(db, id) };
}

function batches(db: Kysely<Schema>) {
  return db
    .selectFrom('batch')
    .select([
      'id',
      'dataset',
      'format',
      'file',
      'sha256',
      'publisher_version as publisherVersion',
      'started_at as startedAt',
      'who',
      'added',
      'changed',
      'unchanged',
      'rejected',
      'withdrawn',
      'held_back as heldBack',
      sql<number>`(select coalesce(sum(rows), 0) from doubt where batch_id = batch.id)`.as(
        'doubts',
      ),
      'scope',
      'removed_at as takenBackAt',
      ...PROGRESS,
    ]);
}

type Selected = Awaited<ReturnType<ReturnType<typeof batches>['execute']>>[number];

function asRow({ state, rows, bytes, totalBytes, ...row }: Selected): BatchRow {
  return { ...row, progress: { state, rows, bytes, totalBytes } };
}

/** The rejected rows of an import, in order. */
export async function rejectedRows(
  db: Kysely<Schema>,
  { batch: id }: Params<'rejectedRows'>,
): Promise<Answer<'rejectedRows'>> {
  const of = await db
    .selectFrom('batch')
    .where('id', '=', id)
    .select(['format', 'dataset'])
    .executeTakeFirst();
  if (of === undefined) return null;
  const rows = await db
    .selectFrom('rejected_row')
    .where('batch_id', '=', id)
    .orderBy('line')
    .orderBy('id')
    .select(['line', 'column_name as column', 'value', 'reason', 'raw'])
    .execute();
  return {
    ...of,
    rows: rows.map((row) => ({ ...row, raw: row.raw === null ? null : JSON.parse(row.raw) })),
  };
}

/** The doubts about the imported rows of an import, by kind. */
async function doubtsOf(db: Kysely<Schema>, id: number): Promise<readonly FoundDoubt[]> {
  const rows = await db
    .selectFrom('doubt')
    .where('batch_id', '=', id)
    .orderBy('id')
    .select(['kind', 'text', 'line', 'unit', 'rows'])
    .execute();
  return [...Map.groupBy(rows, ({ kind }) => kind)].flatMap(([kind, all]) =>
    isDoubtKind(kind)
      ? {
          kind,
          count: all.reduce((sum, row) => sum + row.rows, 0),
          unit: all[0]?.unit ?? 'line',
          examples: all.flatMap(({ text, line, rows: count }) =>
            text === null ? [] : [{ text, line, count }],
          ),
        }
      : [],
  );
}

/** The incidents that are not of the dataset `d` but have a row of it that was merged into them: a filter finds them too. */
const othersWithRows = sql`(select count(distinct merged.into_id) from merged_incident as merged
  join incident as own on own.id = merged.incident_id join incident as other on other.id = merged.into_id
  where own.dataset = d.name and coalesce(other.dataset, '') <> d.name and other.removed_at is null)`;

/** Every dataset with its size and how recent it is. */
export async function datasets(db: Kysely<Schema>): Promise<Answer<'datasets'>> {
  const { rows } = await sql<Answer<'datasets'>[number]>`
    select name, title, licence, attribution, passing, stale_after_days as "staleAfterDays",
      (select count(*) from incident where dataset = d.name and removed_at is null) + ${othersWithRows} as incidents,
      (select count(*) from lead where dataset = d.name and removed_at is null) as leads,
      coalesce(${newestOf('d.name')},
        (select max(day) from lead where dataset = d.name and removed_at is null)) as newest,
      (select max(started_at) from batch where dataset = d.name and removed_at is null) as "lastImport",
      (select publisher_version from batch where dataset = d.name and removed_at is null
        order by id desc limit 1) as version
    from dataset as d where format <> 'watchfloor' order by name`.execute(db);
  return rows;
}

/** The first possible day of the newest incident of the dataset in a column. */
function newestOf(dataset: string): RawBuilder<string | null> {
  return sql<string | null>`(select substr(occurred_from, 1, 10) from incident
    where incident.dataset = ${sql.ref(dataset)} and ${isHeld} order by occurred_from desc limit 1)`;
}

/** The datasets whose newest incident is before a day, so that a window from that day on has nothing of them. */
export async function lagging(
  db: Kysely<Schema>,
  from: string,
): Promise<readonly { readonly name: string; readonly newest: string }[]> {
  const { rows } = await sql<{ name: string; newest: string }>`select name, newest from (
      select name, ${newestOf('dataset.name')} as newest from dataset) as lagging
    where newest < ${from} order by newest desc, name`.execute(db);
  return rows;
}
