import { type Kysely, sql } from 'kysely';
import type { Answer, Params } from '../../port/questions.ts';
import type { LeadRow } from '../../port/rows-imports.ts';
import type { Schema } from '../../schema/schema.ts';

// An article is closed once one of its leads was made an incident or dismissed.
const OPEN = sql`article not in (select article from lead where removed_at is not null or incident_id is not null)`;
const COLUMNS = sql`id, dataset, day, what, code, type, subtype, actor, target, place, admin1, country, lat, lon,
  place_precision as "placePrecision", url, publisher, mentions`;

/** The open leads, newest first: for each article the one with the most mentions. */
export async function leads(
  db: Kysely<Schema>,
  { limit }: Params<'leads'>,
): Promise<Answer<'leads'>> {
  const { rows } = await sql<LeadRow>`select ${COLUMNS}, (select count(*) from lead as other
      where other.article = lead.article and other.type <> 'unknown') as leads
    from lead where ${OPEN} and type <> 'unknown' and not exists (select 1 from lead as other
      where other.article = lead.article and other.type <> 'unknown'
        and (coalesce(other.mentions, 0) > coalesce(lead.mentions, 0)
          or coalesce(other.mentions, 0) = coalesce(lead.mentions, 0) and other.id < lead.id))
    order by day desc, id desc limit ${limit}`.execute(db);
  const counted = await sql<{ articles: number; others: number }>`select
    (select count(distinct article) from lead where ${OPEN} and type <> 'unknown') as articles,
    (select count(*) from lead where ${OPEN} and type = 'unknown') as others`.execute(db);
  const { articles = 0, others = 0 } = counted.rows[0] ?? {};
  return { rows, articles, others };
}

/** One lead; `null` if it does not exist. */
export async function lead(db: Kysely<Schema>, { id }: Params<'lead'>): Promise<Answer<'lead'>> {
  const { rows } =
    await sql<LeadRow>`select ${COLUMNS}, 1 as leads from lead where id = ${id} and ${OPEN}`.execute(
      db,
    );
  return rows[0] ?? null;
}
