import { type Kysely, type SqlBool, sql } from 'kysely';
import type { Filter } from '../../domain/filter.ts';
import { ROW_COLUMNS, type StoredRow, toIncidentRows } from '../incident-rows.ts';
import { sortKey } from '../incident-sorts.ts';
import type { Answer, IncidentSort, Params } from '../questions.ts';
import type { Schema } from '../schema.ts';
import { isSelected, selectionOf } from '../selection.ts';

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
  // One row more than wanted tells whether there are any beyond.
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

/** So few matching incidents are read and sorted; of more, the order is followed until enough of them came. */
const FEW = 5_000;

/** Where an incident stands in the order: its key, then its number, which no other has. */
type Place = { readonly key: string | number; readonly id: number };
type Way = 'on' | 'back';

async function openList(db: Kysely<Schema>, filter: Filter, sort: IncidentSort) {
  const selection = await selectionOf(db, filter, 'soon');
  const isFew = selection.kind === 'found' && selection.count < FEW;
  const matching = isSelected(selection, isFew ? 'by number' : 'in order');
  const key = sortKey(sort);

  async function placeOf(id: number): Promise<Place | undefined> {
    return db
      .selectFrom('incident')
      .where('id', '=', id)
      .select(['id', key.as('key')])
      .executeTakeFirst();
  }

  /** Reads rows one way from a place; the incident there counts as the first of those that follow it. */
  async function read(way: Way, place: Place | undefined, count: number) {
    const isDown = sort.descending === (way === 'on');
    const direction = isDown ? 'desc' : 'asc';
    const rows = db.selectFrom('incident').where(matching).select(ROW_COLUMNS);
    const ordered = rows.orderBy(key, direction).orderBy('id', direction);
    if (place === undefined) return ordered.limit(count).execute();
    const beyond = sql.raw(isDown ? '<' : '>');
    const from = sql.raw(`${isDown ? '<' : '>'}${way === 'on' ? '=' : ''}`);
    // In two steps, each of which an index can begin at; `or` would read the whole list up to the place.
    const tied = await rows
      .where(sql<SqlBool>`${key} = ${place.key} and id ${from} ${place.id}`)
      .orderBy('id', direction)
      .limit(count)
      .execute();
    if (tied.length >= count) return tied;
    const others = await ordered
      .where(sql<SqlBool>`${key} ${beyond} ${place.key}`)
      .limit(count - tied.length)
      .execute();
    return [...tied, ...others];
  }

  return { placeOf, read };
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
