import { type Kysely, sql } from 'kysely';
import type { Filter } from '../../domain/filter/filter.ts';
import { cacheLastUntilWrite } from '../schema/cache-until-write.ts';
import type { Schema } from '../schema/schema.ts';
import { inWords } from '../schema/sql-words.ts';
import { type Holds, probeOf } from './conditions.ts';
import { findIncidents } from './find-incidents.ts';
import { incidentTerms, matching } from './where.ts';

/**
 * Which incidents a question is about, of whatever days: all of them, which are counted already; those that were found and
 * noted in the temporary table `found`; or those of which something holds. `of` tells the same ones by the same text.
 */
export type Selection =
  | { readonly kind: 'everything' }
  | { readonly kind: 'found'; readonly of: string; readonly count: number }
  | {
      readonly kind: 'where';
      readonly of: string | null;
      readonly holds: Holds;
      /** The same, asked of one incident after another in some order, of which most match. */
      readonly inOrder: Holds;
    };

/** So many incidents are found and noted; of more it is only said how they are told. */
const MOST_NOTED = 100_000;

/**
 * The incidents that match a filter, but for its days. They are looked for and noted once for all questions that ask of the
 * same filter on this connection, until somebody writes: a list that is sorted, windows, and counts, need not look again.
 */
export async function selectionOf(db: Kysely<Schema>, rest: Filter): Promise<Selection> {
  return rest.terms.length === 0 ? { kind: 'everything' } : find(db, rest);
}

const find = cacheLastUntilWrite(termsOf, async (db, rest: Filter): Promise<Selection> => {
  const of = termsOf(rest);
  const count = await findIncidents(db, rest, MOST_NOTED);
  if (count <= MOST_NOTED) return { kind: 'found', of, count };
  const terms = await incidentTerms(db, rest.terms);
  const holds = matching(rest, terms);
  return { kind: 'where', of, holds, inOrder: matching(rest, terms.map(probeOf)) };
});

/** A filter's terms as a text, wherever they stand in its line. */
function termsOf({ terms }: Filter): string {
  return JSON.stringify(terms.map(({ condition, negated }) => [condition, negated]));
}

/** Which rows of `incident` are selected, put so that an index in the wanted order, or their numbers, are followed. */
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
