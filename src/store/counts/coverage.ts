import { type Kysely, sql } from 'kysely';
import type { Filter } from '../../domain/filter/filter.ts';
import { addDays, type Day, dayOfNumber } from '../../domain/time/days.ts';
import type { DaySpan } from '../../domain/time/milestone-spans.ts';
import { allOf, type Holds, not } from '../filter/conditions.ts';
import { isHeld, isRowOf } from '../filter/dataset-rules.ts';
import type { Schema } from '../schema/schema.ts';
import { inWords } from '../schema/sql-words.ts';
import { overlapsByDay } from './contributions.ts';

/**
 * The days that each dataset covers: from its first incident to its last. What was entered here is a dataset of its
 * own. Of a filter, only what it says of datasets counts: a rare actor does not make days uncovered.
 */
export async function coverageOf(db: Kysely<Schema>, filter: Filter): Promise<readonly DaySpan[]> {
  const spans: DaySpan[] = [];
  for (const dataset of await datasetsWhere(db, filter)) {
    const from = await beganIn(db, dataset, 'asc');
    const newest = await beganIn(db, dataset, 'desc');
    if (from === undefined || newest === undefined) continue;
    spans.push({ from, until: (await lastedInto(db, dataset, newest)) ?? newest });
  }
  return spans;
}

type Dataset = string | null;

/** The datasets that incidents are of, without reading each incident; null is that of what was entered here. */
async function datasetsWhere(db: Kysely<Schema>, { terms }: Filter): Promise<readonly Dataset[]> {
  const wanted: Holds[] = [];
  for (const { condition, negated } of terms) {
    if (condition.key !== 'dataset') continue;
    const holds = await isRowOf(db, condition.names);
    wanted.push(negated ? not(holds) : holds);
  }
  const { rows } = await sql<{ dataset: Dataset }>`
    with recursive found (name) as (
      select min(dataset) from incident
      union all
      select (select min(dataset) from incident where dataset > found.name) from found where found.name is not null)
    select incident.dataset from (select name as dataset from found) as incident
    where ${allOf(wanted)}`.execute(db);
  return rows.map(({ dataset }) => dataset);
}

/** The day on which the first or the last incident of a dataset began. */
async function beganIn(
  db: Kysely<Schema>,
  dataset: Dataset,
  order: 'asc' | 'desc',
): Promise<Day | undefined> {
  const found = await db
    .selectFrom('incident')
    .$if(dataset === null, (incidents) => incidents.where('dataset', 'is', null))
    .$if(dataset !== null, (incidents) => incidents.where('dataset', '=', dataset))
    .where(isHeld)
    .orderBy('occurred_from', order)
    .limit(1)
    .select(sql<Day>`substr(occurred_from, 1, 10)`.as('day'))
    .executeTakeFirst();
  return found?.day;
}

/** The last day of the incidents of a dataset that began no later than a day and lasted longer, if there are any. */
async function lastedInto(
  db: Kysely<Schema>,
  dataset: Dataset,
  day: Day,
): Promise<Day | undefined> {
  const lasting = overlapsByDay({ since: addDays(day, 1), until: day });
  const isOfIt =
    dataset === null ? sql`incident.dataset is null` : sql`incident.dataset = ${dataset}`;
  const { rows } = await sql<{ last: number | null }>`select max(c.last_day) as last
    from contribution as c ${inWords(({ joinInOrder }) => joinInOrder)} incident on incident.id = c.incident_id
    where c.removed = 0 and ${lasting} and ${isOfIt}`.execute(db);
  const last = rows[0]?.last ?? null;
  return last === null ? undefined : dayOfNumber(last);
}
