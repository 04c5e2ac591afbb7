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

const sumsOfDays = sql`select json_array(${sums()}) from day_tally`;
const sumsOfIncidents = sql`select json_array(${sums()}) from contribution where removed = 0`;
const attributionsCounted = sql`select count(*) from actor_contribution`;
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

function sums(): RawBuilder<unknown> {
  return sql.join(TALLIED.map((column) => sql`coalesce(sum(${sql.ref(column)}), 0)`));
}
