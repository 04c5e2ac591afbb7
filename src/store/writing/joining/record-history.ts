import { type NativePart, partsAt, textAt } from '../../../domain/model/native-record.ts';
import type { Shared, SharedVersion } from '../../joining/join-trees.ts';
import { type Path, treeOf } from '../../joining/record-tree.ts';
import {
  contentOf,
  readVersion,
  type VersionName,
  versionAfter,
} from '../../joining/record-version.ts';
import type { NativeTable } from '../../schema/records/native.ts';
import { type KeptVersion, readPaths } from './known-versions.ts';

/** A version that the other side has had, and the places in it on which it has not settled. Oldest first. */
type Seen = { readonly version: string; readonly unsettled: readonly Path[] };

/** What a record of a file says that its database had of it before, and at last what it says now. */
export function readSeen(record: NativePart): readonly Seen[] {
  const before = partsAt(record, 'seen').map((one) => ({
    version: textAt(one, 'version') ?? '',
    unsettled: readPaths(textAt(one, 'unsettled')),
  }));
  const told = toldVersion(record);
  const settled = (version: string) => ({ version, unsettled: [] });
  const { version } = versionIn(record);
  return [
    ...before,
    ...(told === undefined || told.version === version ? [] : [settled(told.version)]),
    settled(version),
  ];
}

/** The version of a record in a file: the one that the file names, unless somebody has changed the file. */
export function versionIn(record: NativePart): VersionName {
  const content = contentOf(record);
  return { version: versionAfter(toldVersion(record), content), content };
}

function toldVersion(record: NativePart): VersionName | undefined {
  const told = textAt(record, 'version');
  return told === null ? undefined : readVersion(told);
}

/** The paths of a version that this side has not adopted yet: open conflicts, and what could not be imported. */
function unsettledIn({ isImported, untaken }: KeptVersion, open: readonly Path[]) {
  return isImported ? [...open, ...untaken] : [];
}

/** Places in a record at which a person has yet to choose, and those at which ours was kept, in the order of that. */
export type Places = { readonly open: readonly Path[]; readonly kept: readonly Path[] };

/** The versions that both sides have had, by what this one remembers (newest first) and what the other tells. */
export function sharedWith(
  table: NativeTable,
  known: readonly KeptVersion[],
  { open, kept }: Places,
  seen: readonly Seen[],
): Shared {
  const bySeen = new Map(seen.map((one) => [one.version, one]));
  const here = known.flatMap((one) => {
    const there = bySeen.get(one.version);
    if (there === undefined) return [];
    const unsettled = [...unsettledIn(one, open), ...there.unsettled];
    const tree = isRemoval(one.values) ? null : treeOf(table, one.values);
    const shared: SharedVersion = { tree, unsettled, chosen: kept.slice(one.choices) };
    return [[one.version, shared] as const];
  });
  const byVersion = new Map(here);
  return {
    here: here.map(([, shared]) => shared),
    there: seen
      .toReversed()
      .map(({ version }) => byVersion.get(version))
      .filter((shared) => shared !== undefined),
  };
}

/** Whether a line of a file says no more than that its record was removed. */
export function isRemoval(record: NativePart): boolean {
  return textAt(record, 'removed_at') !== null;
}
