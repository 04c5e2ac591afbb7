import type { Kysely } from 'kysely';
import { countAll } from '../../counts/count.ts';
import { holdingsOf } from '../../counts/window.ts';
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
  return {
    incidents: (await countAll(db)).found,
    quotes: await countOf(db, 'quote'),
    actors: await countOf(db, 'actor'),
    sources: await countOf(db, 'source'),
    milestones: await countOf(db, 'milestone'),
    conflicts: await openConflicts(db),
    newest,
    lastRecord: await lastRecorded(db),
  };
}

/** Ids increase in the order of insertion, so only one row of each table is read. */
async function lastRecorded(db: Kysely<Schema>): Promise<string | null> {
  const tables = ['incident', 'report', 'quote'] as const;
  const instants = await Promise.all(
    tables.map((table) =>
      db
        .selectFrom(table)
        .orderBy('id', 'desc')
        .limit(1)
        .select(createdAt(table).as('createdAt'))
        .executeTakeFirst(),
    ),
  );
  return (
    instants
      .map((row) => row?.createdAt ?? '')
      .toSorted()
      .at(-1) || null
  );
}

type Counted = 'quote' | 'actor' | 'source' | 'milestone';

async function countOf(db: Kysely<Schema>, table: Counted): Promise<number> {
  const { count } = await db
    .selectFrom(table)
    .where('removed_at', 'is', null)
    .$if(table === 'actor', (actors) => actors.where('merged_into', 'is', null))
    .select((eb) => eb.cast<number>(eb.fn.countAll(), 'integer').as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

async function openConflicts(db: Kysely<Schema>): Promise<number> {
  const { count } = await db
    .selectFrom('conflict')
    .where('state', '=', 'open')
    .where('removed_at', 'is', null)
    .select((eb) => eb.cast<number>(eb.fn.countAll(), 'integer').as('count'))
    .executeTakeFirstOrThrow();
  return count;
}
