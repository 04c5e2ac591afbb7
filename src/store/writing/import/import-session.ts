import type { Kysely } from 'kysely';
import type { RejectedCells, RejectedRow } from '../../../domain/entry/imported.ts';
import type {
  ChangedRow,
  Ended,
  ImportEnd,
  ImportedRows,
  ImportHeader,
  ImportSession,
  Ingested,
  Tally,
} from '../../port/importing.ts';
import { StoreError } from '../../port/store.ts';
import type { Schema } from '../../schema/schema.ts';
import { inWords } from '../../schema/sql-words.ts';
import { createRecordImporter } from '../joining/import-records.ts';
import { reassess } from '../records/reassess.ts';
import { beginBatch, endBatch } from './import-batch.ts';
import { createIncidentImporter } from './import-incidents.ts';
import { createIncidentFinder, createLeadImporter } from './import-leads.ts';
import { createWithdrawer } from './import-withdrawals.ts';
import type { AsChange, Importing, Outcome } from './importing.ts';
import { RefusedRecord, recordAsItCame } from './refused-record.ts';
import { openStatements, type Places } from './statements.ts';

/** What an import does inside a transaction that its caller has begun, and commits or rolls back. */
export type ImportInTransaction = Pick<ImportSession, 'put'> & {
  /** Writes the end of the import; to be committed. */
  readonly finish: ImportSession['finish'];
  /** Works out what the end would do; to be rolled back. */
  readonly rehearse: (end: ImportEnd | null) => Promise<Ended>;
};

export type ImportOptions = {
  readonly header: ImportHeader;
  /** Whether an error says that a row contradicts the schema: that is one row's fault, and not the import's. */
  readonly isContradiction: (error: unknown) => boolean;
};

type Counted = { -readonly [K in keyof Tally]: Tally[K] };

/** A rejected row as it is stored. */
type StoredRejected = Omit<RejectedRow, 'raw'> & { readonly raw: string | null };

/** This many new incidents are counted at a time. */
const COUNTED_AT_ONCE = 5_000;

/**
 * Begins an import in the transaction under way. New rows are covered by their batch and get no lines in the change log;
 * changes to older rows do.
 */
export async function startImport(
  db: Kysely<Schema>,
  { header, isContradiction }: ImportOptions,
): Promise<ImportInTransaction> {
  const statements = await openStatements(db);
  const { prepare } = statements;
  const asChange = await logOnlyChanges(db);
  const { batch, tally: before } = await beginBatch(db, header);
  const importing: Importing = { db, ...statements, header, batch, asChange };
  const incidents = await createIncidentImporter(importing);
  const leads = createLeadImporter(importing);
  const withdrawer = createWithdrawer(importing);
  const find = createIncidentFinder(importing);
  const records = createRecordImporter(importing, isContradiction);
  const tally: Counted = { ...before };
  let counted = tally.added;

  const insertRejected = prepare(({ line, column, value, reason, raw }: Places<StoredRejected>) =>
    db
      .insertInto('rejected_row')
      .values({ batch_id: batch, line, column_name: column, value, reason, raw })
      .compile(),
  );
  const setAside = async (rows: Ingested['rejected']) => {
    tally.rejected += rows.length;
    for (const { raw, ...row } of rows) {
      await insertRejected.run({ ...row, raw: raw === null ? null : JSON.stringify(raw) });
    }
  };
  const asItCame = ({ raw = null }: { readonly raw?: RejectedCells | null }): RejectedRow['raw'] =>
    header.isJson && raw !== null ? [raw] : raw;
  const ingest = async <R extends { readonly line: number; readonly raw?: RejectedCells }>(
    rows: readonly R[],
    all: (rows: readonly R[]) => Promise<readonly Outcome[]>,
    rawOf: (row: R) => RejectedRow['raw'] = asItCame,
  ): Promise<Ingested> => {
    const changed: ChangedRow[] = [];
    const rejected: RejectedRow[] = [];
    const outcomes = await all(rows);
    for (const [at, row] of rows.entries()) {
      const outcome = outcomes[at];
      if (outcome === undefined) throw new StoreError('internal', 'A row has no outcome.');
      if (outcome.is === 'refused') {
        const { column, value, reason } = outcome;
        rejected.push({ line: row.line, column, value, reason, raw: rawOf(row) });
        continue;
      }
      tally[outcome.is] += 1;
      tally.conflicts += outcome.conflicts ?? 0;
      if (outcome.changed !== undefined) changed.push(outcome.changed);
    }
    await setAside(rejected);
    if (tally.added - counted >= COUNTED_AT_ONCE) {
      await countNew(db);
      counted = tally.added;
    }
    return { tally: { ...tally }, rejected, changed };
  };

  const end = async ({ snapshot }: ImportEnd): Promise<readonly RejectedRow[]> => {
    const { rejected, changed } = await records.end();
    tally.changed += changed;
    tally.unchanged -= changed;
    await setAside(rejected);
    if (snapshot === null) return rejected;
    if (tally.rejected > before.rejected) {
      throw new StoreError(
        'refused',
        'Rows of the file could not be read, so that it cannot be told what it does not have. Repair them, or import it without --full-snapshot.',
      );
    }
    tally.withdrawn += await withdrawer.allBut(snapshot.filter);
    return rejected;
  };

  return {
    put: async (rows: ImportedRows): Promise<Ingested> => {
      switch (rows.kind) {
        case 'incidents':
          return ingest(rows.rows, incidents);
        case 'leads':
          return ingest(rows.rows, leads);
        case 'withdrawals':
          return ingest(rows.rows, oneByOne(withdrawer.one));
        case 'named':
          return ingest(rows.rows, oneByOne(find));
        case 'records':
          return ingest(rows.rows, oneByOne(records.one), recordAsItCame);
        case 'rejected':
          await setAside(rows.rows);
          return { tally: { ...tally }, rejected: rows.rows, changed: [] };
      }
    },
    finish: async (ending) => {
      const rejected = await end(ending);
      await countNew(db);
      await endBatch(db, batch, { ending, tally });
      await reassess(db);
      await inWords(({ setContext }) => setContext({ action: null, unlogged: false })).execute(db);
      return { batch: `B${batch}`, tally: { ...tally }, rejected };
    },
    rehearse: async (ending) => {
      const rejected = ending === null ? [] : await end(ending);
      return { tally: { ...tally }, rejected };
    },
  };
}

function oneByOne<R>(one: (row: R) => Promise<Outcome>) {
  return async (rows: readonly R[]): Promise<readonly Outcome[]> => {
    const outcomes: Outcome[] = [];
    for (const row of rows) outcomes.push(await one(row));
    return outcomes;
  };
}

/** Turns the change log off, but for the writes that are handed to the answer. */
async function logOnlyChanges(db: Kysely<Schema>): Promise<AsChange> {
  const setUnlogged = (unlogged: boolean) =>
    inWords(({ setContext }) => setContext({ unlogged })).execute(db);
  await setUnlogged(true);
  let isLogged = false;
  return async (write) => {
    if (isLogged) return write();
    isLogged = true;
    await setUnlogged(false);
    try {
      await write();
      await setUnlogged(true);
    } catch (error) {
      // Any other error rolls this back. If the database has done so already, the log would stay off after the import.
      if (error instanceof RefusedRecord) await setUnlogged(true);
      throw error;
    } finally {
      isLogged = false;
    }
  };
}

/** Adds the new incidents of the import to the counts. */
async function countNew(db: Kysely<Schema>): Promise<void> {
  await inWords(({ countNew }) => countNew).execute(db);
}
