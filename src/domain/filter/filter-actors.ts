import type { Condition, Filter } from './filter.ts';

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
