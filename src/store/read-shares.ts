import { expressionBuilder, type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely';
import { addDays, type Day, daysBetween } from '../domain/days.ts';
import type { GivenDays } from '../domain/period.ts';
import { AFTER_ALL, type DayRun } from '../domain/whole-units.ts';
import type { Holds } from './conditions.ts';
import { columnsAsked, narrowestFor } from './narrowest.ts';
import type { Schema } from './schema.ts';
import type { Selection } from './selection.ts';
import type { Adder } from './shares.ts';

/** Shares that are read at once: more would be a longer text than memory should hold, fewer more statements. */
const CHUNK = 20_000;

const incident = expressionBuilder<Schema, 'incident'>();
const NOT_REMOVED: Holds = incident('incident.removed_at', 'is', null);

/** Adds the shares of the selected incidents that may touch the days; the adder looks at each one's days itself. */
export async function addShares(
  db: Kysely<Schema>,
  { selection, days }: { readonly selection: Selection; readonly days: GivenDays },
  adder: Adder,
): Promise<void> {
  switch (selection.kind) {
    case 'everything':
      return await addOfDays(db, adder, { days, among: NOT_REMOVED });
    case 'found': {
      const among = sql<SqlBool>`${incident.ref('incident.id')} in (select incident_id from temp.found)`;
      return (await countBegun(db, days)) < selection.count
        ? await addOfDays(db, adder, { days, among })
        : await addNoted(db, adder, 'found');
    }
    case 'where': {
      const { holds } = selection;
      return (await countBegun(db, days)) < FEW
        ? await addOfDays(db, adder, { days, among: holds })
        : await addWhere(db, holds, adder);
    }
  }
}

/** Fewer incidents than so many are each asked what has to hold; of more, the way there is the database's to find. */
const FEW = 100_000;

/** Adds the shares of the incidents of which something holds. */
async function addWhere(db: Kysely<Schema>, holds: Holds, adder: Adder): Promise<void> {
  await sql`create temp table if not exists picked (incident_id integer primary key)`.execute(db);
  await sql`delete from temp.picked`.execute(db);
  await sql`insert into temp.picked select incident.id
    from ${narrowestFor(db, holds)} as incident where ${holds}`.execute(db);
  await addNoted(db, adder, 'picked');
}

/** Reads through the noted incidents in the order of their numbers. */
async function addNoted(
  db: Kysely<Schema>,
  adder: Adder,
  table: 'found' | 'picked',
): Promise<void> {
  const noted = sql.table(`temp.${table}`);
  for (let last: number | null = 0; last !== null; ) {
    const { rows } = await sql<{ shares: string; last: number | null }>`
      select coalesce(group_concat(adds, ' '), '') as shares, max(id) as last from (
        select id, adds from ${noted} as noted cross join share on id = incident_id
        where incident_id > ${last} order by incident_id limit ${CHUNK})`.execute(db);
    adder.add(rows[0]?.shares ?? '');
    last = rows[0]?.last ?? null;
  }
}

/** Reads through the days, and through what lasted into them. `among`: which of these are read. */
async function addOfDays(
  db: Kysely<Schema>,
  adder: Adder,
  { days, among }: { readonly days: GivenDays; readonly among: Holds },
): Promise<void> {
  for (const run of await runsOfDays(db, days)) adder.add(await sharesBegun(db, run, among));
  if (days.since !== null) adder.add(await sharesLastingInto(db, days.since, among));
}

/** What the index by days has of an incident, so that nothing else need be looked at. */
const DATED: ReadonlySet<string> = new Set(['id', 'occurred_from', 'removed_at']);

/** The shares of what began in a run of days. */
export function sharesBegun(
  db: Kysely<Schema>,
  { from, before }: DayRun,
  among: Holds = NOT_REMOVED,
): Promise<string> {
  const isDated = [...columnsAsked(db, among)].every((column) => DATED.has(column));
  const asked = sql`cross join ${narrowestFor(db, among)} as incident on incident.id = dated.id`;
  const dated = sql.ref(isDated ? 'incident' : 'dated');
  return sharesOf(
    db,
    sql`incident as ${dated} indexed by incident_by_date ${isDated ? sql`` : asked}
      cross join share on share.id = incident.id
      where ${dated}.occurred_from >= ${from} and ${dated}.occurred_from < ${before} and ${among}`,
  );
}

/** The shares of what began before a day and may last into it: none that began longer before than the longest lasts. */
export function sharesLastingInto(
  db: Kysely<Schema>,
  since: Day,
  among: Holds = NOT_REMOVED,
): Promise<string> {
  return sharesOf(
    db,
    sql`digest as incident indexed by digest_lasting cross join share on share.id = incident.id
      where occurred_until > occurred_from and occurred_from < ${since} and occurred_until >= ${since}
        and occurred_from >= date(${since}, '-' || (select coalesce(max(julianday(occurred_until)
          - julianday(occurred_from)), 0) from digest where occurred_until > occurred_from) || ' days') and ${among}`,
  );
}

async function sharesOf(db: Kysely<Schema>, rowsOf: RawBuilder<unknown>): Promise<string> {
  const { rows } = await sql<{ shares: string }>`
    select coalesce(group_concat(adds, ' '), '') as shares from ${rowsOf}`.execute(db);
  return rows[0]?.shares ?? '';
}

/** Some days, as far as there are incidents, in runs that hold no more than are read at once if they come evenly. */
async function runsOfDays(db: Kysely<Schema>, days: GivenDays): Promise<readonly DayRun[]> {
  const { rows } = await sql<{ first: string | null; last: string | null }>`select
    (select min(occurred_from) from incident) as first,
    (select max(occurred_from) from incident) as last`.execute(db);
  const first = rows[0]?.first?.slice(0, 10) ?? AFTER_ALL;
  const last = rows[0]?.last?.slice(0, 10) ?? '';
  const since = days.since === null || days.since < first ? first : days.since;
  const until = days.until === null || days.until > last ? last : days.until;
  if (since > until) return [];
  const begun = await countBegun(db, { since, until });
  const length = daysBetween(since, until) + 1;
  const runs = Math.min(length, Math.ceil(Math.max(1, begun) / CHUNK));
  const cut = (run: number) => addDays(since, Math.round((run * length) / runs));
  return Array.from({ length: runs }, (_, run) => ({ from: cut(run), before: cut(run + 1) }));
}

/** How many incidents began in the days. */
async function countBegun(db: Kysely<Schema>, { since, until }: GivenDays): Promise<number> {
  const { rows } = await sql<{ begun: number }>`
    select coalesce(sum(incidents), 0) as begun from day_tally
    where began >= ${since ?? ''} and began <= ${until ?? AFTER_ALL}`.execute(db);
  return rows[0]?.begun ?? 0;
}
