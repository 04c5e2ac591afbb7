import { expressionBuilder, type Kysely } from 'kysely';
import type { Basis, Role } from '../domain/actor.ts';
import { addDays } from '../domain/days.ts';
import type { Grade } from '../domain/grade.ts';
import type { RecordKind } from '../domain/record.ts';
import { actorsCalled, sourcesCalled } from './actor-names.ts';
import { anyOf, type Holds, NEVER, type Rules } from './conditions.ts';
import { figureIs } from './figure-rules.ts';
import { incidentHas } from './full-text.ts';
import { isAt, isIn } from './place-rules.ts';
import type { Schema } from './schema.ts';
import { spellingsOf } from './spellings.ts';

const incident = expressionBuilder<Schema, 'incident'>();

/** What each condition asks of an incident. */
export const INCIDENT_RULES: Rules = {
  by: ({ names }, db) =>
    isTied(db, names, { roles: ['perpetrator'], bases: ['reported', 'claimed', 'blamed'] }),
  on: ({ names }, db) => isTied(db, names, { roles: ['target'] }),
  actor: ({ names }, db) => isTied(db, names, {}),
  claimed: ({ names }, db) => isTied(db, names, { bases: ['claimed'] }),
  blamed: ({ names }, db) => isTied(db, names, { bases: ['blamed'] }),
  denied: ({ names }, db) => isTied(db, names, { bases: ['denied'] }),
  type: ({ types }) =>
    anyOf(
      types.map(({ type, subtype }) =>
        incident.and(
          subtype === null
            ? { 'incident.type': type }
            : { 'incident.type': type, 'incident.subtype': subtype },
        ),
      ),
    ),
  since: ({ day }) => incident('incident.occurred_until', '>=', day),
  until: ({ day }) => incident('incident.occurred_from', '<', addDays(day, 1)),
  place: async ({ places }, db) => anyOf(await Promise.all(places.map((place) => isAt(place, db)))),
  in: ({ names }, db) => isIn(names, db),
  figure: ({ measure, tests }) => anyOf(tests.map((test) => figureIs(measure, test))),
  status: ({ statuses }) => incident('incident.status', 'in', statuses),
  src: async ({ names }, db) => {
    const sources = await sourcesCalled(db, names);
    return sources.length === 0
      ? NEVER
      : isReported((report) => report('report.source_id', 'in', sources));
  },
  tag: async ({ names }, db) => {
    const tags = await spellingsOf(db, 'tag', names);
    if (tags.length === 0) return NEVER;
    return incident.exists(
      incident
        .selectFrom('tag')
        .whereRef('tag.incident_id', '=', 'incident.id')
        .where('tag.tag', 'in', tags)
        .select('tag.id'),
    );
  },
  dataset: async ({ names }, db) => {
    const datasets = await spellingsOf(db, 'dataset', names);
    return datasets.length === 0 ? NEVER : incident('incident.dataset', 'in', datasets);
  },
  speaker: async ({ names }, db) => {
    const speakers = await spellingsOf(db, 'speaker', names);
    return speakers.length === 0
      ? NEVER
      : isQuoted((quote) => quote('quote.speaker', 'in', speakers));
  },
  id: ({ ids }) => anyOf(ids.map(({ kind, id }) => belongsTo(kind, id))),
  grade: ({ grades }) => anyOf(grades.map(isGraded)),
  has: ({ what }) =>
    anyOf(
      what.map((one) =>
        one === 'quote'
          ? isQuoted(({ lit }) => lit(true))
          : isReported((report) => report('report.url', 'is not', null)),
      ),
    ),
  is: () => incident('incident.removed_at', 'is not', null),
  text: incidentHas,
};

/** In which roles, and on which bases, where these matter. */
type How = { readonly roles?: readonly Role[]; readonly bases?: readonly Basis[] };

async function isTied(db: Kysely<Schema>, names: readonly string[], how: How): Promise<Holds> {
  const actors = await actorsCalled(db, names);
  return actors.length === 0 ? NEVER : isTiedTo(actors, how);
}

function isTiedTo(actors: readonly number[], { roles, bases }: How): Holds {
  let ties = incident
    .selectFrom('attribution')
    .whereRef('attribution.incident_id', '=', 'incident.id')
    .where('attribution.actor_id', 'in', actors)
    .where('attribution.removed_at', 'is', null)
    .select('attribution.id');
  if (roles !== undefined) ties = ties.where('attribution.role', 'in', roles);
  if (bases !== undefined) ties = ties.where('attribution.basis', 'in', bases);
  return incident.exists(ties);
}

type Builder<T extends keyof Schema> = ReturnType<typeof expressionBuilder<Schema, T>>;

function isReported(how: (report: Builder<'report'>) => Holds): Holds {
  const reports = incident
    .selectFrom('report')
    .whereRef('report.incident_id', '=', 'incident.id')
    .where('report.removed_at', 'is', null)
    .where(how(expressionBuilder<Schema, 'report'>()))
    .select('report.id');
  return incident.exists(reports);
}

function isQuoted(how: (quote: Builder<'quote'>) => Holds): Holds {
  const quotes = incident
    .selectFrom('quote_incident')
    .innerJoin('quote', 'quote.id', 'quote_incident.quote_id')
    .whereRef('quote_incident.incident_id', '=', 'incident.id')
    .where('quote.removed_at', 'is', null)
    .where(how(expressionBuilder<Schema, 'quote'>()))
    .select('quote.id');
  return incident.exists(quotes);
}

function isGraded({ reliability, credibility }: Grade): Holds {
  return isReported((report) =>
    report.and([
      ...(reliability === null ? [] : [report('report.reliability', '=', reliability)]),
      ...(credibility === null ? [] : [report('report.credibility', '=', credibility)]),
    ]),
  );
}

/** Whether an incident is the record, or the record is one of its parts, was brought by it or is tied to it. */
function belongsTo(kind: RecordKind, id: number): Holds {
  switch (kind) {
    case 'incident':
      return incident('incident.id', '=', id);
    case 'report':
      return isReported((report) => report('report.id', '=', id));
    case 'source':
      return isReported((report) => report('report.source_id', '=', id));
    case 'quote':
      return isQuoted((quote) => quote('quote.id', '=', id));
    case 'batch':
      return incident('incident.batch_id', '=', id);
    case 'actor':
      return isTiedTo([id], {});
    case 'lead':
      return incident(
        'incident.id',
        'in',
        incident.selectFrom('lead').where('lead.id', '=', id).select('lead.incident_id'),
      );
    case 'estimate':
    case 'milestone':
      return NEVER;
  }
}
