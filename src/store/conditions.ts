import { type Expression, expressionBuilder, type Kysely, type SqlBool, sql } from 'kysely';
import type { Condition } from '../domain/filter.ts';
import type { Schema } from './schema.ts';

/** Something that holds of a row or does not. */
export type Holds = Expression<SqlBool>;

type Key = Condition['key'];

// Distributes over the conditions, some of which stand for several keys.
type Taken<K extends Key, C> = C extends { readonly key: infer P }
  ? K extends P
    ? Omit<C, 'key'> & { readonly key: K }
    : never
  : never;
type Conditions = { readonly [K in Key]: Taken<K, Condition> };

/** What each kind of condition means in SQL; a condition without a rule is a type error. */
export type Rules = {
  readonly [K in Key]: (condition: Conditions[K], db: Kysely<Schema>) => Holds | Promise<Holds>;
};

/** What a condition means by the rules; its key comes along so that the compiler sees the two belong together. */
export async function applyRule<K extends Key>(
  rules: Rules,
  key: K,
  { condition, db }: { readonly condition: Conditions[K]; readonly db: Kysely<Schema> },
): Promise<Holds> {
  return rules[key](condition, db);
}

export const NEVER: Holds = sql<SqlBool>`1 = 0`;

/** Holds where the other does not, or cannot be told (null). */
export function not(holds: Holds): Holds {
  return sql<SqlBool>`(${holds}) is not true`;
}

/** Holds where all do; of none, always. */
export function allOf(holds: readonly Holds[]): Holds {
  return expressionBuilder<Schema>().and([...holds]);
}

/** Holds where one of them does; of none, never. */
export function anyOf(holds: readonly Holds[]): Holds {
  // What never holds would keep an index from being used for the rest.
  const possible = holds.filter((one) => one !== NEVER);
  return possible.length === 0 ? NEVER : expressionBuilder<Schema>().or(possible);
}
