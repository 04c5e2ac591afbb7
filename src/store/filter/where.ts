import { expressionBuilder, type Kysely } from 'kysely';
import type { Filter, Term } from '../../domain/filter/filter.ts';
import { NOT_COUNTED } from '../../domain/model/counting-rules.ts';
import { addDays } from '../../domain/time/days.ts';
import type { GivenDays } from '../../domain/time/period.ts';
import { KNOWN_DAYS } from '../../domain/time/span-overlap.ts';
import type { Schema } from '../schema/schema.ts';
import { stillWanted } from '../schema/sql-words.ts';
import { allOf, anyOf, applyRule, type Holds, not } from './conditions.ts';
import { INCIDENT_RULES } from './incident-rules.ts';
import { quoteRule } from './quote-rules.ts';

const incident = expressionBuilder<Schema, 'incident'>();
const quote = expressionBuilder<Schema, 'quote'>();

/** Which rows of `incident` match a filter. Removed ones do only where `is:removed` asks for them. */
export async function incidentWhere(db: Kysely<Schema>, filter: Filter): Promise<Holds> {
  return matching(filter, await incidentTerms(db, filter.terms));
}

/** Puts what holds of a filter's incidents, term by term, together with what holds anyway. */
export function matching(filter: Filter, terms: readonly Holds[]): Holds {
  return allOf([
    stillWanted(incident.ref('incident.id')),
    ...(wantsRemoved(filter) ? [] : [incident('incident.removed_at', 'is', null)]),
    ...terms,
  ]);
}

// A range with two ends looks short to the planner, which then begins at the window instead of at the oldest.
const LAST_DAY = '9999-12-31';

/** Incidents whose span of days touches the given one. */
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

/** Incidents that surely lie in the given days, by the rule of `overlapOf`. */
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
 * Which rows of `quote` match a filter: words, speaker, source, dates and actors are asked of the quote itself,
 * everything else of one incident that it is about. What is only ruled out rules no quote out that is about none.
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

/** Quotes whose span of days touches the given one. */
export function quoteOverlaps({ since, until }: GivenDays): Holds {
  return allOf([
    ...(since === null ? [] : [quote('quote.said_until', '>=', since)]),
    ...(until === null ? [] : [quote('quote.said_from', '<', addDays(until, 1))]),
  ]);
}

/** Whether a filter asks for removed incidents. */
export function wantsRemoved(filter: Filter): boolean {
  return filter.terms.some(({ condition, negated }) => condition.key === 'is' && !negated);
}

/** What holds of the incidents that match, term by term. */
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
    .innerJoin('incident', 'incident.id', 'quote_incident.incident_id')
    .where('incident.removed_at', 'is', null)
    .whereRef('quote_incident.quote_id', '=', 'quote.id')
    .select('quote_incident.id');
  const matching = quote.exists(about.where(allOf(await incidentTerms(db, terms))));
  return terms.every(({ negated }) => negated)
    ? anyOf([matching, quote.not(quote.exists(about))])
    : matching;
}
