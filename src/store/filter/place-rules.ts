import { expressionBuilder, type Kysely } from 'kysely';
import type { PlaceTest } from '../../domain/filter/filter.ts';
import { countryByName } from '../../domain/places/countries.ts';
import { spellingsOf } from '../names/spellings.ts';
import type { Schema } from '../schema/schema.ts';
import { allOf, anyOf, type Holds, NEVER } from './conditions.ts';

const incident = expressionBuilder<Schema, 'incident'>();
type Column = 'place' | 'admin1' | 'admin2';

/** Whether an incident is at a place; parts of the place that are not given match anything. */
export async function isAt(
  { place, admin1, country }: PlaceTest,
  db: Kysely<Schema>,
): Promise<Holds> {
  return allOf([
    ...(place === null ? [] : [await isCalled('place', [place], db)]),
    ...(admin1 === null ? [] : [await isCalled('admin1', [admin1], db)]),
    ...(country === null ? [] : [incident('incident.country', '=', country)]),
  ]);
}

/** Whether an incident is in a country, an area or a place with one of these names. */
export async function isIn(names: readonly string[], db: Kysely<Schema>): Promise<Holds> {
  const countries = names.map(countryByName).filter((code) => code !== undefined);
  return anyOf([
    ...(countries.length === 0 ? [] : [incident('incident.country', 'in', countries)]),
    await isCalled('admin1', names, db),
    await isCalled('admin2', names, db),
    await isCalled('place', names, db),
  ]);
}

async function isCalled(
  column: Column,
  names: readonly string[],
  db: Kysely<Schema>,
): Promise<Holds> {
  const spellings = await spellingsOf(db, column, names);
  return spellings.length === 0 ? NEVER : incident(`incident.${column}`, 'in', spellings);
}
