import type { Act, ActionResult } from '../../port/store.ts';
import { performAct } from '../../writing/act.ts';
import { isUndoneInSlices } from '../../writing/undo/undo-batch.ts';
import type { Connection } from '../connection/kysely.ts';
import { inTransaction } from '../connection/transaction.ts';

type Given = {
  readonly uid: string;
  /** The newest schema of this program. */
  readonly known: number;
  /** An import of more records is undone in slices. */
  readonly mostInOne: number;
};

/** Does one act of one person in a transaction; the undo of a large import takes several. */
export async function perform(
  connection: Connection,
  act: Act,
  { uid, known, mostInOne }: Given,
): Promise<ActionResult> {
  const { db } = connection;
  if (act.kind === 'undo-import' && (await isUndoneInSlices(db, act.batch, mostInOne))) {
    const { undoInSlices } = await import('./undo-slices.ts');
    return undoInSlices(connection, known, { ...act, uid });
  }
  return inTransaction(connection, known, () => performAct(db, act, uid));
}
