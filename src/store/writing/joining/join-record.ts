import type { NativePart, NativeRecord } from '../../../domain/model/native-record.ts';
import { type Decision, decide, joinTrees, type Shared } from '../../joining/join-trees.ts';
import { type Path, textAtPath, textOf, treeOf, valueAt } from '../../joining/record-tree.ts';
import type { NativeTable } from '../../schema/records/native.ts';
import type { SharedVersions } from './known-versions.ts';
import type { Conflicts } from './record-conflicts.ts';
import { readSeen, sharedWith } from './record-history.ts';
import type { PlaceWriter } from './record-places.ts';
import type { RecordStatements } from './record-statements.ts';

/** A record that is here and in a file: its row and uid here, and what each says, in the names that hold here. */
export type Meeting = {
  readonly of: NativeRecord;
  readonly table: NativeTable;
  readonly row: number;
  readonly uid: string;
  readonly ours: NativePart;
  /** `null`: the file says that it was removed. */
  readonly theirs: NativePart | null;
};

type Tools = {
  readonly statements: RecordStatements;
  readonly versions: SharedVersions;
  readonly conflicts: Conflicts;
  readonly places: PlaceWriter;
};

/** The result: whether anything here changed, and how many fields are newly in conflict. */
export type Joined = { readonly isChanged: boolean; readonly conflicts: number };

/** Merges a record of a file into the one that is here: takes what only the other side changed, and reports the rest as conflicts. */
export function createJoiner({ statements, versions, conflicts, places }: Tools) {
  return async (meeting: Meeting): Promise<Joined> => {
    const { of, table, row, uid, ours, theirs } = meeting;
    const choosing = await conflicts.places(table.table, row);
    const shared = sharedWith(table, await versions.all(uid), choosing, readSeen(of.values));
    const isRemoved = await statements.isRemoved(table.table, row);
    const decisions =
      isRemoved || theirs === null
        ? decideWhole(meeting, isRemoved, shared)
        : await Promise.all(
            joinTrees(treeOf(table, ours), treeOf(table, theirs), shared).map((one) =>
              asBroughtBack(table, one, ours, theirs),
            ),
          );
    let found = 0;
    const before = statements.written();
    for (const { path } of decisions.filter(({ is }) => is === 'take')) {
      await places.write(table, row, { of, path, ...bothAt(meeting, isRemoved, path) });
    }
    const isChanged = statements.written() > before;
    for (const { path } of decisions.filter(({ is }) => is === 'conflict')) {
      const { before: own, value } = bothAt(meeting, isRemoved, path);
      const isNew = await conflicts.note(table.table, row, { path, ours: own, theirs: value });
      if (isNew) found += 1;
    }
    await conflicts.settle(table.table, row, (path) => {
      const decision = decisions.find((one) => one.path.join('\0') === path.join('\0'));
      if (decision !== undefined) return decision.is === 'take';
      return says(table, isRemoved ? null : ours, path) === says(table, theirs, path);
    });
    return { isChanged, conflicts: found };
  };

  /** One side has removed the record: that is a single conflict, whatever the other side changed. */
  function decideWhole(
    { table, ours, theirs }: Meeting,
    isRemoved: boolean,
    shared: Shared,
  ): readonly Decision[] {
    const own = isRemoved ? null : textOf(treeOf(table, ours));
    const other = theirs === null ? null : textOf(treeOf(table, theirs));
    // A removal is a change, even if its time is unknown.
    if (shared.here.length === 0 && own !== other) return [{ is: 'conflict', path: [] }];
    return decide([], own, other, shared);
  }

  /** A part that was removed here before there was a version that both have had comes back only when a person says so. */
  async function asBroughtBack(
    table: NativeTable,
    decision: Decision,
    ours: NativePart,
    theirs: NativePart,
  ): Promise<Decision> {
    const { is, path } = decision;
    const part = partAt(table, path);
    if (is !== 'take' || part?.hasUid !== true) return decision;
    const isNew = valueAt(table, ours, path) === null && valueAt(table, theirs, path) !== null;
    const id = isNew ? await statements.idOf(part.table, path.at(-1) ?? '') : undefined;
    return id !== undefined && (await statements.isRemoved(part.table, id))
      ? { is: 'conflict', path }
      : decision;
  }
}

/** The list that has a part at a path; `undefined` for a field, and for the record itself. */
function partAt(table: NativeTable, [name, key, ...rest]: Path): NativeTable | undefined {
  const part = name === undefined || key === undefined ? undefined : table.parts[name];
  return part === undefined || rest.length === 0 ? part : partAt(part, rest);
}

/** Each side's value at a path, in the form of complete records. */
function bothAt({ table, ours, theirs }: Meeting, isRemoved: boolean, path: Path) {
  return {
    before: isRemoved ? null : valueAt(table, ours, path),
    value: theirs === null ? null : valueAt(table, theirs, path),
  };
}

/** The value at a path of a record that may have been removed, as a text. */
function says(table: NativeTable, values: NativePart | null, path: Path): string | null {
  return values === null ? null : textAtPath(treeOf(table, values), path);
}
