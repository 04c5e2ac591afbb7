import { expressionBuilder, type Kysely, sql } from 'kysely';
import { EVERYTHING } from '../../../domain/filter/filter.ts';
import { BASES, type Basis } from '../../../domain/model/actor.ts';
import type { Window } from '../../../domain/time/period.ts';
import { countWhere } from '../../counts/count.ts';
import type { ActorCount } from '../../counts/totals.ts';
import { windowIn } from '../../counts/window.ts';
import { allOf, type Holds, isListed, probeOf } from '../../filter/conditions.ts';
import { coveringTable } from '../../filter/covering-table.ts';
import { isSorted } from '../../filter/plan.ts';
import { incidentCounts } from '../../filter/where.ts';
import { mergesOf } from '../../names/merged-actors.ts';
import type { Answer, Params } from '../../port/questions.ts';
import type { ActorRow, IncidentRow } from '../../port/rows.ts';
import type { NamedRow, SayerRow } from '../../port/rows-actors-sources.ts';
import { estimateRows } from '../../records/estimate-rows.ts';
import { ROW_COLUMNS, toIncidentRows } from '../../records/incident-rows.ts';
import { readQuotes } from '../../records/quote-rows.ts';
import type { Schema } from '../../schema/schema.ts';
import { barsIn } from '../dashboard/timeline.ts';

/** The most incidents and quotes that the page of an actor shows. */
const SHOWN = 20;
const ALL_TIME = { kind: 'last', name: 'all' } as const;

const incident = expressionBuilder<Schema, 'incident'>();
const quote = expressionBuilder<Schema, 'quote'>();

/** Everything that is known of one actor and of those that were merged into it; its charts are of the incidents attributed to it. */
export async function actor(
  db: Kysely<Schema>,
  { id, bars, window, today }: Params<'actor'>,
): Promise<Answer<'actor'>> {
  const row = await db.selectFrom('actor').where('id', '=', id).selectAll().executeTakeFirst();
  if (row === undefined) return null;
  const merges = await mergesOf(db);
  const present = merges.get(id) ?? id;
  const ids = [
    present,
    ...[...merges].filter(([, into]) => into === present).map(([from]) => from),
  ];
  const names = namesOne(ids);
  const isNamed = allOf([isKept, names]);
  const isTied = allOf([isKept, namesOne(ids, TYING)]);
  const scope = { filter: EVERYTHING, today };
  const { window: shown } = await windowIn(db, { ...scope, window });
  const { window: whole } = await windowIn(db, { ...scope, window: ALL_TIME });
  const counted = countWhere(db, isNamed);
  const named = await countOf(db, isNamed);
  const found = (await counted.actors(true)).find((count) => count.actor === present);
  const { name, short_name: shortName, kind } = row;
  return {
    id,
    name,
    shortName,
    kind,
    aliases: await aliasesOf(db, id),
    merged: await called(
      db,
      ids.filter((one) => one !== present && merges.get(one) === id),
    ),
    mergedInto: present === id ? null : ((await called(db, [present]))[0] ?? null),
    removed: row.removed_at !== null,
    counts: found && toRow(found, { id, name, shortName, kind }),
    sayers: await sayersOf(db, ids),
    timeline: await barsIn(shown, countWhere(db, isTied, shown), bars),
    allTime: await barsIn(narrowed(whole, found), countWhere(db, isTied), bars),
    estimates: await estimateRows(db, ids),
    quotes: await readQuotes(db, isAbout(ids), SHOWN),
    // Among many, the newest are found soonest by going through the incidents by date.
    incidents: await latest(
      db,
      isSorted({ kind: 'found', count: named }) ? isNamed : allOf([isKept, probeOf(names)]),
    ),
    named,
  };
}

function toRow(
  { actor: _, ...count }: ActorCount,
  named: Pick<ActorRow, 'id' | 'name' | 'shortName' | 'kind'>,
): ActorRow {
  return { ...named, ...count, trend: [] };
}

/** The bases on which an incident counts as an actor's: a denial alone attributes nothing. */
const TYING: readonly Basis[] = BASES.filter((basis) => basis !== 'denied');

const isKept = incident('incident.removed_at', 'is', null);

/** The incidents that name one of the actors on one of the bases, including removed ones. */
function namesOne(ids: readonly number[], bases: readonly Basis[] = BASES): Holds {
  const naming = incident
    .selectFrom('attribution')
    .where('attribution.actor_id', 'in', ids)
    .where('attribution.basis', 'in', bases)
    .where('attribution.removed_at', 'is', null)
    .select('attribution.incident_id');
  const probe = incident.exists(naming.whereRef('attribution.incident_id', '=', 'incident.id'));
  return isListed(naming, probe);
}

function isAbout(ids: readonly number[]): Holds {
  const about = quote
    .selectFrom('quote_actor')
    .where('quote_actor.actor_id', 'in', ids)
    .select('quote_actor.quote_id');
  return allOf([quote('quote.removed_at', 'is', null), quote('quote.id', 'in', about)]);
}

async function aliasesOf(db: Kysely<Schema>, id: number): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('alias')
    .where('actor_id', '=', id)
    .orderBy('id')
    .select('name')
    .execute();
  return rows.map(({ name }) => name);
}

function called(db: Kysely<Schema>, ids: readonly number[]): Promise<readonly NamedRow[]> {
  return db
    .selectFrom('actor')
    .where('id', 'in', [0, ...ids])
    .orderBy('id')
    .select(['id', 'name'])
    .execute();
}

/** Who attributes how many counted incidents to the actor, on each basis. */
async function sayersOf(db: Kysely<Schema>, ids: readonly number[]): Promise<readonly SayerRow[]> {
  return db
    .selectFrom('attribution')
    .innerJoin('incident', 'incident.id', 'attribution.incident_id')
    .leftJoin('source', 'source.id', 'attribution.source_id')
    .where('attribution.actor_id', 'in', ids)
    .where('attribution.removed_at', 'is', null)
    .where('attribution.role', '=', 'perpetrator')
    .where('incident.removed_at', 'is', null)
    .where(incidentCounts())
    .groupBy(['attribution.basis', 'attribution.source_id', 'source.name'])
    .select([
      'attribution.basis',
      'source.name as saidBy',
      'attribution.source_id as sourceId',
      sql<number>`count(distinct attribution.incident_id)`.as('incidents'),
    ])
    .orderBy('incidents', 'desc')
    .execute();
}

/** A window from the first to the last incident of what was counted. */
function narrowed(window: Window, count: ActorCount | undefined): Window {
  const { firstSeen: from = null, lastSeen: until = null } = count ?? {};
  if (from === null || until === null) return window;
  return { ...window, period: { ...window.period, from, until } };
}

async function countOf(db: Kysely<Schema>, matching: Holds): Promise<number> {
  const row = await db
    .selectFrom(coveringTable(db, matching).as('incident'))
    .where(matching)
    .select(({ cast, fn }) => cast<number>(fn.countAll(), 'integer').as('incidents'))
    .executeTakeFirst();
  return row?.incidents ?? 0;
}

async function latest(db: Kysely<Schema>, matching: Holds): Promise<readonly IncidentRow[]> {
  const stored = await db
    .selectFrom('incident')
    .where(matching)
    .orderBy('occurred_from', 'desc')
    .orderBy('id', 'desc')
    .limit(SHOWN)
    .select(ROW_COLUMNS)
    .execute();
  return toIncidentRows(db, stored);
}
