import type { Problem, Span } from '../entry/entry.ts';
import type { Measure } from '../model/figure.ts';
import type { Credibility, Reliability } from '../model/grade.ts';
import type { RecordRef } from '../model/record.ts';
import type { Status } from '../model/status.ts';
import type { Box, Circle } from '../places/distance.ts';
import type { Placed } from '../places/placed.ts';
import { type Day, earlierOf, laterOf } from '../time/days.ts';
import type { GivenDays } from '../time/period.ts';

/** What a figure is compared with. A comparison uses best, or else low. */
export type FigureTest =
  | { readonly is: 'unknown' }
  | { readonly is: 'between'; readonly low: number | null; readonly high: number | null };

/** A place in a filter means the same as in an entry: every given part must match. */
export type PlaceTest = {
  readonly place: string | null;
  readonly admin1: string | null;
  readonly country: string | null;
};

/** The values of `has:` and `is:`. */
export const FILTER_HAS = ['quote', 'url'] as const;
export const FILTER_IS = ['removed', 'duplicate'] as const;

export type Condition =
  | {
      readonly key: 'by' | 'on' | 'actor' | 'claimed' | 'blamed' | 'denied';
      readonly names: readonly string[];
    }
  | {
      readonly key: 'type';
      readonly types: readonly { readonly type: string; readonly subtype: string | null }[];
    }
  | { readonly key: 'since' | 'until'; readonly day: Day }
  | { readonly key: 'place'; readonly places: readonly PlaceTest[] }
  | { readonly key: 'near'; readonly circle: Circle }
  | { readonly key: 'box'; readonly box: Box }
  | { readonly key: 'placed'; readonly placed: readonly Placed[] }
  | { readonly key: 'in'; readonly names: readonly string[] }
  | { readonly key: 'figure'; readonly measure: Measure; readonly tests: readonly FigureTest[] }
  | { readonly key: 'status'; readonly statuses: readonly Status[] }
  | { readonly key: 'src' | 'tag' | 'dataset' | 'speaker'; readonly names: readonly string[] }
  | { readonly key: 'id'; readonly ids: readonly RecordRef[] }
  | {
      readonly key: 'grade';
      readonly grades: readonly {
        readonly reliability: Reliability | null;
        readonly credibility: Credibility | null;
      }[];
    }
  | { readonly key: 'has'; readonly what: readonly (typeof FILTER_HAS)[number][] }
  | { readonly key: 'is'; readonly what: readonly (typeof FILTER_IS)[number][] }
  /** Words to find in titles, narratives and quotes; `prefix`: the last word may be incomplete. */
  | { readonly key: 'text'; readonly text: string; readonly prefix: boolean };

/** One token of a filter: a condition, possibly negated, and its position in the text. */
export type Term = {
  readonly condition: Condition;
  readonly negated: boolean;
  readonly span: Span;
};

/** All terms must match; the values within one term are alternatives. No terms: everything. */
export type Filter = { readonly terms: readonly Term[] };

export const EVERYTHING: Filter = { terms: [] };

/** Whether a filter asks for removed records, which are left out otherwise. */
export function wantsRemoved({ terms }: Filter): boolean {
  return terms.some(
    ({ condition, negated }) =>
      condition.key === 'is' && condition.what.includes('removed') && !negated,
  );
}

/** Whether two filters have the same terms in the same order, wherever they are in their texts. */
export function isSameFilter(one: Filter, other: Filter): boolean {
  return saidBy(one) === saidBy(other);
}

function saidBy({ terms }: Filter): string {
  return JSON.stringify(terms.map(({ condition, negated }) => [condition, negated]));
}

/** How a filter's text was understood: the valid terms, and what is wrong with the others. */
export type FilterReading = { readonly filter: Filter; readonly problems: readonly Problem[] };

/** The names of the actors that a filter asks for, in any role, except negated ones. */
export function actorsAskedFor({ terms }: Filter): readonly string[] {
  return terms.flatMap(({ condition, negated }) => (negated ? [] : actorsIn(condition)));
}

function actorsIn(condition: Condition): readonly string[] {
  switch (condition.key) {
    case 'by':
    case 'on':
    case 'actor':
    case 'claimed':
    case 'blamed':
    case 'denied':
      return condition.names;
    default:
      return [];
  }
}

/** Takes the date range (`since:` `until:`, not negated) out of a filter; several of them narrow each other. */
export function takeDays(filter: Filter): { readonly given: GivenDays; readonly rest: Filter } {
  const given: { since: Day | null; until: Day | null } = { since: null, until: null };
  const rest: Term[] = [];
  for (const term of filter.terms) {
    const { condition, negated } = term;
    if (!negated && condition.key === 'since') {
      given.since = laterOf(given.since ?? condition.day, condition.day);
    } else if (!negated && condition.key === 'until') {
      given.until = earlierOf(given.until ?? condition.day, condition.day);
    } else rest.push(term);
  }
  return { given, rest: { terms: rest } };
}

/** Whether a filter has a date range, which then replaces the chosen window. */
export function isDated(filter: Filter): boolean {
  const { since, until } = takeDays(filter).given;
  return since !== null || until !== null;
}
