import { type Kysely, type SqlBool, sql } from 'kysely';
import type { Filter } from '../../../domain/filter/filter.ts';
import { takeDays } from '../../../domain/filter/filter.ts';
import { ALWAYS, allOf, type Holds } from '../../filter/conditions.ts';
import { isDigested } from '../../filter/covering-table.ts';
import { sortKey } from '../../filter/incident-sorts.ts';
import { overlapsInOrder } from '../../filter/overlapping-days.ts';
import { isSorted } from '../../filter/plan.ts';
import { isSelected, type Selection, selectionOf } from '../../filter/selection.ts';
import type { Answer, IncidentSort, Params } from '../../port/questions.ts';
import { ROW_COLUMNS, type StoredRow, toIncidentRows } from '../../records/incident-rows.ts';
import type { Schema } from '../../schema/schema.ts';
import { inWords } from '../../schema/sql-words.ts';

/**
 * Rows around a place in the whole list. Costs the same at any depth: every sort has an index over its key and
 * the incident's number, and each step reads on from where it stands.
 */
export async function incidents(
  db: Kysely<Schema>,
  { filter, sort, at, before, after }: Params<'incidents'>,
): Promise<Answer<'incidents'>> {
  const list = await openList(db, filter, sort);
  const place = typeof at === 'number' ? await list.placeOf(at) : undefined;
  // One row more than wanted tells whether there are more.
  if (place !== undefined) {
    const above = await list.read('back', place, before + 1);
    const below = await list.read('on', place, after + 1);
    return answer(db, { above, below, before, after });
  }
  if (at === 'end') {
    const above = await list.read('back', undefined, before + 1);
    return answer(db, { above, below: [], before, after: 0 });
  }
  const below = await list.read('on', undefined, after + 1);
  return answer(db, { above: [], below, before: 0, after });
}

/** The position of an incident in the order: its key, then its unique number. */
type Place = { readonly key: string | number; readonly id: number };
type Way = 'on' | 'back';

const ID = sql<number>`id`;

async function openList(db: Kysely<Schema>, filter: Filter, sort: IncidentSort) {
  const { given, rest } = takeDays(filter);
  const selection = await selectionOf(db, rest);
  const isFew = isSorted(selection);
  const table = orderedTable(sort, isFew);
  const matching = allOf([isSelectedIn(db, table, { selection, isFew }), overlapsInOrder(given)]);
  const key = sortKey(sort);

  async function placeOf(id: number): Promise<Place | undefined> {
    const { rows } = await sql<Place>`
      select id, ${key} as key from ${sql.table(table)} where id = ${id}`.execute(db);
    return rows[0];
  }

  const isDown = (way: Way) => sort.descending === (way === 'on');

  async function numbers(way: Way, count: number, where: Holds, order = [key, ID]) {
    const direction = sql.raw(isDown(way) ? 'desc' : 'asc');
    const { rows } = await sql<{
      id: number;
    }>`select incident.id from ${sql.table(table)} as incident
      where ${allOf([matching, where])}
      order by ${sql.join(order.map((one) => sql`${one} ${direction}`))} limit ${count}`.execute(
      db,
    );
    return rows.map(({ id }) => id);
  }

  /** Reads rows one way from a place; the incident there counts as the first of those that follow it. */
  async function read(way: Way, place: Place | undefined, count: number) {
    if (place === undefined) return rowsOf(db, await numbers(way, count, ALWAYS));
    const beyond = sql.raw(isDown(way) ? '<' : '>');
    const from = sql.raw(`${isDown(way) ? '<' : '>'}${way === 'on' ? '=' : ''}`);
    // In two steps, each of which an index can seek; `or` would read the whole list up to the position.
    const isTied = sql<SqlBool>`${key} = ${place.key} and id ${from} ${place.id}`;
    const tied = await numbers(way, count, isTied, [ID]);
    const rest = count - tied.length;
    const others =
      rest > 0 ? await numbers(way, rest, sql<SqlBool>`${key} ${beyond} ${place.key}`) : [];
    return rowsOf(db, [...tied, ...others]);
  }

  return { placeOf, read };
}

/** The table that is read in the list's order: that which has an index for it; of few incidents the narrow one. */
function orderedTable({ column }: IncidentSort, isFew: boolean): 'incident' | 'digest' {
  if (column === 'place') return 'incident';
  return column === 'date' && !isFew ? 'incident' : 'digest';
}

function isSelectedIn(
  db: Kysely<Schema>,
  table: 'incident' | 'digest',
  { selection, isFew }: { readonly selection: Selection; readonly isFew: boolean },
): Holds {
  const holds = isSelected(selection, isFew ? 'by number' : 'in order');
  return table === 'incident' || isDigested(db, holds)
    ? holds
    : sql<SqlBool>`incident.id in (select incident.id from incident where ${holds})`;
}

/** The rows with these numbers, in this order. */
async function rowsOf(db: Kysely<Schema>, ids: readonly number[]): Promise<readonly StoredRow[]> {
  const rows = await db
    .selectFrom('incident')
    .where(sql<SqlBool>`id ${inWords(({ isOneOf }) => isOneOf(ids))}`)
    .select(ROW_COLUMNS)
    .execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** Rows read away from the place on both sides, and how many of them are wanted. */
type Sides = {
  readonly above: readonly StoredRow[];
  readonly below: readonly StoredRow[];
  readonly before: number;
  readonly after: number;
};

async function answer(
  db: Kysely<Schema>,
  { above, below, before, after }: Sides,
): Promise<Answer<'incidents'>> {
  const stored = [...above.slice(0, before).toReversed(), ...below.slice(0, after)];
  return {
    rows: await toIncidentRows(db, stored),
    atStart: above.length <= before,
    atEnd: below.length <= after,
  };
}
