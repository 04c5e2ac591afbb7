import { type Kysely, sql } from 'kysely';
import { printGrade } from '../../domain/model/grade.ts';
import { recordName } from '../../domain/model/record.ts';
import type { Holds } from '../filter/conditions.ts';
import { presentIncident } from '../filter/merged-incidents.ts';
import { currentActor } from '../names/merged-actors.ts';
import type { QuoteRow } from '../port/rows.ts';
import type { Schema } from '../schema/schema.ts';

/** The quotes that match a condition, newest first; all of them if `limit` is `null`. */
export async function readQuotes(
  db: Kysely<Schema>,
  matching: Holds,
  limit: number | null,
): Promise<readonly QuoteRow[]> {
  const stored = await db
    .selectFrom('quote')
    .leftJoin('source', 'source.id', 'quote.source_id')
    .leftJoin('quote as answered', 'answered.id', 'quote.answers')
    .where(matching)
    .orderBy('quote.said_from', 'desc')
    .orderBy('quote.id', 'desc')
    .$if(limit !== null, (quotes) => quotes.limit(limit ?? 0))
    .select([
      'quote.id',
      'quote.uid',
      'quote.said_from',
      'quote.said_until',
      'quote.date_precision',
      'quote.text',
      'quote.verbatim',
      'quote.speaker',
      'quote.role',
      'quote.organisation',
      'quote.url',
      'quote.reliability',
      'quote.credibility',
      'quote.note',
      'quote.answers',
      'source.name as source',
      'answered.speaker as answered_speaker',
      'answered.removed_at as answered_removed_at',
    ])
    .execute();
  const about = await aboutOf(
    db,
    stored.map(({ id }) => id),
  );
  return stored.map((quote) => ({
    id: quote.id,
    uid: quote.uid,
    from: quote.said_from,
    until: quote.said_until,
    precision: quote.date_precision,
    text: quote.text,
    verbatim: quote.verbatim === 1,
    speaker: quote.speaker,
    role: quote.role,
    organisation: quote.organisation,
    source: quote.source,
    url: quote.url,
    grade: printGrade(quote) || null,
    note: quote.note,
    about: about(quote.id),
    answers:
      quote.answers === null
        ? null
        : {
            id: quote.answers,
            speaker: quote.answered_speaker,
            removed: quote.answered_removed_at !== null,
          },
  }));
}

/** What quotes are about: actors by their current names, then incidents. */
async function aboutOf(db: Kysely<Schema>, quotes: readonly number[]) {
  if (quotes.length === 0) return () => [];
  const actors = await db
    .selectFrom('quote_actor')
    .leftJoin('merged_actor', 'merged_actor.actor_id', 'quote_actor.actor_id')
    .innerJoin('actor', (join) => join.on(currentActor('quote_actor'), '=', sql.ref('actor.id')))
    .where('quote_id', 'in', quotes)
    .orderBy('quote_actor.id')
    .select(['quote_id', 'actor.name', 'actor.short_name'])
    .execute();
  const incidents = await db
    .selectFrom('quote_incident')
    .innerJoin('incident', (join) =>
      join.on('incident.id', '=', presentIncident('quote_incident.incident_id')),
    )
    .where('incident.removed_at', 'is', null)
    .where('quote_id', 'in', quotes)
    .orderBy('quote_incident.id')
    .select(['quote_id', 'incident.id as incident'])
    .execute();
  const actorsOf = Map.groupBy(actors, ({ quote_id }) => quote_id);
  const incidentsOf = Map.groupBy(incidents, ({ quote_id }) => quote_id);
  return (quote: number): readonly string[] => [
    ...new Set([
      ...(actorsOf.get(quote) ?? []).map(({ name, short_name }) => short_name ?? name),
      ...(incidentsOf.get(quote) ?? []).map(({ incident }) =>
        recordName({ kind: 'incident', id: incident }),
      ),
    ]),
  ];
}
