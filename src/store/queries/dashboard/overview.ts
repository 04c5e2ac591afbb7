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
      countryAt('asc').as('firstCountry'),
      countryAt('desc').as('lastCountry'),
      sql<number>`(select count(*) from (select 1 from digest where country is null and removed_at is null limit 1) as nowhere)`.as(
        'nowhere',
      ),
    ])
    .executeTakeFirstOrThrow();
  const { incident, report, quote, firstCountry, lastCountry, nowhere, ...counts } = held;
  const country = firstCountry === lastCountry && nowhere === 0 ? firstCountry : null;
  const lastRecord = [incident, report, quote]
    .map((instant) => instant ?? '')
    .toSorted()
    .at(-1);
  return { incidents: found, ...counts, newest, country, lastRecord: lastRecord || null };
}

type Counted = 'quote' | 'actor' | 'source' | 'milestone' | 'conflict';

function countOf(table: Counted, holds: Holds = ALWAYS): RawBuilder<number> {
  return sql<number>`(select cast(count(*) as integer) from ${sql.table(table)}
    where removed_at is null and ${holds})`;
}

/** The first or the last country in the order of their codes, by an index. */
function countryAt(order: 'asc' | 'desc'): RawBuilder<string | null> {
  return sql<
    string | null
  >`(select country from digest where country is not null and removed_at is null
    order by country ${sql.raw(order)} limit 1)`;
}

const RECORDED = ['incident', 'report', 'quote'] as const;

/** When the newest row of a table was made. Ids increase in the order of insertion, so only that row is read. */
function lastOf(db: Kysely<Schema>, table: (typeof RECORDED)[number]) {
  return db.selectFrom(table).orderBy('id', 'desc').limit(1).select(createdAt(table).as('at'));
}
