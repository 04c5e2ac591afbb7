import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely';
import { type Day, dayNumber, dayOfNumber } from '../../domain/time/days.ts';
import { type GivenDays, isAllTime } from '../../domain/time/period.ts';
import { allOf, type Holds } from '../filter/conditions.ts';
import type { Schema } from '../schema/schema.ts';
import { inWords, stillWanted } from '../schema/sql-words.ts';
import { liesIn, overlaps, sum } from './contributions.ts';
import type { Counting } from './totals.ts';
import { selected } from './totals-from-incidents.ts';

const joinInOrder = inWords((words) => words.joinInOrder);

/** What incidents come to: their number, in all and in each part of the days, and the sums of the killed. */
export type GroupSums = {
  readonly incidents: number;
  readonly killed_low: number;
  readonly killed_best: number;
  readonly killed_high: number;
  readonly killed_unknown: number;
  readonly trend: readonly number[];
};

/** The incidents to group: a condition on contributions (`c`), and whether all incidents meet it. `starts`: see `Counting`. */
export type Grouped = {
  readonly where: Holds;
  readonly isEvery: boolean;
  readonly starts: readonly Day[];
};

/** What is selected in some days, to be grouped in all or a part of them. */
export async function amongDays(
  db: Kysely<Schema>,
  counting: Pick<Counting, 'selection'>,
  all: GivenDays,
): Promise<(days: GivenDays) => Omit<Grouped, 'starts'>> {
  const where = await selected(db, counting, all);
  const isEvery = counting.selection.kind === 'everything' && isAllTime(all);
  return (days) => ({ where: allOf([where, overlaps(days), liesIn(days)]), isEvery });
}

/** Incidents with the same date: its first and last possible day, and `within` as in `ContributionTable`. */
export type DateSums = GroupSums & {
  readonly first: Day;
  readonly last: Day;
  readonly within: number;
};

/** Sums by date. */
export async function sumsByDate(
  db: Kysely<Schema>,
  { where, isEvery }: Pick<Grouped, 'where' | 'isEvery'>,
): Promise<readonly DateSums[]> {
  // Rollups have the first day alone, which is all that matters where the days are known.
  const kept = isEvery
    ? await sql<
        Omit<DateSums, 'trend'>
      >`select began as first, began as last, within, incidents, killed_low, killed_best,
        killed_high, killed_unknown from day_tally where within = 1 and incidents > 0`.execute(db)
    : { rows: [] };
  const read = await groupBy<{ first: number; last: number; within: number }>(db, {
    keys: [
      ['first', 'c.day'],
      ['last', 'c.last_day'],
      ['within', 'c.within'],
    ],
    from: sql`contribution as c`,
    where: isEvery ? allOf([where, sql<SqlBool>`c.within <> 1`]) : where,
    starts: [],
  });
  return [
    ...kept.rows.map((row) => ({ ...row, trend: [] })),
    ...read.map((row) => ({ ...row, first: dayOfNumber(row.first), last: dayOfNumber(row.last) })),
  ];
}

/** Where incidents are; what is null is not known. */
export type PlaceSums = GroupSums & {
  readonly place: string | null;
  readonly admin1: string | null;
  readonly country: string | null;
};

/** Sums by place, area and country. */
export function sumsByPlace(db: Kysely<Schema>, grouped: Grouped): Promise<readonly PlaceSums[]> {
  return groupBy(db, {
    ...grouped,
    keys: [
      ['place', 'i.place'],
      ['admin1', 'i.admin1'],
      ['country', 'i.country'],
    ],
    from: grouped.isEvery ? inOrderOf('incident', 'incident_by_place') : joinedWith('incident'),
  });
}

/** Sums by country. */
export function sumsByCountry(
  db: Kysely<Schema>,
  grouped: Grouped,
): Promise<readonly (GroupSums & { readonly country: string | null })[]> {
  return groupBy(db, {
    ...grouped,
    keys: [['country', 'i.country']],
    from: grouped.isEvery ? inOrderOf('digest', 'digest_by_country') : joinedWith('digest'),
  });
}

/** Sums by type. */
export function sumsByType(
  db: Kysely<Schema>,
  grouped: Grouped,
): Promise<readonly (GroupSums & { readonly type: string })[]> {
  return groupBy(db, { ...grouped, keys: [['type', 'i.type']], from: joinedWith('digest') });
}

/** By actor as it is now: by how much the lowest sum of the killed is below that of the best figures, and the highest above it. */
export async function rangesByActor(
  db: Kysely<Schema>,
  { where }: Pick<Grouped, 'where'>,
): Promise<ReadonlyMap<number, { readonly below: number; readonly above: number }>> {
  const { rows } = await sql<{ actor: number; below: number; above: number }>`
    select a.actor_id as actor, ${sum(sql`c.killed_best - c.killed_low`)} as below,
      ${sum(sql`c.killed_high - c.killed_best`)} as above
    from contribution as c ${joinInOrder} actor_contribution as a on a.incident_id = c.incident_id
    where (c.killed_low <> c.killed_best or c.killed_high <> c.killed_best) and a.tied = 1
      and ${allOf([where, stillWanted(sql.ref('c.incident_id'))])}
    group by a.actor_id`.execute(db);
  return new Map(rows.map(({ actor, ...range }) => [actor, range]));
}

/** The sums of incidents without an actor, or with nothing but denials; none where there are no such incidents. */
export function sumsWithoutActor(
  db: Kysely<Schema>,
  grouped: Grouped,
): Promise<readonly GroupSums[]> {
  const without = sql<SqlBool>`not exists (select 1 from actor_contribution as a
    where a.incident_id = c.incident_id and a.tied = 1)`;
  return groupBy<Record<never, never>>(db, {
    ...grouped,
    keys: [],
    from: sql`contribution as c`,
    where: allOf([grouped.where, without]),
  });
}

/** The sums of a source, by its number; null for incidents without a report. */
type SourceSums = GroupSums & { readonly id: number | null };

/** Sums by source, whether it reported an incident once or several times; those of one source may be in two parts. */
export async function sumsBySource(
  db: Kysely<Schema>,
  grouped: Grouped,
): Promise<readonly SourceSums[]> {
  const reported = await groupBy<{ id: number }>(db, {
    ...grouped,
    keys: [['id', 'r.source_id']],
    from: grouped.isEvery ? EVERY_SOURCE : SOURCES_OF_INCIDENT,
  });
  const ofMerged = await groupBy<{ id: number }>(db, {
    ...grouped,
    keys: [['id', 'r.source_id']],
    from: SOURCES_OF_MERGED,
  });
  const without = sql<SqlBool>`not exists (select 1 from report where report.incident_id = c.incident_id and ${isKept('report')})
    and not exists (select 1 from merged_incident as merged join report on report.incident_id = merged.incident_id
      where merged.into_id = c.incident_id and ${isKept('report')})`;
  const unreported = await groupBy<Record<never, never>>(db, {
    ...grouped,
    keys: [],
    from: sql`contribution as c`,
    where: allOf([grouped.where, without]),
  });
  return [...reported, ...ofMerged, ...unreported.map((row) => ({ ...row, id: null }))];
}

// Few reports are removed, so that the index on sources need not be left to see which.
function isKept(report: string): Holds {
  return sql<SqlBool>`${sql.ref(`${report}.id`)} not in (select id from report
    ${inWords(({ followIndex }) => followIndex('report_removed'))} where removed_at is not null)`;
}

const EVERY_SOURCE = sql`(select distinct source_id, incident_id from report where ${isKept('report')}) as r
  ${joinInOrder} contribution as c on c.incident_id = r.incident_id`;

const ofIncident = inWords(({ followIndex }) => followIndex('report_of_incident'));
const SOURCES_OF_INCIDENT = sql`contribution as c
  ${joinInOrder} report as r ${ofIncident} on r.incident_id = c.incident_id and ${isKept('r')}
    and not exists (select 1 from report as earlier ${ofIncident} where earlier.incident_id = r.incident_id
      and earlier.source_id = r.source_id and earlier.id < r.id and ${isKept('earlier')})`;

/** Sources that reported only what was merged into an incident. */
const SOURCES_OF_MERGED = sql`(select distinct r.source_id, merged.into_id as incident_id
    from merged_incident as merged ${joinInOrder} report as r on r.incident_id = merged.incident_id and ${isKept('r')}
      and not exists (select 1 from report as own where own.incident_id = merged.into_id
        and own.source_id = r.source_id and ${isKept('own')})) as r
  ${joinInOrder} contribution as c on c.incident_id = r.incident_id`;

/** All incidents in the order of their keys, which need not be sorted then. */
function inOrderOf(table: 'incident' | 'digest', index: string): RawBuilder<unknown> {
  return sql`${sql.table(table)} as i ${inWords(({ followIndex }) => followIndex(index))}
    ${joinInOrder} contribution as c on c.incident_id = i.id`;
}

/** Some incidents, each looked up. */
export function joinedWith(table: 'incident' | 'digest'): RawBuilder<unknown> {
  return sql`contribution as c ${joinInOrder} ${sql.table(table)} as i on i.id = c.incident_id`;
}

type Grouping<K> = Pick<Grouped, 'where' | 'starts'> & {
  readonly keys: readonly (readonly [name: keyof K & string, of: string | RawBuilder<unknown>])[];
  readonly from: RawBuilder<unknown>;
};

/** Sums by the keys. A group without an incident that counts is left out. */
export async function groupBy<K extends object>(
  db: Kysely<Schema>,
  { keys, from, where, starts }: Grouping<K>,
): Promise<readonly (K & GroupSums)[]> {
  const groups = keys.map(([, of]) => (typeof of === 'string' ? sql.ref(of) : of));
  const columns = keys.map(([name], at) => sql`${groups[at]} as ${sql.ref(name)}`);
  const parts = starts.map((_, part) => `part_${part}`);
  const sums = [
    ...(['incidents', 'killed_low', 'killed_best', 'killed_high', 'killed_unknown'] as const).map(
      (column) => sql`${sum(sql.ref(`c.${column}`))} as ${sql.ref(column)}`,
    ),
    ...parts.map(
      (name, part) => sql`${sum(sql`c.incidents`, inPart(starts, part))} as ${sql.ref(name)}`,
    ),
  ];
  const { rows } = await sql<K & Omit<GroupSums, 'trend'> & Readonly<Record<string, number>>>`
    select ${sql.join([...columns, ...sums])} from ${from}
    where ${allOf([where, stillWanted(sql.ref('c.incident_id'))])}
    ${groups.length === 0 ? sql`` : sql`group by ${sql.join(groups)}`}`.execute(db);
  return rows
    .filter(({ incidents }) => incidents > 0)
    .map((row) => ({ ...row, trend: parts.map((name) => row[name] ?? 0) }));
}

/** Incidents that began in a part of the days; the first one includes what began before it. */
function inPart(starts: readonly Day[], part: number): RawBuilder<unknown> {
  const [from, before] = [part === 0 ? undefined : starts[part], starts[part + 1]];
  const holds = allOf([
    ...(from === undefined ? [] : [sql<SqlBool>`c.day >= ${dayNumber(from)}`]),
    ...(before === undefined ? [] : [sql<SqlBool>`c.day < ${dayNumber(before)}`]),
  ]);
  return sql`filter (where ${holds})`;
}
