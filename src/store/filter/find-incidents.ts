import { type Kysely, type RawBuilder, sql } from 'kysely';
import {
  type Condition,
  type Filter,
  type Term,
  wantsRemoved,
} from '../../domain/filter/filter.ts';
import type { Schema } from '../schema/schema.ts';
import { inWords, stillWanted } from '../schema/sql-words.ts';
import { type Holds, listOf } from './conditions.ts';
import { coveringTable } from './covering-table.ts';
import { incidentHasAll, keepThoseThatHave } from './full-text.ts';
import { MOST_SEARCHED_AMONG } from './plan.ts';
import { incidentTerms, matching } from './where.ts';

/**
 * Notes the incidents that match a filter in the temporary table `found`, and answers how many there are; one more than
 * the most says that there are more.
 */
export async function findIncidents(
  db: Kysely<Schema>,
  filter: Filter,
  most: number,
): Promise<number> {
  await sql`create temp table if not exists found (incident_id integer primary key)`.execute(db);
  const words = filter.terms.filter(isOfWords).map(({ condition }) => condition);
  const others = filter.terms.filter((term) => !isOfWords(term));
  const terms = await incidentTerms(db, others);
  if (words.length > 0 && others.length > 0) {
    const count = await note(db, filter, { terms, most: MOST_SEARCHED_AMONG });
    if (count <= MOST_SEARCHED_AMONG) return await keepThoseThatHave(db, words, count);
  }
  return await note(db, filter, { terms: [...incidentHasAll(words), ...terms], most });
}

type Words = Term & { readonly condition: Extract<Condition, { readonly key: 'text' }> };

function isOfWords(term: Term): term is Words {
  return term.condition.key === 'text' && !term.negated;
}

type Noting = { readonly terms: readonly Holds[]; readonly most: number };

async function note(db: Kysely<Schema>, filter: Filter, noting: Noting): Promise<number> {
  await sql`delete from found`.execute(db);
  const ids = wantsRemoved(filter) ? undefined : listedBy(noting.terms);
  const { numAffectedRows } = await sql`insert into found
    ${ids ?? idsWhere(db, matching(filter, noting.terms))} limit ${noting.most + 1}`.execute(db);
  return Number(numAffectedRows ?? 0);
}

function idsWhere(db: Kysely<Schema>, holds: Holds): RawBuilder<unknown> {
  return sql`select incident.id from ${coveringTable(db, holds)} as incident where ${holds}`;
}

/** The numbers alone, where all that is asked for is to be in lists: no incident has to be looked at, only who was removed. */
function listedBy(terms: readonly Holds[]): RawBuilder<unknown> | undefined {
  const [first, ...others] = terms.map(listOf);
  if (first === undefined || others.includes(undefined)) return undefined;
  const isInOthers = others.map((list) => sql`and incident_id in (${list})`);
  return sql`select distinct incident_id from (${first}) as listed
    where ${stillWanted(sql.ref<number>('incident_id'))} and incident_id not in
      (select id from digest ${inWords(({ followIndex }) => followIndex('digest_removed'))} where removed_at is not null)
    ${sql.join(isInOthers, sql` `)}`;
}
