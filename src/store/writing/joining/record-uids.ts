import { isList, type NativePart, textAt } from '../../../domain/model/native-record.ts';
import { comparable } from '../../joining/record-version.ts';
import { keyOf, type NativeTable } from '../../schema/records/native.ts';
import type { RecordStatements } from './record-statements.ts';

/**
 * A record of a file with the uids of this database, in which a record that both had before they met has another uid, and
 * without parts that were purged here.
 */
export async function inOwnUids(
  statements: RecordStatements,
  table: NativeTable,
  values: NativePart,
): Promise<NativePart> {
  const own: Record<string, NativePart[string]> = { ...values };
  if (table.hasUid) own.uid = await statements.uidHere(table.table, textAt(values, 'uid') ?? '');
  for (const [column, other] of Object.entries(table.names)) {
    const uid = textAt(values, keyOf(column));
    if (uid !== null) own[keyOf(column)] = await statements.uidHere(other, uid);
  }
  for (const [name, part] of Object.entries(table.parts)) {
    const list = values[name];
    if (!isList(list)) continue;
    // What was purged here does not come back with the record that it was a part of.
    const kept: NativePart[] = [];
    for (const one of list) {
      if (part.hasUid && (await statements.isPurged(one))) continue;
      kept.push(await inOwnUids(statements, part, one));
    }
    own[name] = kept;
  }
  return own;
}

/**
 * Parts of a record that both sides made under uids of their own and that say the same, such as the reports of an incident
 * that both have imported: each of theirs is taken for one of ours from now on.
 */
export async function matchParts(
  statements: RecordStatements,
  table: NativeTable,
  { ours, theirs }: { readonly ours: NativePart; readonly theirs: NativePart },
): Promise<boolean> {
  let hasMatched = false;
  for (const [name, part] of Object.entries(table.parts)) {
    const [own, other] = [ours[name], theirs[name]];
    if (!part.hasUid || !isList(own) || !isList(other)) continue;
    const uids = new Set(other.map(({ uid }) => uid));
    const free = own.filter(({ uid }) => !uids.has(uid));
    for (const one of other) {
      const uid = textAt(one, 'uid') ?? '';
      if ((await statements.idOf(part.table, uid)) !== undefined) continue;
      const index = free.findIndex((each) => meaning(each) === meaning(one));
      const [same] = index < 0 ? [] : free.splice(index, 1);
      const id =
        same === undefined
          ? undefined
          : await statements.idOf(part.table, textAt(same, 'uid') ?? '');
      if (id === undefined) continue;
      await statements.alsoCalled(part.table, uid, id);
      hasMatched = true;
    }
  }
  return hasMatched;
}

function meaning({ uid: _, ...part }: NativePart): string {
  return JSON.stringify(comparable(part));
}
