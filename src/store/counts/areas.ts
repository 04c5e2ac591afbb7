import { type Kysely, sql } from 'kysely';
import type { PlacePrecision } from '../../domain/places/place.ts';
import type { Schema } from '../schema/schema.ts';
import { type Grouped, type GroupSums, groupBy, joinedWith } from './groups.ts';

/** Incidents of one area, of one precision, and with or without coordinates (`located`). */
type AreaSums = GroupSums & {
  readonly area: string | null;
  readonly country: string | null;
  readonly precision: PlacePrecision;
  readonly located: 0 | 1;
};

/** Sums by area and country, as each incident writes them. */
export function sumsByArea(
  db: Kysely<Schema>,
  { where }: Pick<Grouped, 'where'>,
): Promise<readonly AreaSums[]> {
  return groupBy(db, {
    where,
    starts: [],
    keys: [
      ['area', 'i.admin1'],
      ['country', 'i.country'],
      ['precision', 'i.place_precision'],
      ['located', sql`case when i.lat is null then 0 else 1 end`],
    ],
    from: joinedWith('incident'),
  });
}
