import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { IncidentSort } from '../port/questions.ts';

type Key = RawBuilder<string | number>;

/** Whether an incident was discounted, in the words of the partial index on these. */
export function isDiscounted(): RawBuilder<SqlBool> {
  return sql<SqlBool>`${KEYS.status.ascending} = 4`;
}

/**
 * The sort keys of the list, never null: missing values come last in either direction. Each expression is exactly that of
 * an index in the schema, in which the incident's number follows.
 */
export function sortKey({ column, descending }: IncidentSort): Key {
  const key = KEYS[column];
  return descending ? key.descending : key.ascending;
}

function both(key: Key): { readonly ascending: Key; readonly descending: Key } {
  return { ascending: key, descending: key };
}

const KEYS: Readonly<Record<IncidentSort['column'], ReturnType<typeof both>>> = {
  date: both(sql`occurred_from`),
  killed: {
    ascending: sql`coalesce(killed_best, killed_low, 1000000000000)`,
    descending: sql`coalesce(killed_best, killed_low, -1)`,
  },
  // From the weakest standing to the strongest word.
  status: both(sql`case status
    when 'reported' then 0 when 'corroborated' then 1 when 'confirmed' then 2 when 'disputed' then 3 else 4 end`),
  type: both(sql`type || '/' || coalesce(subtype, '')`),
  place: {
    ascending: sql`coalesce('a' || coalesce(place, admin1, country), 'z')`,
    descending: sql`coalesce('z' || coalesce(place, admin1, country), 'a')`,
  },
  added: both(sql`id`),
};
