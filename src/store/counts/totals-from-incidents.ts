import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { GivenDays } from '../../domain/time/period.ts';
import { AFTER_ALL } from '../../domain/time/whole-units.ts';
import { allOf, type Holds } from '../filter/conditions.ts';
import { coveringTable } from '../filter/covering-table.ts';
import { INCIDENTS_AT_ONCE, isReadByDay } from '../filter/plan.ts';
import type { Selection } from '../filter/selection.ts';
import type { IncidentCounts } from '../port/rows-counts.ts';
import { cacheLastUntilWrite } from '../schema/cache-until-write.ts';
import type { Schema } from '../schema/schema.ts';
import { inWords } from '../schema/sql-words.ts';
import { addContributions } from './adding-up.ts';
import { liesIn, overlaps, overlapsByDay, sum, sumDays } from './contributions.ts';
import {
  actorCounts,
  type Counted,
  type Counting,
  countsOf,
  dayCounts,
  noTotals,
  type Totals,
} from './totals.ts';

/** Counts by adding up the contribution of every incident. */
export function totalsFromIncidents(db: Kysely<Schema>, counting: Counting): Counted {
  const { selection, before } = counting;
  let once: Promise<Totals> | undefined;
  const totals = () => {
    once ??= hasKey(selection) ? lastTotals(db, counting) : readTotals(db, counting);
    return once;
  };
  return {
    counts: () => (hasKey(selection) ? lastCounts(db, counting) : readCounts(db, counting)),
    days: async (within) => dayCounts(await totals(), within),
    actors: async () =>
      actorCounts(await totals(), {
        isCompared: before !== null,
        isSeen: true,
        isByRole: true,
      }),
    trends: async (actors) => {
      const { byActor } = await totals();
      return new Map(actors.map((actor) => [actor, byActor.get(actor)?.trend ?? []]));
    },
  };
}

/** Several panels ask for the counts of the same incidents, one after another. */
const lastCounts = cacheLastUntilWrite(keyOf, readCounts);
const lastTotals = cacheLastUntilWrite(keyOf, readTotals);

function keyOf({ selection, ...others }: Counting): string {
  return JSON.stringify([selection.kind === 'everything' ? '' : selection.of, others]);
}

function hasKey(selection: Selection): boolean {
  return selection.kind !== 'where' || selection.of !== null;
}

async function readCounts(db: Kysely<Schema>, counting: Counting): Promise<IncidentCounts> {
  const { days } = counting;
  return countsOf(await sumDays(db, await selected(db, counting, days), liesIn(days)));
}

async function readTotals(db: Kysely<Schema>, counting: Counting): Promise<Totals> {
  const { days, before } = counting;
  const all = { since: before === null ? days.since : before.since, until: days.until };
  const totals = noTotals();
  for (const where of await selectedInBlocks(db, counting, all))
    await addContributions(db, totals, { ...counting, where });
  return totals;
}

/** The contributions of the selected incidents that overlap the days. */
export async function selected(
  db: Kysely<Schema>,
  { selection }: Pick<Counting, 'selection'>,
  days: GivenDays,
): Promise<Holds> {
  const { where } = await select(db, selection, days);
  return where();
}

/** The same as one condition after another, so that none is of too many rows to hold. */
async function selectedInBlocks(
  db: Kysely<Schema>,
  { selection }: Pick<Counting, 'selection'>,
  days: GivenDays,
): Promise<readonly Holds[]> {
  const { where, count, isByDay } = await select(db, selection, days);
  if (isByDay || count <= INCIDENTS_AT_ONCE) return [where()];
  const { last } = await db
    .selectFrom('contribution')
    .select((eb) => eb.fn.coalesce(eb.fn.max('incident_id'), sql<number>`0`).as('last'))
    .executeTakeFirstOrThrow();
  const blocks = Math.ceil(count / INCIDENTS_AT_ONCE);
  const end = (block: number) => Math.round((block * last) / blocks);
  return Array.from({ length: blocks }, (_, block) =>
    where({ after: end(block), until: end(block + 1) }),
  );
}

/** Incidents by their numbers. */
type Block = { readonly after: number; readonly until: number };

type Selected = {
  /** The contributions as a condition, of all numbers or of some. */
  readonly where: (block?: Block) => Holds;
  /** How many there are at most. */
  readonly count: number;
  readonly isByDay: boolean;
};

async function select(
  db: Kysely<Schema>,
  selection: Selection,
  days: GivenDays,
): Promise<Selected> {
  const begun = await countBegun(db, days);
  const isByDay = isReadByDay(selection, begun);
  const overlapping = isByDay ? overlapsByDay(days) : overlaps(days);
  switch (selection.kind) {
    case 'everything':
      return {
        where: (block) => allOf([sql`c.removed = 0`, overlapping, ...inBlock('c', block)]),
        count: begun,
        isByDay,
      };
    case 'found': {
      const id = isByDay
        ? inWords(({ withoutIndex }) => withoutIndex(sql.ref('c.incident_id')))
        : sql.ref('c.incident_id');
      return {
        where: (block) => allOf([overlapping, sql`${id} in ${numbersIn('found', block)}`]),
        count: Math.min(begun, selection.count),
        isByDay,
      };
    }
    case 'where': {
      const count = await pick(db, selection.holds, { days, isByDay });
      return {
        where: (block) =>
          allOf([overlaps(days), sql`c.incident_id in ${numbersIn('picked', block)}`]),
        count,
        isByDay: false,
      };
    }
  }
}

// Without a condition, SQLite looks numbers up in the table itself and makes no copy of it.
function numbersIn(table: 'found' | 'picked', block?: Block): RawBuilder<unknown> {
  const where = block === undefined ? sql`` : sql`where ${allOf(inBlock(table, block))}`;
  return sql`(select incident_id from ${sql.table(table)} ${where})`;
}

function inBlock(table: string, block?: Block): readonly Holds[] {
  if (block === undefined) return [];
  const id = sql.ref(`${table}.incident_id`);
  return [sql`${id} > ${block.after}`, sql`${id} <= ${block.until}`];
}

type Picked = { readonly holds: Holds; readonly days: GivenDays; readonly count: number };
const lastPicked = new WeakMap<Kysely<Schema>, Picked>();

/** Puts the incidents for which a condition holds into the temporary table `picked`, unless they are there; answers their number. */
async function pick(
  db: Kysely<Schema>,
  holds: Holds,
  { days, isByDay }: { readonly days: GivenDays; readonly isByDay: boolean },
): Promise<number> {
  const last = lastPicked.get(db);
  if (last?.holds === holds && last.days.since === days.since && last.days.until === days.until) {
    return last.count;
  }
  lastPicked.delete(db);
  await sql`create temp table if not exists picked (incident_id integer primary key)`.execute(db);
  await sql`delete from picked`.execute(db);
  const table = sql`${coveringTable(db, holds)} as incident`;
  const ids = isByDay
    ? sql`contribution as c ${inWords(({ joinInOrder }) => joinInOrder)} ${table} on incident.id = c.incident_id
        where ${overlapsByDay(days)} and ${holds}`
    : sql`${table} where ${holds}`;
  const { numAffectedRows } = await sql`insert into picked select incident.id from ${ids}`.execute(
    db,
  );
  const count = Number(numAffectedRows ?? 0);
  lastPicked.set(db, { holds, days, count });
  return count;
}

/** How many incidents began in the days, removed ones left out. */
export const countBegun = cacheLastUntilWrite(
  ({ since, until }: GivenDays) => `${since} ${until}`,
  async (db, { since, until }) => {
    const { begun } = await db
      .selectFrom('day_tally')
      .where('began', '>=', since ?? '')
      .where('began', '<=', until ?? AFTER_ALL)
      .select(sum(sql`incidents + discounted`).as('begun'))
      .executeTakeFirstOrThrow();
    return begun;
  },
);
