import { expressionBuilder, type Kysely, type SqlBool, sql } from 'kysely';
import type { Basis, Role } from '../../domain/model/actor.ts';
import type { Grade } from '../../domain/model/grade.ts';
import type { RecordKind } from '../../domain/model/record.ts';
import { addDays } from '../../domain/time/days.ts';
import { actorsCalled, sourcesCalled } from '../names/actor-names.ts';
import { spellingsOf } from '../names/spellings.ts';
import type { Schema } from '../schema/schema.ts';
import { inWords } from '../schema/sql-words.ts';
import { allOf, anyOf, type Holds, isListed, NEVER, type Rules } from './conditions.ts';
import { isInside, isNear, isPlaced } from './coordinate-rules.ts';
import { isOfDataset } from './dataset-rules.ts';
import { figureIs } from './figure-rules.ts';
import { incidentHas } from './full-text.ts';
import { likelySame } from './likely-same.ts';
import { hasOneOf, presentOf } from './merged-incidents.ts';
import { isAt, isIn } from './place-rules.ts';

const incident = expressionBuilder<Schema, 'incident'>();

/** Each condition as a condition on `incident`. */
export const INCIDENT_RULES: Rules = {
  by: ({ names }, db) =>
    isAttributed(db, names, { roles: ['perpetrator'], bases: ['reported', 'claimed', 'blamed'] }),
  on: ({ names }, db) => isAttributed(db, names, { roles: ['target'] }),
  actor: ({ names }, db) => isAttributed(db, names, {}),
  claimed: ({ names }, db) => isAttributed(db, names, { bases: ['claimed'] }),
  blamed: ({ names }, db) => isAttributed(db, names, { bases: ['blamed'] }),
  denied: ({ names }, db) => isAttributed(db, names, { bases: ['denied'] }),
  type: ({ types }) => anyOf(types.map(isOfType)),
  since: ({ day }) => incident('incident.occurred_until', '>=', day),
  until: ({ day }) => incident('incident.occurred_from', '<', addDays(day, 1)),
  place: async ({ places }, db) => anyOf(await Promise.all(places.map((place) => isAt(place, db)))),
  in: ({ names }, db) => isIn(names, db),
  near: ({ circle }) => isNear(circle),
  box: ({ box }) => isInside(box),
  placed: ({ placed }) => isPlaced(placed),
  figure: ({ measure, tests }) => anyOf(tests.map((test) => figureIs(measure, test))),
  status: ({ statuses }) => incident('incident.status', 'in', statuses),
  src: async ({ names }, db) => isFrom(db, await sourcesCalled(db, names)),
  tag: async ({ names }, db) => {
    const tags = await spellingsOf(db, 'tag', names);
    if (tags.length === 0) return NEVER;
    const tagged = incident.selectFrom('tag').where('tag.tag', 'in', tags);
    return isListed(tagged.select('tag.incident_id'));
  },
  dataset: ({ names }, db) => isOfDataset(db, names),
  speaker: async ({ names }, db) => {
    const speakers = await spellingsOf(db, 'speaker', names);
    return speakers.length === 0
      ? NEVER
      : isQuoted((quote) => quote('quote.speaker', 'in', speakers));
  },
  id: async ({ ids }, db) =>
    anyOf(await Promise.all(ids.map(({ kind, id }) => belongsTo(kind, id, db)))),
  grade: ({ grades }) => anyOf(grades.map(isGraded)),
  has: ({ what }) =>
    anyOf(
      what.map((one) =>
        one === 'quote'
          ? isQuoted(({ lit }) => lit(true))
          : isReported((report) => report('report.url', 'is not', null)),
      ),
    ),
  is: async ({ what }, db) =>
    anyOf(
      await Promise.all(
        what.map((one) => (one === 'removed' ? isRemoved() : isLikelyDuplicate(db))),
      ),
    ),
  text: incidentHas,
};

function isRemoved(): Holds {
  return allOf([
    incident('incident.removed_at', 'is not', null),
    sql<SqlBool>`${sql.ref('incident.id')} not in (select incident_id from merged_incident)`,
  ]);
}

async function isLikelyDuplicate(db: Kysely<Schema>): Promise<Holds> {
  const pairs = await likelySame(db);
  const ids = pairs.flatMap((pair) => [pair.incident, pair.into]);
  return sql<SqlBool>`${sql.ref('incident.id')} ${inWords(({ isOneOf }) => isOneOf(ids))}`;
}

/** In the words of the index on types, so that the index alone answers it. */
function isOfType({ type, subtype }: { readonly type: string; readonly subtype: string | null }) {
  const key = sql`${incident.ref('incident.type')} || '/' || coalesce(${incident.ref('incident.subtype')}, '')`;
  return subtype === null
    ? sql<SqlBool>`${key} between ${`${type}/`} and ${`${type}/\u{10FFFF}`}`
    : sql<SqlBool>`${key} = ${`${type}/${subtype}`}`;
}

/** The roles and bases that count; all unless given. */
type How = { readonly roles?: readonly Role[]; readonly bases?: readonly Basis[] };

async function isAttributed(
  db: Kysely<Schema>,
  names: readonly string[],
  how: How,
): Promise<Holds> {
  const actors = await actorsCalled(db, names);
  return actors.length === 0 ? NEVER : isAttributedTo(db, actors, how);
}

async function isAttributedTo(
  db: Kysely<Schema>,
  actors: readonly number[],
  { roles, bases }: How,
): Promise<Holds> {
  let attributions = incident
    .selectFrom('attribution')
    .where('attribution.actor_id', 'in', actors)
    .where('attribution.removed_at', 'is', null);
  if (roles !== undefined) attributions = attributions.where('attribution.role', 'in', roles);
  if (bases !== undefined) attributions = attributions.where('attribution.basis', 'in', bases);
  return isListed(
    attributions.select('attribution.incident_id'),
    hasOneOf((id) =>
      attributions.where('attribution.incident_id', '=', id).select('attribution.id'),
    ),
    await areMany(db, 'attribution.actor_id', actors),
  );
}

async function isFrom(db: Kysely<Schema>, sources: readonly number[]): Promise<Holds> {
  if (sources.length === 0) return NEVER;
  const theirs = incident
    .selectFrom('report')
    .where('report.source_id', 'in', sources)
    .where('report.removed_at', 'is', null);
  return isListed(
    theirs.select('report.incident_id'),
    isReported((report) => report('report.source_id', 'in', sources)),
    await areMany(db, 'report.source_id', sources),
  );
}

/** Up to this many incidents of an actor or source are listed by index; if there are more, each incident is tested. */
const LISTED = 150_000;

async function areMany(
  db: Kysely<Schema>,
  column: 'attribution.actor_id' | 'report.source_id',
  ids: readonly number[],
): Promise<boolean> {
  const [table = ''] = column.split('.');
  const { rows } = await sql<{ count: number }>`select count(*) as count from (
    select 1 from ${sql.table(table)} where ${sql.ref(column)} in (${sql.join(ids)}) limit ${LISTED + 1}
  ) as listed`.execute(db);
  return (rows[0]?.count ?? 0) > LISTED;
}

type Builder<T extends keyof Schema> = ReturnType<typeof expressionBuilder<Schema, T>>;

function isReported(how: (report: Builder<'report'>) => Holds): Holds {
  const reports = incident
    .selectFrom('report')
    .where('report.removed_at', 'is', null)
    .where(how(expressionBuilder<Schema, 'report'>()))
    .select('report.id');
  return hasOneOf((id) => reports.where('report.incident_id', '=', id));
}

// There are few quotes compared with incidents.
function isQuoted(how: (quote: Builder<'quote'>) => Holds): Holds {
  const quoted = incident
    .selectFrom('quote_incident')
    .innerJoin('quote', 'quote.id', 'quote_incident.quote_id')
    .where('quote.removed_at', 'is', null)
    .where(how(expressionBuilder<Schema, 'quote'>()));
  return isListed(quoted.select('quote_incident.incident_id'));
}

function isGraded({ reliability, credibility }: Grade): Holds {
  return isReported((report) =>
    report.and([
      ...(reliability === null ? [] : [report('report.reliability', '=', reliability)]),
      ...(credibility === null ? [] : [report('report.credibility', '=', credibility)]),
    ]),
  );
}

/** Whether an incident is the record, or the record is one of its parts, was imported by it or is related to it. */
async function belongsTo(kind: RecordKind, id: number, db: Kysely<Schema>): Promise<Holds> {
  switch (kind) {
    case 'incident':
      return sql<SqlBool>`${sql.ref('incident.id')} = ${presentOf(id)}`;
    case 'report':
      return isReported((report) => report('report.id', '=', id));
    case 'source':
      return isFrom(db, [id]);
    case 'quote':
      return isQuoted((quote) => quote('quote.id', '=', id));
    case 'batch':
      return incident('incident.batch_id', '=', id);
    case 'actor':
      return isAttributedTo(db, [id], {});
    case 'lead':
      return isListed(
        incident.selectFrom('lead').where('lead.id', '=', id).select('lead.incident_id'),
      );
    case 'conflict':
      return isListed(
        incident
          .selectFrom('conflict')
          .where('conflict.id', '=', id)
          .where('conflict.tab', '=', 'incident')
          .select('conflict.row_id as incident_id'),
      );
    case 'estimate':
    case 'milestone':
      return NEVER;
  }
}
