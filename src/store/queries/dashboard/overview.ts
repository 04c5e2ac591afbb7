import { type Kysely, type RawBuilder, sql } from 'kysely';
import { countAll } from '../../counts/count.ts';
import { holdingsOf } from '../../counts/window.ts';
import { ALWAYS, type Holds } from '../../filter/conditions.ts';
import type { Answer, Params } from '../../port/questions.ts';
import { unfinished } from '../../records/unfinished-imports.ts';
import { cacheLastUntilWrite } from '../../schema/cache-until-write.ts';
import { createdAt } from '../../schema/record-times.ts';
import type { Schema } from '../../schema/schema.ts';

/** How much there is in the whole database, and the imports that have not come to their end. */
export async function overview(
  db: Kysely<Schema>,
  params: Params<'overview'>,
): Promise<Answer<'overview'>> {
  const counts = await countsOnce(db, params);
  // A process that was killed has written nothing about that.
  const importing = await unfinished(db).execute();
  return {
    ...counts,
    importing: importing.map(({ id, file, ...progress }) => ({ id, file, progress })),
  };
}

const countsOnce = cacheLastUntilWrite(({ today }: Params<'overview'>) => today, read);

async function read(
  db: Kysely<Schema>,
  { today }: Params<'overview'>,
): Promise<Omit<Answer<'overview'>, 'importing'>> {
  const { newest } = await holdingsOf(db, today);
  const { found } = await countAll(db);
  const held = await db
    .selectNoFrom([
      countOf('quote').as('quotes'),
      countOf('actor', sql`merged_into is null`).as('actors'),
      countOf('source').as('sources'),
      countOf('milestone').as('milestones'),
      countOf('conflict', sql`state = 'open'`).as('conflicts'),
      ...RECORDED.map((table) => lastOf(db, table).as(table)),
    ])
    .executeTakeFirstOrThrow();
  const { incident, report, quote, ...counts } = held;
  const lastRecord = [incident, report, quote]
    .map((instant) => instant ?? '')
    .toSorted()
    .at(-1);
  return { incidents: found, ...counts, newest, lastRecord: lastRecord || null };
}

type Counted = 'quote' | 'actor' | 'source' | 'milestone' | 'conflict';

function countOf(table: Counted, holds: Holds = ALWAYS): RawBuilder<number> {
  return sql<number>`(select cast(count(*) as integer) from ${sql.table(table)}
    where removed_at is null and ${holds})`;
}

const RECORDED = ['incident', 'report', 'quote'] as const;

/** When the newest row of a table was made. Ids increase in the order of insertion, so only that row is read. */
function lastOf(db: Kysely<Schema>, table: (typeof RECORDED)[number]) {
  return db.selectFrom(table).orderBy('id', 'desc').limit(1).select(createdAt(table).as('at'));
}
