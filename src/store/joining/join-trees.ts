import { type Path, type Tree, textAtPath, textOf } from './record-tree.ts';

/** A version of a record that both sides have had; `null`: it was removed. */
export type SharedVersion = {
  readonly tree: Tree | null;
  /** Where either side has not yet settled on it: what it says there is not behind both. */
  readonly unsettled: readonly Path[];
  /** Where somebody has chosen ours since: that nothing changed there does not mean that nobody cares. */
  readonly chosen: readonly Path[];
};

/** The versions that both sides have had, newest first: in the order of this side, and of the other. */
export type Shared = {
  readonly here: readonly SharedVersion[];
  readonly there: readonly SharedVersion[];
};

/** What is to be done where two sides say different things; where nothing is, ours stays. */
export type Decision = { readonly is: 'take' | 'conflict'; readonly path: Path };

/**
 * Joins two versions of a record by what both had before: what one side changed, added or took away since holds, and
 * what both changed to different things is a conflict. Without anything that both had, parts are united, a field that
 * one side says nothing of is the other's, and fields that differ are conflicts.
 */
export function joinTrees(ours: Tree, theirs: Tree, shared: Shared): readonly Decision[] {
  return joinAt([], ours, theirs, shared);
}

/** Every place at which two versions say different things. */
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

/** Decides on one place, of which each side says this text, or nothing. */
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

/** Which side has gone on from what both had, by the newest version on which both have settled at this place. */
function sideOf(
  ours: string | null,
  theirs: string | null,
  path: Path,
  versions: readonly SharedVersion[],
): Side {
  if (ours === theirs) return 'same';
  const version = versions.find(
    ({ tree, unsettled }) =>
      (tree !== null || path.length === 0) && !unsettled.some((one) => isWithin(one, path)),
  );
  const base =
    version === undefined || version.tree === null ? null : textAtPath(version.tree, path);
  if (theirs === base) return 'stay';
  if (ours !== base) return 'conflict';
  return version?.chosen.some((one) => isWithin(one, path)) === true ? 'conflict' : 'take';
}

/**
 * Each order of versions has a newest one. To be sure of one side it is enough that either shows that side to have gone on
 * from what the other still says; where they show it of both sides, the two were changed at once.
 */
function joined(one: Side, other: Side): Side {
  if (one === other || other === 'conflict') return one;
  return one === 'conflict' ? other : 'conflict';
}

/** Whether one place lies in the other, or is the same. */
function isWithin(one: Path, other: Path): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return short.every((step, index) => step === long[index]);
}
