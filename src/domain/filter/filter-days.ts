import { type Day, earlierOf, laterOf } from '../time/days.ts';
import type { GivenDays } from '../time/period.ts';
import type { Filter, Term } from './filter.ts';

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
