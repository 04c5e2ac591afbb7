import { sql } from 'kysely';
import type { RejectedRow } from '../../../domain/entry/imported.ts';
import { type NativePart, type NativeRecord, textAt } from '../../../domain/model/native-record.ts';
import { pathsThatDiffer } from '../../joining/join-trees.ts';
import { treeOf } from '../../joining/record-tree.ts';
import { REDACTION } from '../../port/exported.ts';
import { StoreError } from '../../port/store.ts';
import { nativeRecords } from '../../records/native-records.ts';
import { NATIVE_TABLES, type NativeTable } from '../../schema/records/native.ts';
import type { Importing, Outcome } from '../import/importing.ts';
import { RefusedRecord, refused, rejectedRow } from '../import/refused-record.ts';
import { createJoiner } from './join-record.ts';
import { createSharedVersions } from './known-versions.ts';
import { createConflicts } from './record-conflicts.ts';
import { isRemoval, versionIn } from './record-history.ts';
import { createPlaceWriter } from './record-places.ts';
import { createReferences } from './record-references.ts';
import { createRecordRows } from './record-rows.ts';
import { createRecordStatements } from './record-statements.ts';
import { inOwnUids, matchParts } from './record-uids.ts';
import { createNames } from './same-name.ts';

const OWN_REDACTION = new StoreError(
  'refused',
  'The file is a redacted export of this database, in which each record has another uid: all of it would be here a second time. Nothing was imported.',
);
const UNCHANGED: Outcome = { is: 'unchanged' };

/**
 * Imports Watchfloor's own records: new ones as they are; those that are here are joined with what the file says of them.
 * A source or an actor that is here under the same name is the same, and an incident under the same id of its publisher.
 */
export function createRecordImporter(
  importing: Importing,
  isContradiction: (error: unknown) => boolean,
) {
  const { asChange, db, batch } = importing;
  const statements = createRecordStatements(importing);
  const names = createNames(db);
  const references = createReferences(statements);
  const rows = createRecordRows(statements, references);
  const versions = createSharedVersions(importing, batch);
  const conflicts = createConflicts(importing);
  const places = createPlaceWriter(statements, references, rows);
  const join = createJoiner({ statements, versions, conflicts, places });
  const ingested = createIngested();
  const unchanged = new Set<NativeRecord>();

  const ingest = async (of: NativeRecord): Promise<Outcome> => {
    const { record, values } = of;
    if (record === 'dataset') return statements.dataset(values);
    const table = NATIVE_TABLES[record];
    const uid = textAt(values, 'uid') ?? '';
    if (record === 'source' && (await versions.newest(uid))?.version === REDACTION.version)
      throw OWN_REDACTION;
    if (await statements.isPurged(values)) return { is: 'purged' };
    const there = (await statements.idOf(record, uid)) ?? (await sameHere(table, values, uid));
    if (there !== undefined) return ingestAgain(of, table, there);
    if (isRemoval(values)) return UNCHANGED;
    const own = await inOwnUids(statements, table, values);
    const id = await rows.insert(of, table, own, {});
    ingested.expectFirst(record, id, uid);
    if (!isMerged(values)) names.keep(record, textAt(values, 'name') ?? '', id);
    await versions.keep(uid, versionIn(values), own, 0);
    return { is: 'added' };
  };

  /** The record that is here under another uid, and is called so by the file from now on. */
  const sameHere = async (
    table: NativeTable,
    values: NativePart,
    uid: string,
  ): Promise<number | undefined> => {
    const name = textAt(values, 'name') ?? '';
    const same =
      table.table === 'incident'
        ? await statements.takenBy(textAt(values, 'dataset'), textAt(values, 'external_id'))
        : ((await names.before(table.table, name)) ??
          (isMerged(values) ? undefined : names.imported(table.table, name)));
    if (same !== undefined) await statements.alsoCalled(table.table, uid, same);
    return same;
  };

  const ingestAgain = async (
    of: NativeRecord,
    table: NativeTable,
    row: number,
  ): Promise<Outcome> => {
    const { values } = of;
    const uid = (await statements.uidOf(table.table, row)) ?? '';
    const isActorOrSource = table.table === 'source' || table.table === 'actor';
    // Two records of one name in a file are one here, and are merged.
    if (!isActorOrSource || values.uid === uid)
      ingested.expectFirst(table.table, row, textAt(values, 'uid') ?? '');
    const version = versionIn(values);
    const choosing = await conflicts.places(table.table, row);
    if (choosing.open.length === 0 && (await versions.newest(uid))?.version === version.version)
      return UNCHANGED;
    const [ours = {}] = await nativeRecords(db, table, [row]);
    let theirs = await inOwnUids(statements, table, values);
    while (await matchParts(statements, table, { ours, theirs }))
      theirs = await inOwnUids(statements, table, values);
    const meeting = { of, table, row, uid, ours, theirs: isRemoval(values) ? null : theirs };
    let joined = { isChanged: false, conflicts: 0 };
    const mark = references.mark();
    await asChange(async () => {
      joined = await join(meeting);
    });
    references.madeAs(mark, asChange);
    await versions.keep(uid, version, theirs, choosing.kept.length);
    if (!joined.isChanged && references.mark() > mark) unchanged.add(of);
    return { is: joined.isChanged ? 'changed' : 'unchanged', conflicts: joined.conflicts };
  };

  /** Records what of a version could not be imported, so that its absence from our next export is not taken for a removal. */
  const leaveOut = async ({ record, values }: NativeRecord) => {
    if (record === 'dataset') return;
    const table = NATIVE_TABLES[record];
    const row = await statements.idOf(record, textAt(values, 'uid') ?? '');
    if (row === undefined) return;
    const [ours = {}] = await nativeRecords(db, table, [row]);
    const paths = pathsThatDiffer(
      treeOf(table, ours),
      treeOf(table, await inOwnUids(statements, table, values)),
    );
    const uid = (await statements.uidOf(record, row)) ?? '';
    await versions.leaveOut(uid, versionIn(values).version, paths);
  };

  return {
    one: async (of: NativeRecord): Promise<Outcome> => {
      const mark = references.mark();
      await sql`savepoint record`.execute(db);
      let outcome: Outcome;
      try {
        outcome = await ingest(of);
      } catch (error) {
        // Any other error ends the import, and the database may have rolled back its transaction already.
        outcome = refused(asRefused(error, isContradiction));
        await sql`rollback to savepoint record`.execute(db);
        references.forget(mark);
      }
      await sql`release savepoint record`.execute(db);
      return outcome;
    },
    /** Resolves references to records that came later in the file; answers with those that could not be resolved. */
    end: async (): Promise<{
      readonly rejected: readonly RejectedRow[];
      /** How many records that were counted as unchanged it has changed. */
      readonly changed: number;
    }> => {
      const rejected: RejectedRow[] = [];
      const unresolved = new Set<NativeRecord>();
      const resolved = new Set<NativeRecord>();
      await references.end((of, is) => {
        if (is === 'made') resolved.add(of);
        else unresolved.add(of);
        if (is instanceof RefusedRecord) rejected.push(rejectedRow(of, is));
      });
      for (const of of unresolved) await leaveOut(of);
      return { rejected, changed: [...resolved].filter((of) => unchanged.has(of)).length };
    },
  };
}

/** Remembers which records a file has contained, so that a second occurrence is noticed. */
function createIngested() {
  const byTable = new Map<string, Set<number>>();
  return {
    expectFirst: (table: string, id: number, uid: string) => {
      const ids = byTable.get(table) ?? new Set();
      byTable.set(table, ids);
      if (ids.has(id)) throw new RefusedRecord('uid', uid, 'occurs a second time in this file');
      ids.add(id);
    },
  };
}

/** What the schema still refuses is the fault of one row, and is put in our own words; any other error is thrown again. */
function asRefused(error: unknown, isContradiction: (error: unknown) => boolean): RefusedRecord {
  if (error instanceof RefusedRecord) return error;
  if (isContradiction(error)) {
    return new RefusedRecord('record', null, 'contradicts what is in the database, or itself');
  }
  throw error;
}

function isMerged(values: NativePart): boolean {
  return textAt(values, 'merged_into') !== null;
}
