import { type Path, type Tree, textAtPath, textOf } from './record-tree.ts';

/** A version of a record that both sides have had; its tree is `null` if the record was removed in it. */
export type SharedVersion = {
  readonly tree: Tree | null;
  /** Paths at which either side had an open conflict, so that the version is not a common base there. */
  readonly unsettled: readonly Path[];
  /** Paths at which somebody here has since decided for our value, so that an unchanged value is a choice. */
  readonly chosen: readonly Path[];
};

/** The versions that both sides have had, newest first, in the order of each side. */
export type Shared = {
  readonly here: readonly SharedVersion[];
  readonly there: readonly SharedVersion[];
};

/** What to do at a path where the sides differ; at paths without a decision our value stays. */
export type Decision = { readonly is: 'take' | 'conflict'; readonly path: Path };

/**
 * A three-way merge of two versions of a record: what only one side has changed, added or removed since the common version
 * is taken, and what both have changed differently is a conflict. Without a common version, lists of parts are united, an
 * empty field takes the other side's value, and fields that differ are conflicts.
 */
export function joinTrees(ours: Tree, theirs: Tree, shared: Shared): readonly Decision[] {
  return joinAt([], ours, theirs, shared);
}

/** Every path at which two versions differ. */
export function pathsThatDiffer(one: Tree, other: Tree): readonly Path[] {
  const base = [{ tree: one, unsettled: [], chosen: [] }];
  return joinTrees(one, other, { here: base, there: base }).map(({ path }) => path);
}

function joinAt(path: Path, ours: Tree, theirs: Tree, shared: Shared): readonly Decision[] {
  const fields = [...theirs.fields.keys()].flatMap((field) =>
    decide(
      [...path, field],
      ours.fields.get(field) ?? null,
      theirs.fields.get(field) ?? null,
      shared,
    ),
  );
  const lists = [...new Set([...ours.parts.keys(), ...theirs.parts.keys()])];
  const parts = lists.flatMap((list) => {
    const [own, other] = [ours.parts.get(list), theirs.parts.get(list)];
    const keys = [...new Set([...(own?.keys() ?? []), ...(other?.keys() ?? [])])];
    return keys.flatMap((key) => {
      const [one, two] = [own?.get(key), other?.get(key)];
      const at = [...path, list, key];
      if (one !== undefined && two !== undefined) return joinAt(at, one, two, shared);
      return decide(
        at,
        one === undefined ? null : textOf(one),
        two === undefined ? null : textOf(two),
        shared,
      );
    });
  });
  return [...fields, ...parts];
}

/** Decides on one path, given the text of each side (`null` for none). */
export function decide(
  path: Path,
  ours: string | null,
  theirs: string | null,
  { here, there }: Shared,
): readonly Decision[] {
  const side = (versions: readonly SharedVersion[]) => sideOf(ours, theirs, path, versions);
  const is = joined(side(here), side(there));
  return is === 'same' || is === 'stay' ? [] : [{ is, path }];
}

type Side = 'same' | 'stay' | 'take' | 'conflict';

/**
 * Which side has changed the value since the newest common version without an open conflict at this path. A conflict about a
 * part of what one side has removed does not count: before it was removed, both had the whole.
 */
function sideOf(
  ours: string | null,
  theirs: string | null,
  path: Path,
  versions: readonly SharedVersion[],
): Side {
  if (ours === theirs) return 'same';
  const isRemoval = ours === null || theirs === null;
  const isOpen = (one: Path) => isWithin(one, path) && !(isRemoval && one.length > path.length);
  const version = versions.find(
    ({ tree, unsettled }) => (tree !== null || path.length === 0) && !unsettled.some(isOpen),
  );
  const base =
    version === undefined || version.tree === null ? null : textAtPath(version.tree, path);
  if (theirs === base) return 'stay';
  if (ours !== base) return 'conflict';
  return version?.chosen.some((one) => isWithin(one, path)) === true ? 'conflict' : 'take';
}

/**
 * Combines the answers of the two orders of versions, which may have different newest ones. One that shows that only one
 * side has changed is enough; if they show it of different sides, both have changed.
 */
function joined(one: Side, other: Side): Side {
  if (one === other || other === 'conflict') return one;
  return one === 'conflict' ? other : 'conflict';
}

/** Whether one path is the other or an ancestor of it, either way. */
function isWithin(one: Path, other: Path): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return short.every((step, index) => step === long[index]);
}
