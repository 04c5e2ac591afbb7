import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely';
import { addDays, type Day, dayNumber, daysBetween } from '../../domain/time/days.ts';
import type { GivenDays } from '../../domain/time/period.ts';
import { AFTER_ALL, type DayRun } from '../../domain/time/whole-units.ts';
import type { Holds } from '../filter/conditions.ts';
import { coveringTable } from '../filter/covering-table.ts';
import type { Selection } from '../filter/selection.ts';
import type { Schema } from '../schema/schema.ts';
import type { Adder } from './shares.ts';

/** Shares that are read at once: more would be a longer text than memory should hold, fewer more statements. */
const CHUNK = 10_000;

/** Which of the shares of some days are read: those of what is not removed, was found, or of which something holds. */
type Among = 'not removed' | 'found' | Holds;

/** Adds the shares of the selected incidents that may touch the days; the adder looks at each one's days itself. */
export async function addShares(
  db: Kysely<Schema>,
  { selection, days }: { readonly selection: Selection; readonly days: GivenDays },
  adder: Adder,
): Promise<void> {
  switch (selection.kind) {
    case 'everything':
      return await addOfDays(db, adder, { days, among: 'not removed' });
    case 'found':
      return (await countBegun(db, days)) < selection.count
        ? await addOfDays(db, adder, { days, among: 'found' })
        : await addNoted(db, adder, 'found');
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
    from ${coveringTable(db, holds)} as incident where ${holds}`.execute(db);
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
        select share.id, adds from ${noted} as noted cross join share on share.id = incident_id
        where incident_id > ${last} order by incident_id limit ${CHUNK})`.execute(db);
    adder.add(rows[0]?.shares ?? '');
    last = rows[0]?.last ?? null;
  }
}

/** Reads through the days, and through what lasted into them. `among`: which of these are read. */
async function addOfDays(
  db: Kysely<Schema>,
  adder: Adder,
  { days, among }: { readonly days: GivenDays; readonly among: Among },
): Promise<void> {
  for (const run of await runsOfDays(db, days)) adder.add(await sharesBegun(db, run, among));
  if (days.since !== null) adder.add(await sharesLastingInto(db, days.since, { among }));
}

/** The shares of what began in a run of days. */
export function sharesBegun(
  db: Kysely<Schema>,
  { from, before }: DayRun,
  among: Among = 'not removed',
): Promise<string> {
  return sharesOf(
    db,
    sql`share indexed by share_by_day ${lookedAt(db, among)}
      where share.day >= ${dayNumber(from)} and share.day < ${dayNumber(before)} and ${isAmong(among)}`,
  );
}

/** The shares of what began before a day and may last into it: none that began longer before than the longest lasts. */
export function sharesLastingInto(
  db: Kysely<Schema>,
  since: Day,
  { among = 'not removed', from = '' }: { readonly among?: Among; readonly from?: Day } = {},
): Promise<string> {
  return sharesOf(
    db,
    sql`digest as lasting indexed by digest_lasting cross join share on share.id = lasting.id ${lookedAt(db, among)}
      where lasting.occurred_until > lasting.occurred_from
        and lasting.occurred_from < ${since} and lasting.occurred_until >= ${since}
        and lasting.occurred_from >= max(${from}, date(${since}, '-' || (select coalesce(max(julianday(occurred_until)
          - julianday(occurred_from)), 0) from digest where occurred_until > occurred_from) || ' days'))
        and ${isAmong(among)}`,
  );
}

/** The incidents that have to be looked at besides their shares. */
function lookedAt(db: Kysely<Schema>, among: Among): RawBuilder<unknown> {
  return typeof among === 'string'
    ? sql``
    : sql`cross join ${coveringTable(db, among)} as incident on incident.id = share.id`;
}

function isAmong(among: Among): Holds {
  switch (among) {
    case 'not removed':
      return sql<SqlBool>`share.removed = 0`;
    case 'found':
      return sql<SqlBool>`share.id in (select incident_id from temp.found)`;
    default:
      return among;
  }
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
    select coalesce(sum(incidents + discounted), 0) as begun from day_tally
    where began >= ${since ?? ''} and began <= ${until ?? AFTER_ALL}`.execute(db);
  return rows[0]?.begun ?? 0;
}
