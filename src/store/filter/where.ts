import { expressionBuilder, type Kysely } from 'kysely';
import { type Filter, type Term, wantsRemoved } from '../../domain/filter/filter.ts';
import { NOT_COUNTED } from '../../domain/model/counting-rules.ts';
import { addDays } from '../../domain/time/days.ts';
import type { GivenDays } from '../../domain/time/period.ts';
import { KNOWN_DAYS } from '../../domain/time/span-overlap.ts';
import type { Schema } from '../schema/schema.ts';
import { stillWanted } from '../schema/sql-words.ts';
import { allOf, anyOf, applyRule, type Holds, not } from './conditions.ts';
import { INCIDENT_RULES } from './incident-rules.ts';
import { presentIncident } from './merged-incidents.ts';
import { quoteRule } from './quote-rules.ts';

const incident = expressionBuilder<Schema, 'incident'>();
const quote = expressionBuilder<Schema, 'quote'>();

/** The rows of `incident` that match a filter; removed ones only with `is:removed`. */
export async function incidentWhere(db: Kysely<Schema>, filter: Filter): Promise<Holds> {
  return matching(filter, await incidentTerms(db, filter.terms));
}

/** Combines the terms of a filter as SQL with the conditions that every query of incidents has. */
export function matching(filter: Filter, terms: readonly Holds[]): Holds {
  return allOf([
    stillWanted(incident.ref('incident.id')),
    ...(wantsRemoved(filter) ? [] : [incident('incident.removed_at', 'is', null)]),
    ...terms,
  ]);
}

// The planner takes a range with two bounds for a short one, and then starts at the window instead of at the oldest incident.
const LAST_DAY = '9999-12-31';

/** Incidents that overlap the given days. */
export function incidentOverlaps({ since, until }: GivenDays): Holds {
  return allOf([
    ...(since === null
      ? []
      : [
          incident('incident.occurred_until', '>=', since),
          incident('incident.occurred_until', '<=', LAST_DAY),
        ]),
    ...(until === null ? [] : [incident('incident.occurred_from', '<', addDays(until, 1))]),
  ]);
}

/** Incidents that are certainly within the given days, by the rule of `overlapOf`. */
export function incidentLiesIn(days: GivenDays): Holds {
  const { since, until } = days;
  const isInside = allOf([
    ...(since === null ? [] : [incident('incident.occurred_from', '>=', since)]),
    ...(until === null ? [] : [incident('incident.occurred_until', '<', addDays(until, 1))]),
  ]);
  return allOf([incidentOverlaps(days), anyOf([areDaysKnown(), isInside])]);
}

/** Incidents that are counted, by the rule of `isCounted`. */
export function incidentCounts(): Holds {
  return incident('incident.status', '!=', NOT_COUNTED);
}

/** Incidents whose days are known. */
export function areDaysKnown(): Holds {
  return incident('incident.date_precision', 'in', KNOWN_DAYS);
}

/**
 * The rows of `quote` that match a filter. Words, speaker, source, dates and actors are those of the quote; every other
 * term must match one incident that it is about. Negated terms do not exclude a quote that is about no incident.
 */
export async function quoteWhere(db: Kysely<Schema>, filter: Filter): Promise<Holds> {
  const own: Holds[] = [];
  const others: Term[] = [];
  for (const term of filter.terms) {
    const holds = await quoteRule(term.condition, db);
    if (holds === undefined) others.push(term);
    else own.push(term.negated ? not(holds) : holds);
  }
  return allOf([
    stillWanted(quote.ref('quote.id')),
    ...(wantsRemoved(filter) ? [] : [quote('quote.removed_at', 'is', null)]),
    ...own,
    ...(others.length === 0 ? [] : [await incidentsMatch(db, others)]),
  ]);
}

/** Quotes that overlap the given days. */
export function quoteOverlaps({ since, until }: GivenDays): Holds {
  return allOf([
    ...(since === null ? [] : [quote('quote.said_until', '>=', since)]),
    ...(until === null ? [] : [quote('quote.said_from', '<', addDays(until, 1))]),
  ]);
}

/** Each term of a filter as a condition on `incident`. */
export function incidentTerms(
  db: Kysely<Schema>,
  terms: readonly Term[],
): Promise<readonly Holds[]> {
  return Promise.all(
    terms.map(async ({ condition, negated }) => {
      const holds = await applyRule(INCIDENT_RULES, condition.key, { condition, db });
      return negated ? not(holds) : holds;
    }),
  );
}

async function incidentsMatch(db: Kysely<Schema>, terms: readonly Term[]): Promise<Holds> {
  const about = quote
    .selectFrom('quote_incident')
    .innerJoin('incident', (join) =>
      join.on('incident.id', '=', presentIncident('quote_incident.incident_id')),
    )
    .where('incident.removed_at', 'is', null)
    .whereRef('quote_incident.quote_id', '=', 'quote.id')
    .select('quote_incident.id');
  const matching = quote.exists(about.where(allOf(await incidentTerms(db, terms))));
  return terms.every(({ negated }) => negated)
    ? anyOf([matching, quote.not(quote.exists(about))])
    : matching;
}
