import { type Expression, expressionBuilder, type Kysely, type SqlBool, sql } from 'kysely';
import type { Condition } from '../../domain/filter/filter.ts';
import type { Schema } from '../schema/schema.ts';

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
export const ALWAYS: Holds = sql<SqlBool>`1 = 1`;

/** How incidents are told by a query that lists their numbers (`incident_id`), and where there is a way, one by one. */
type Ways = { readonly list: Expression<unknown>; readonly probe: Holds | undefined };

const waysOf = new WeakMap<Holds, Ways>();

/** Whether an incident is listed. The list is taken where nobody chooses, unless it is long and each can be asked. */
export function isListed(list: Expression<unknown>, probe?: Holds, isLong = false): Holds {
  const holds =
    isLong && probe !== undefined
      ? sql<SqlBool>`(${probe})`
      : sql<SqlBool>`${sql.ref('incident.id')} in (${list})`;
  waysOf.set(holds, { list, probe });
  return holds;
}

/** The list that a condition asks to be in, where it can be asked so. */
export function listOf(holds: Holds): Expression<unknown> | undefined {
  return waysOf.get(holds)?.list;
}

/** The same condition, asked one by one: better where few are asked, of whom most match. */
export function probeOf(holds: Holds): Holds {
  return waysOf.get(holds)?.probe ?? holds;
}

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
