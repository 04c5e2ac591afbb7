import type { ActionResult } from '../../port/store.ts';
import { endAction, leaveTransaction } from '../../writing/act.ts';
import { beginUndo, continueUndo, noteUndone } from '../../writing/undo/undo-batch.ts';
import { openUndo } from '../../writing/undo/undo-import.ts';
import type { Connection } from '../connection/kysely.ts';
import { expectKnown, schemaVersion } from '../connection/schema-version.ts';
import { checkpointByHand } from '../file/checkpoints.ts';
import { CACHE_KB, IMPORT_CACHE_KB } from '../file/open.ts';
import { newRunner, stopImport } from './import-runner.ts';
import { createSlicePace } from './slice-pace.ts';

/**
 * Undoes an import of many rows in slices, each a transaction of its own, with others let in between. Stopped, it is gone on
 * with by undoing the import again.
 */
export async function undoInSlices(
  { sqlite, db }: Connection,
  known: number,
  { batch, who, uid }: { readonly batch: number; readonly who: string; readonly uid: string },
): Promise<ActionResult> {
  const runner = newRunner();
  const pace = createSlicePace(sqlite);
  const slice = async <T>(work: () => Promise<T>): Promise<T> => {
    pace.begin();
    expectKnown(schemaVersion(sqlite), known);
    const value = await work();
    sqlite.exec('commit');
    return value;
  };
  const checkpointAsBefore = checkpointByHand(sqlite);
  sqlite.pragma(`cache_size = -${IMPORT_CACHE_KB}`);
  try {
    const undo = await slice(() => beginUndo(db, batch, { who, uid, runner }));
    const work = await openUndo(db, batch, undo);
    for (;;) {
      const count = await slice(async () => {
        await continueUndo(db, { batch, undo, runner });
        const taken = await work.takeBack(pace.rows());
        await noteUndone(db, batch, taken);
        await leaveTransaction(db);
        return taken;
      });
      if (count === 0) break;
      pace.rest(count);
    }
    return await slice(async () => {
      await continueUndo(db, { batch, undo, runner });
      return endAction(db, undo, await work.finish());
    });
  } catch (error) {
    if (sqlite.inTransaction) sqlite.exec('rollback');
    try {
      stopImport(sqlite, runner);
    } catch {
      // Such as a full disk: the next writer finds that this process is gone.
    }
    throw error;
  } finally {
    checkpointAsBefore();
    sqlite.pragma(`cache_size = -${CACHE_KB}`);
  }
}
