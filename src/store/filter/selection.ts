import { type Kysely, sql } from 'kysely';
import type { Filter } from '../../domain/filter/filter.ts';
import { cacheLastUntilWrite } from '../schema/cache-until-write.ts';
import type { Schema } from '../schema/schema.ts';
import { inWords } from '../schema/sql-words.ts';
import { type Holds, probeOf } from './conditions.ts';
import { findIncidents } from './find-incidents.ts';
import { MOST_MATCHES_KEPT } from './plan.ts';
import { incidentTerms, matching } from './where.ts';

/**
 * The incidents a query selects, ignoring its date range: all of them; the matches in the temporary table `found`; or those for which a
 * condition holds. `of` is a cache key, null where there is none.
 */
export type Selection =
  | { readonly kind: 'everything' }
  | { readonly kind: 'found'; readonly of: string; readonly count: number }
  | {
      readonly kind: 'where';
      readonly of: string | null;
      readonly holds: Holds;
      /** The same condition for a scan in the order of a list, where most incidents match. */
      readonly inOrder: Holds;
    };

/**
 * The incidents that match a filter, ignoring its date range. A connection finds them once for the list, windows and counts of the same
 * filter, until somebody writes.
 */
export async function selectionOf(db: Kysely<Schema>, rest: Filter): Promise<Selection> {
  return rest.terms.length === 0 ? { kind: 'everything' } : find(db, rest);
}

const find = cacheLastUntilWrite(termsOf, async (db, rest: Filter): Promise<Selection> => {
  const of = termsOf(rest);
  const count = await findIncidents(db, rest, MOST_MATCHES_KEPT);
  if (count <= MOST_MATCHES_KEPT) return { kind: 'found', of, count };
  const terms = await incidentTerms(db, rest.terms);
  const holds = matching(rest, terms);
  return { kind: 'where', of, holds, inOrder: matching(rest, terms.map(probeOf)) };
});

/** The terms of a filter as a cache key. */
function termsOf({ terms }: Filter): string {
  return JSON.stringify(terms.map(({ condition, negated }) => [condition, negated]));
}

/** The selected rows of `incident`, as a condition that follows an index in the wanted order or their numbers. */
export function isSelected(selection: Selection, way: 'in order' | 'by number'): Holds {
  switch (selection.kind) {
    case 'everything':
      return sql`incident.removed_at is null`;
    case 'found':
      return way === 'in order'
        ? sql`${inWords(({ withoutIndex }) => withoutIndex(sql.ref('incident.id')))} in (select incident_id from found)`
        : sql`incident.id in (select incident_id from found)`;
    case 'where':
      return way === 'in order' ? selection.inOrder : selection.holds;
  }
}
