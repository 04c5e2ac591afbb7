import { type Kysely, sql } from 'kysely';
import type { DoctorLine } from '../../port/rows-doctor.ts';
import type { Schema } from '../../schema/schema.ts';
import { DIGESTED } from '../../schema/schema-counts.ts';

/**
 * Whether the counts that the database keeps hold together with its incidents. No trigger sees what `insert or replace` and the
 * like put aside, so a plain shell can leave them wrong.
 */
export async function keptCounts(db: Kysely<Schema>): Promise<DoctorLine> {
  const problems = [
    await narrowRows(db),
    await unlike(db, 'the sums by day', sumsOfDays, sumsOfShares),
    await unlike(db, 'who is counted', attributionsCounted, attributions),
  ].filter((problem) => problem !== undefined);
  if (problems.length === 0) return { check: 'counts', found: 'exact', ok: true };
  return {
    check: 'counts',
    found: `${problems.join(' and ')} are not those of the incidents`,
    ok: false,
    advice: 'In the sqlite3 shell: insert into recount_all values (1);',
  };
}

async function narrowRows(db: Kysely<Schema>): Promise<string | undefined> {
  const of = (table: string) =>
    sql.join([...DIGESTED].map((column) => sql.ref(`${table}.${column}`)));
  const { rows } = await sql<{ differing: number }>`select
      (select count(*) from incident left join digest on digest.id = incident.id
        where (${of('digest')}) is not (${of('incident')}))
      + (select count(*) from digest where id not in (select id from incident)) as differing`.execute(
    db,
  );
  return rows[0]?.differing === 0 ? undefined : `${rows[0]?.differing} narrow rows`;
}

const sumsOfDays = sql`select json_array(coalesce(sum(incidents), 0), coalesce(sum(killed_best), 0),
    coalesce(sum(disputed), 0), coalesce(sum(discounted), 0), coalesce(sum(discounted_killed), 0))
  from day_tally`;
const sumsOfShares = sql`select json_array(coalesce(sum(counts), 0), coalesce(sum(counts * killed), 0),
    coalesce(sum(standing = 1), 0), coalesce(sum(1 - counts), 0), coalesce(sum((1 - counts) * killed), 0))
  from (select adds ->> 4 as standing, adds ->> 4 <> 2 as counts, adds ->> 6 as killed from share where not removed)`;
const attributionsCounted = sql`select count(*) from share, json_each(share.adds, '$[13]')`;
const attributions = sql`select count(*) from (select 1 from attribution left join merged_actor using (actor_id)
  where removed_at is null group by incident_id, coalesce(into_id, actor_id))`;

async function unlike(
  db: Kysely<Schema>,
  name: string,
  kept: typeof attributions,
  counted: typeof attributions,
): Promise<string | undefined> {
  const { rows } = await sql<{ same: number }>`select (${kept}) = (${counted}) as same`.execute(db);
  return rows[0]?.same === 1 ? undefined : name;
}
