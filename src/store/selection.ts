import { type Kysely, sql } from 'kysely';
import type { Condition, Filter, Term } from '../domain/filter.ts';
import type { GivenDays } from '../domain/period.ts';
import { allOf, type Holds } from './conditions.ts';
import { keepThoseThatHave } from './full-text.ts';
import { writeState } from './per-write.ts';
import type { Schema } from './schema.ts';
import type { CountedTable } from './schema-counts.ts';
import { countedFrom, touches } from './touching-days.ts';
import { incidentTouches, incidentWhere } from './where.ts';

/**
 * Which incidents a question is about, of whatever time: all of them, which are counted already; those that were
 * found and noted; or those of which something holds.
 */
export type Selection =
  | { readonly kind: 'everything' }
  | { readonly kind: 'found'; readonly count: number }
  | { readonly kind: 'where'; readonly holds: Holds };

/** Incidents that had to be looked for. */
export type Looked = Exclude<Selection, { kind: 'everything' }>;

/** Selected incidents, of which those that touch the days are counted. */
export type Chosen = { readonly selection: Selection; readonly days: GivenDays };

export const ALL_DAYS: GivenDays = { since: null, until: null };
export const EVERY_INCIDENT: Chosen = { selection: { kind: 'everything' }, days: ALL_DAYS };

/** The incidents of which something holds, of whatever days. */
export function only(holds: Holds): Chosen {
  return { selection: { kind: 'where', holds }, days: ALL_DAYS };
}

type Noted = { readonly of: string; readonly selection: Selection };
const notes = new WeakMap<Kysely<Schema>, Noted>();

/** So many incidents are looked for before a list shows those that it comes upon first. */
const SOON = 100_000;

/**
 * The incidents that match a filter. They are looked for and noted once for all questions that ask of the same filter
 * on this connection, until somebody writes: a list that is sorted, and counts, need not look again. Of more than 100,000
 * `soon` says only how to tell them.
 */
export async function selectionOf(
  db: Kysely<Schema>,
  filter: Filter,
  when: 'soon' | 'complete',
): Promise<Selection> {
  if (filter.terms.length === 0) return { kind: 'everything' };
  const of = `${await writeState(db)} ${JSON.stringify(filter.terms)}`;
  const noted = notes.get(db);
  const isNoted = noted?.of === of;
  if (isNoted && (when === 'soon' || noted.selection.kind === 'found')) return noted.selection;
  notes.delete(db);
  await sql`create temp table if not exists found (incident_id integer primary key)`.execute(db);
  const selection = await look(db, filter, when === 'soon' ? SOON : null);
  notes.set(db, { of, selection });
  return selection;
}

/** Notes what matches; where it is more than the most that is wanted, only how it is told. */
async function look(db: Kysely<Schema>, filter: Filter, most: number | null): Promise<Selection> {
  const texts = filter.terms.filter(isOfWords);
  const others = filter.terms.filter((term) => !isOfWords(term));
  if (texts.length > 0 && others.length > 0) {
    const count = await note(db, await incidentWhere(db, { terms: others }), SOON);
    if (count <= SOON) {
      for (const { condition } of texts) await keepThoseThatHave(db, condition);
      return { kind: 'found', count: await countNoted(db) };
    }
  }
  const holds = await incidentWhere(db, filter);
  const count = await note(db, holds, most);
  return most !== null && count > most ? { kind: 'where', holds } : { kind: 'found', count };
}

type Words = Term & { readonly condition: Extract<Condition, { readonly key: 'text' }> };

function isOfWords(term: Term): term is Words {
  return term.condition.key === 'text' && !term.negated;
}

/** Notes those of which something holds; one more than the most tells that there are more. Answers how many. */
async function note(db: Kysely<Schema>, holds: Holds, most: number | null): Promise<number> {
  await sql`delete from temp.found`.execute(db);
  const { numAffectedRows } = await sql`insert into temp.found
    select id from incident where ${holds} limit ${most === null ? -1 : most + 1}`.execute(db);
  return Number(numAffectedRows ?? 0);
}

async function countNoted(db: Kysely<Schema>): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from temp.found`.execute(
    db,
  );
  return rows[0]?.count ?? 0;
}

/** Selects, as they are counted, those of the selection that touch the days. */
export function countedIn(db: Kysely<Schema>, selection: Looked, days: GivenDays) {
  return db.selectFrom(sql<CountedTable>`(${countedRows(selection, days)})`.as('counted'));
}

/** Of more incidents than so many, those of a window are found by their days. */
const LOOKED_UP = 10_000;

function countedRows(selection: Looked, days: GivenDays) {
  switch (selection.kind) {
    case 'found':
      return days.since !== null && selection.count > LOOKED_UP
        ? sql`select counted.* from ${countedFrom(days.since, days.until)} as counted
            where incident_id in (select incident_id from temp.found)`
        : sql`select counted.* from temp.found cross join counted using (incident_id)
            where ${touches(days)}`;
    case 'where':
      return sql`select counted.* from (
          select incident.id from incident where ${allOf([selection.holds, incidentTouches(days)])}
        ) as matched cross join counted on counted.incident_id = matched.id`;
  }
}

/** Which rows of `incident` are selected, put so that an index in the wanted order, or their numbers, are followed. */
export function isSelected(selection: Selection, way: 'in order' | 'by number'): Holds {
  switch (selection.kind) {
    case 'everything':
      return sql`incident.removed_at is null`;
    case 'found':
      return way === 'in order'
        ? sql`+incident.id in (select incident_id from temp.found)`
        : sql`incident.id in (select incident_id from temp.found)`;
    case 'where':
      return selection.holds;
  }
}
