import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { DoctorLine } from '../../port/rows-doctor.ts';
import type { Schema } from '../../schema/schema.ts';
import { DIGESTED, TALLIED } from '../../schema/schema-counts.ts';

/**
 * Whether rollups and contributions agree with the incidents. No trigger sees the rows that `insert or replace` and the like remove, so
 * a plain shell can leave them wrong.
 */
export async function keptCounts(db: Kysely<Schema>): Promise<DoctorLine> {
  const problems = [
    await narrowRows(db),
    await unlike(db, 'the sums by day', sumsOfDays, sumsOfIncidents),
    await unlike(db, 'who is counted', attributionsCounted, attributions),
    await spellings(db),
    await merges(db),
  ].filter((problem) => problem !== undefined);
  if (problems.length === 0) return { check: 'counts', found: 'exact', mark: 'ok' };
  return {
    check: 'counts',
    found: `${problems.join(' and ')} are not those of the incidents`,
    mark: 'problem',
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

/** Every word that the table of spellings counts, once for each row that has it. */
const WORDS = sql`select 'place' as field, place as word, removed_at from incident
  union all select 'admin1', admin1, removed_at from incident
  union all select 'admin2', admin2, removed_at from incident
  union all select 'dataset', dataset, removed_at from incident
  union all select 'tag', tag, removed_at from tag join incident on incident.id = tag.incident_id
  union all select field, word, removed_at from other_spelling`;

async function spellings(db: Kysely<Schema>): Promise<string | undefined> {
  const counted = sql`select field, word, sum(removed_at is null) as uses, sum(removed_at is not null) as removed
    from (${WORDS}) where word is not null group by field, word`;
  const kept = sql`select field, word, uses, removed from spelling`;
  const { rows } = await sql<{ differing: number }>`select
      (select count(*) from (${counted} except ${kept})) + (select count(*) from (${kept} except ${counted})) as differing`.execute(
    db,
  );
  return rows[0]?.differing === 0 ? undefined : 'the spellings';
}

/** The incident that each merged one is now, found from merge to merge. */
async function merges(db: Kysely<Schema>): Promise<string | undefined> {
  const followed = sql`with recursive way (id, now_id) as (
      select id, merged_into from incident where merged_into is not null
      union select way.id, merged_into from way join incident on incident.id = now_id where merged_into is not null)
    select id, now_id from way where now_id not in (select id from incident where merged_into is not null)`;
  const kept = sql`select incident_id, into_id from merged_incident`;
  const { rows } = await sql<{ differing: number }>`select
      (select count(*) from (select * from (${followed}) except ${kept}))
      + (select count(*) from (${kept} except select * from (${followed}))) as differing`.execute(
    db,
  );
  return rows[0]?.differing === 0 ? undefined : 'the merges';
}

const sumsOfDays = sql`select json_array(${sums()}) from day_tally`;
const sumsOfIncidents = sql`select json_array(${sums()}) from contribution where removed = 0`;
const attributionsCounted = sql`select count(*) from actor_contribution`;
const attributions = sql`select count(*) from (select 1
  from (select incident_id, incident_id as part_id from attribution
    union select into_id, incident_id from merged_incident) as incident
    join attribution on attribution.incident_id = part_id
    left join merged_actor using (actor_id)
  where removed_at is null group by incident.incident_id, coalesce(merged_actor.into_id, actor_id))`;

async function unlike(
  db: Kysely<Schema>,
  name: string,
  kept: typeof attributions,
  counted: typeof attributions,
): Promise<string | undefined> {
  const { rows } = await sql<{ same: number }>`select (${kept}) = (${counted}) as same`.execute(db);
  return rows[0]?.same === 1 ? undefined : name;
}

function sums(): RawBuilder<unknown> {
  return sql.join(TALLIED.map((column) => sql`coalesce(sum(${sql.ref(column)}), 0)`));
}
