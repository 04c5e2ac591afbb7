import { expressionBuilder, type Kysely, type SqlBool, sql } from 'kysely';
import { EVERYTHING } from '../../../domain/filter/filter.ts';
import { ROLES, type Role } from '../../../domain/model/actor.ts';
import { NOT_COUNTED } from '../../../domain/model/counting-rules.ts';
import type { Window } from '../../../domain/time/period.ts';
import { type CountsOfActor, countsOfActor } from '../../counts/counts-of-actor.ts';
import type { ActorCount } from '../../counts/totals.ts';
import { windowIn } from '../../counts/window.ts';
import { allOf, type Holds, isListed, probeOf } from '../../filter/conditions.ts';
import { hasOneOf, presentIncident } from '../../filter/merged-incidents.ts';
import { ALL_DAYS } from '../../filter/overlapping-days.ts';
import { isSorted } from '../../filter/plan.ts';
import { mergesOf } from '../../names/merged-actors.ts';
import type { Answer, Params } from '../../port/questions.ts';
import type { ActorRow, IncidentRow } from '../../port/rows.ts';
import type { ActorPage, NamedRow, SayerRow } from '../../port/rows-actors-sources.ts';
import { estimateRows } from '../../records/estimate-rows.ts';
import { ROW_COLUMNS, toIncidentRows } from '../../records/incident-rows.ts';
import { readQuotes } from '../../records/quote-rows.ts';
import type { Schema } from '../../schema/schema.ts';
import { barsIn } from '../dashboard/timeline.ts';
import { actorAround } from './actor-around.ts';

/** The most incidents and quotes that the page of an actor shows. */
const SHOWN = 20;
const ALL_TIME = { kind: 'last', name: 'all' } as const;

const incident = expressionBuilder<Schema, 'incident'>();
const quote = expressionBuilder<Schema, 'quote'>();

/** Everything that is known of one actor and of those that were merged into it; its charts are of the incidents attributed to it. */
export async function actor(
  db: Kysely<Schema>,
  { id, bars, allTimeBars, window, today }: Params<'actor'>,
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
  const scope = { filter: EVERYTHING, today };
  const { window: shown } = await windowIn(db, { ...scope, window });
  const { window: whole } = await windowIn(db, { ...scope, window: ALL_TIME });
  const counted = countsOfActor(db, present, ALL_DAYS);
  const found = await counted.count();
  const seen = narrowed(whole, found);
  const countedThere = countsOfActor(db, present, shown);
  const foundThere = await countedThere.count();
  const named = await countNamed(db, ids);
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
    countsThere: foundThere && toRow(foundThere, { id, name, shortName, kind }),
    sayers: await sayersOf(db, ids),
    around: await actorAround(db, present, shown),
    timeline: await barsIn(shown, countedThere, {
      most: bars,
      beside: foundThere ?? NONE,
    }),
    allTime: await barsIn(seen, counted, { most: allTimeBars, beside: found ?? NONE }),
    roles: await rolesIn(seen, counted, { most: allTimeBars, found }),
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

const NONE = { mayBe: 0, discounted: { incidents: 0, killed: 0, unknown: 0 } };

const isKept = incident('incident.removed_at', 'is', null);

/** The incidents that name one of the actors in any way, including removed ones. */
function namesOne(ids: readonly number[]): Holds {
  const naming = incident
    .selectFrom('attribution')
    .where('attribution.actor_id', 'in', ids)
    .where('attribution.removed_at', 'is', null)
    .select('attribution.incident_id');
  const probe = hasOneOf((id) => naming.where('attribution.incident_id', '=', id));
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
    .innerJoin('digest', (join) =>
      join.on('digest.id', '=', presentIncident('attribution.incident_id')),
    )
    .leftJoin('source', 'source.id', 'attribution.source_id')
    .where('attribution.actor_id', 'in', ids)
    .where('attribution.removed_at', 'is', null)
    .where('attribution.role', '=', 'perpetrator')
    .where('digest.removed_at', 'is', null)
    .where('digest.status', '!=', NOT_COUNTED)
    .groupBy(['attribution.basis', 'attribution.source_id', 'source.name'])
    .select([
      'attribution.basis',
      'source.name as saidBy',
      'attribution.source_id as sourceId',
      sql<number>`count(distinct digest.id)`.as('incidents'),
    ])
    .orderBy('incidents', 'desc')
    .execute();
}

/** How many incidents each bar has in which the actor has a role, for the roles that it ever had. */
async function rolesIn(
  window: Window,
  counted: CountsOfActor,
  { most, found }: { readonly most: number; readonly found: ActorCount | undefined },
): Promise<ActorPage['roles']> {
  const had = {
    perpetrator: found?.asPerpetrator ?? 0,
    target: found?.asTarget ?? 0,
    participant: found?.asParticipant ?? 0,
  };
  const roles: Partial<Record<Role, readonly number[]>> = {};
  for (const role of ROLES.filter((one) => had[one] > 0)) {
    const days = async (within: number) =>
      (await counted.roleDays(within, role)).map((count) => ({ ...count, killed: 0 }));
    const { bars } = await barsIn(window, { days }, { most, beside: NONE });
    roles[role] = bars.map(({ incidents }) => incidents);
  }
  return roles;
}

/** A window from the first to the last incident of what was counted. */
function narrowed(window: Window, count: ActorCount | undefined): Window {
  const { firstSeen: from = null, lastSeen: until = null } = count ?? {};
  if (from === null || until === null) return window;
  return { ...window, period: { ...window.period, from, until } };
}

/** How many incidents name one of the actors in any way. */
async function countNamed(db: Kysely<Schema>, ids: readonly number[]): Promise<number> {
  const naming = db
    .selectFrom('attribution')
    .where('actor_id', 'in', ids)
    .where('removed_at', 'is', null)
    .select(({ cast, fn }) =>
      cast<number>(fn.count('incident_id').distinct(), 'integer').as('incidents'),
    );
  // The few removed ones are counted apart, since looking among them for each incident takes four times as long.
  const removed = naming.where('incident_id', 'in', (eb) =>
    eb.selectFrom('digest').where('removed_at', 'is not', null).select('id'),
  );
  const { incidents } = await naming.executeTakeFirstOrThrow();
  const lost = (await removed.executeTakeFirstOrThrow()).incidents;
  return incidents - lost + (await countNamedByMerged(db, ids));
}

/** How many incidents name one of the actors only in what was merged into them. */
async function countNamedByMerged(db: Kysely<Schema>, ids: readonly number[]): Promise<number> {
  const naming = (incident: string) =>
    sql`exists (select 1 from attribution where attribution.incident_id = ${sql.ref(incident)}
      and actor_id in (${sql.join(ids)}) and removed_at is null)`;
  const { incidents } = await db
    .selectFrom('merged_incident as merged')
    .innerJoin('digest', 'digest.id', 'merged.into_id')
    .where('digest.removed_at', 'is', null)
    .where(sql<SqlBool>`${naming('merged.incident_id')} and not ${naming('merged.into_id')}`)
    .select(({ cast, fn }) =>
      cast<number>(fn.count('merged.into_id').distinct(), 'integer').as('incidents'),
    )
    .executeTakeFirstOrThrow();
  return incidents;
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
