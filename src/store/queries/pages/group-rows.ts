import type { GroupSums } from '../../counts/groups.ts';
import type { GroupRow } from '../../port/rows-groups.ts';

/** What a group is called, and what tells it from others (`one`); all null where it is not known. */
export type Called = Pick<GroupRow, 'key' | 'filter' | 'id'> & { readonly one: string | null };
export type Group = GroupSums & Called;
type Groups = ReadonlyMap<string | null, Group>;

export const NOT_KNOWN: Called = { one: null, key: null, filter: null, id: undefined };

/** One group of what is one, with the key that most of its incidents have. */
export function united(groups: readonly Group[]): Groups {
  const found = new Map<string | null, Group>();
  for (const group of groups.toSorted((one, other) => other.incidents - one.incidents)) {
    const known = found.get(group.one);
    found.set(group.one, known === undefined ? group : plus(known, group));
  }
  return found;
}

function plus(one: Group, other: Group): Group {
  return {
    ...one,
    incidents: one.incidents + other.incidents,
    killed_low: one.killed_low + other.killed_low,
    killed_best: one.killed_best + other.killed_best,
    killed_high: one.killed_high + other.killed_high,
    killed_unknown: one.killed_unknown + other.killed_unknown,
    trend: one.trend.map((incidents, part) => incidents + (other.trend[part] ?? 0)),
  };
}

/** A group as it is shown, with what it is compared with. */
export function rowOf(
  {
    key,
    filter,
    id,
    incidents,
    killed_low,
    killed_best,
    killed_high,
    killed_unknown,
    trend,
  }: Group,
  before: number | null,
): GroupRow {
  const killed = {
    low: killed_low,
    best: killed_best,
    high: killed_high,
    unknown: killed_unknown,
  };
  return { key, filter, id, incidents, killed, trend, before };
}
