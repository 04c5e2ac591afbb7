import { type Expression, expressionBuilder, type Kysely, type SqlBool, sql } from 'kysely';
import type { Condition } from '../../domain/filter/filter.ts';
import type { Schema } from '../schema/schema.ts';
import { andPresent } from './merged-incidents.ts';

/** A condition on a row. */
export type Holds = Expression<SqlBool>;

type Key = Condition['key'];

// Distributes over the union of conditions, since some of them serve several keys.
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

/** A condition as SQL. Its key is a parameter so that the compiler can pair the condition with its rule. */
export async function applyRule<K extends Key>(
  rules: Rules,
  key: K,
  { condition, db }: { readonly condition: Conditions[K]; readonly db: Kysely<Schema> },
): Promise<Holds> {
  return rules[key](condition, db);
}

export const NEVER: Holds = sql<SqlBool>`1 = 0`;
export const ALWAYS: Holds = sql<SqlBool>`1 = 1`;

/** Two forms of a condition: a query that lists the incidents (`incident_id`), and, if there is one, a test of each incident. */
type Ways = { readonly list: Expression<unknown>; readonly probe: Holds | undefined };

const waysOf = new WeakMap<Holds, Ways>();

/**
 * Whether an incident, or one that was merged into it, is in a list. By default this is a subquery; a long list with a `probe`
 * is tested incident by incident.
 */
export function isListed(written: Expression<unknown>, probe?: Holds, isLong = false): Holds {
  const list = andPresent(written);
  const holds =
    isLong && probe !== undefined
      ? sql<SqlBool>`(${probe})`
      : sql<SqlBool>`${sql.ref('incident.id')} in (${list})`;
  waysOf.set(holds, { list, probe });
  return holds;
}

/** The list that a condition was made from, if it was. */
export function listOf(holds: Holds): Expression<unknown> | undefined {
  return waysOf.get(holds)?.list;
}

/** The condition as a test of each incident, which is faster if few incidents are tested and most of them match. */
export function probeOf(holds: Holds): Holds {
  return waysOf.get(holds)?.probe ?? holds;
}

/** True if the other condition is false or null. */
export function not(holds: Holds): Holds {
  return sql<SqlBool>`(${holds}) is not true`;
}

/** True if all conditions are; true for none. */
export function allOf(holds: readonly Holds[]): Holds {
  return expressionBuilder<Schema>().and([...holds]);
}

/** True if any condition is; false for none. */
export function anyOf(holds: readonly Holds[]): Holds {
  // A term that is always false would keep the planner from using an index for the rest.
  const possible = holds.filter((one) => one !== NEVER);
  return possible.length === 0 ? NEVER : expressionBuilder<Schema>().or(possible);
}
