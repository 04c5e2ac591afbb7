/** Called for each part that both sides changed differently, with its name: `killed of Reuters`. */
export type Contest = (part: string) => void;

/** The common version, one's own, and somebody else's. */
export type Three<T> = { readonly base: T; readonly mine: T; readonly theirs: T };

/** How the parts of a list are matched, and how two versions of one are merged. */
export type Parts<T> = {
  /** What identifies two parts as the same, the strongest sign first; each part has at most one counterpart. */
  readonly signs: readonly ((one: T, other: T) => boolean)[];
  /** Whether one may be the other under a new name, if neither has another counterpart. */
  readonly isRenamed: (one: T, other: T) => boolean;
  readonly join: (three: Three<T>, contest: Contest) => T;
  /** One part with the content of two new ones; `undefined` if they differ. */
  readonly unite: (mine: T, theirs: T) => T | undefined;
  readonly called: (one: T) => string;
};

/**
 * The side from which fields that belong together are taken: one's own if one changed any of them, else theirs.
 * Contested if both changed them differently.
 */
export function sideOf<T extends object>({ base, mine, theirs }: Three<T>, contest: Contest) {
  return (part: string, ...fields: readonly (keyof T)[]): T => {
    const differ = (one: T, other: T) => fields.some((field) => !isSame(one[field], other[field]));
    if (!differ(mine, base)) return theirs;
    if (differ(theirs, base) && differ(mine, theirs)) contest(part);
    return mine;
  };
}

/** Merges key by key: what either side added, changed or removed; one's own if both did. */
export function joinMaps<K extends string, V>(
  keys: readonly K[],
  { base, mine, theirs }: Three<Readonly<Partial<Record<K, V>>>>,
  contest: Contest,
): Readonly<Partial<Record<K, V>>> {
  const joined: Partial<Record<K, V>> = {};
  const side = sideOf<Readonly<Partial<Record<K, V>>>>({ base, mine, theirs }, contest);
  for (const key of keys) {
    const value = side(key, key)[key];
    if (value !== undefined) joined[key] = value;
  }
  return joined;
}

/**
 * Merges part by part, in their order and then one's own: what either side added, changed or removed. If one changed
 * what the other removed, one's own version is taken, and it is contested. Two new parts that may be the same are
 * united if nothing in them differs; otherwise both are kept, and are contested.
 */
export function joinLists<T>(
  parts: Parts<T>,
  { base, mine, theirs }: Three<readonly T[]>,
  contest: Contest,
): readonly T[] {
  if (isSame(mine, base)) return theirs;
  if (isSame(theirs, base)) return mine;
  const ours = counterparts(base, mine, parts);
  const others = counterparts(base, theirs, parts);
  const added = mine.filter((one) => ours.toBase.get(one) === undefined);
  const united = new Set<T>();
  const kept = theirs.flatMap((one): readonly T[] => {
    const was = others.toBase.get(one);
    if (was === undefined) {
      const own = added.find((other) => !united.has(other) && isSamePart(parts, other, one));
      const both = own === undefined ? undefined : parts.unite(own, one);
      if (own !== undefined && both !== undefined) united.add(own);
      else if (own !== undefined) contest(parts.called(one));
      return [both ?? one];
    }
    const own = ours.fromBase.get(was);
    if (own !== undefined) return [parts.join({ base: was, mine: own, theirs: one }, contest)];
    if (!isSame(was, one)) contest(parts.called(one));
    return [];
  });
  const rest = mine.filter((one) => {
    const was = ours.toBase.get(one);
    if (was === undefined) return !united.has(one);
    if (others.fromBase.has(was)) return false;
    if (!isSame(was, one)) contest(parts.called(one));
    return !isSame(was, one);
  });
  return [...kept, ...rest];
}

function isSamePart<T>({ signs }: Parts<T>, one: T, other: T): boolean {
  return isSame(one, other) || signs.some((agree) => agree(one, other));
}

/**
 * Matches the parts of a changed list with those of the list before. Parts are compared by identity, since two may be
 * equal.
 */
function counterparts<T>(
  base: readonly T[],
  changed: readonly T[],
  { signs, isRenamed }: Parts<T>,
) {
  const toBase = new Map<T, T>();
  const fromBase = new Map<T, T>();
  for (const agree of [isSame, ...signs, isRenamed]) {
    for (const one of changed.filter((other) => !toBase.has(other))) {
      const was = base.find((other) => !fromBase.has(other) && agree(other, one));
      if (was === undefined) continue;
      toBase.set(one, was);
      fromBase.set(was, one);
    }
  }
  return { toBase, fromBase };
}

/** Deep equality. */
export function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one, inOrder) === JSON.stringify(other, inOrder);
}

function inOrder(_key: string, value: unknown): unknown {
  const isRecord = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isRecord
    ? Object.fromEntries(Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1)))
    : value;
}
