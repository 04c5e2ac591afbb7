import type { Kysely } from 'kysely';
import {
  cellsByColumn,
  type RejectedCells,
  type RejectedRow,
  type RowCells,
} from '../../../domain/entry/imported.ts';
import type { Filter } from '../../../domain/filter/filter.ts';
import type {
  ChangedRow,
  ImportEnd,
  ImportHeader,
  Ingested,
  Position,
  Tally,
} from '../../port/importing.ts';
import { StoreError } from '../../port/store.ts';
import { unpackRow } from '../../schema/published-row.ts';
import type { Schema } from '../../schema/schema.ts';
import { inWords } from '../../schema/sql-words.ts';
import { foldSpellings } from '../fold-spellings.ts';
import { createRecordImporter } from '../joining/import-records.ts';
import { reassess } from '../records/reassess.ts';
import { beginBatch, endBatch, expectStillOurs, pauseBatch, type Runner } from './import-batch.ts';
import { createIncidentImporter } from './import-incidents.ts';
import { createIncidentFinder, createLeadImporter } from './import-leads.ts';
import { createWithdrawer } from './import-withdrawals.ts';
import type { Importing, Outcome } from './importing.ts';
import { onlyChanges } from './only-changes.ts';
import { recordAsItCame } from './refused-record.ts';
import type { StagedIncident, StagedRows } from './staged-rows.ts';
import { openStatements, type Places } from './statements.ts';

/** What an import does inside transactions that its caller begins, and commits or rolls back. */
export type ImportInTransactions = {
  readonly batch: number;
  readonly put: (rows: StagedRows) => Promise<Ingested>;
  /**
   * Goes on in another transaction than that in which it was started, and reads again what it knows of the database if
   * somebody else has written since. Throws `conflict` if another process has taken the import over, or undone it.
   */
  readonly goOn: (hasForeignWrites: boolean) => Promise<void>;
  /** Ends a transaction that is not the last one, with all rows up to a place in the file written. */
  readonly pause: (at: Position) => Promise<void>;
  /** Withdraws at most so many incidents that a full snapshot lacks; answers with whether there may be more. */
  readonly withdraw: (end: ImportEnd, most: number) => Promise<boolean>;
  /** Writes the end of the import; to be committed. */
  readonly finish: (end: ImportEnd) => Promise<Ingested>;
  /** Works out what the end would do; to be rolled back. */
  readonly rehearse: (end: ImportEnd) => Promise<Ingested>;
};

export type ImportOptions = {
  readonly header: ImportHeader;
  /** The process that writes an import in slices; `null` for one transaction. */
  readonly runner: Runner | null;
  /** Whether an error says that a row contradicts the schema: that is one row's fault, and not the import's. */
  readonly isContradiction: (error: unknown) => boolean;
};

type Counted = { -readonly [K in keyof Tally]: Tally[K] };

/** A rejected row as it is stored. */
type StoredRejected = Omit<RejectedRow, 'raw'> & { readonly raw: string | null };

/** This many new incidents are counted at a time. */
const COUNTED_AT_ONCE = 5_000;
const WITHDRAWN_AT_ONCE = 1_000;

/**
 * Begins an import in the transaction under way. New rows are covered by their batch and get no lines in the change log;
 * changes to older rows do.
 */
export async function startImport(
  db: Kysely<Schema>,
  { header, runner, isContradiction }: ImportOptions,
): Promise<ImportInTransactions> {
  const statements = await openStatements(db);
  const { prepare } = statements;
  await inWords(({ setContext }) => setContext({ unlogged: true })).execute(db);
  const { batch, action, tally: before } = await beginBatch(db, header, runner);
  await inWords(({ setContext }) => setContext({ action })).execute(db);
  const importing: Importing = { db, ...statements, header, batch, asChange: onlyChanges(db) };
  let writers = await openWriters(importing);
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
  const asItCame = (cells: RejectedCells): RejectedRow['raw'] => (header.isJson ? [cells] : cells);
  const cellsOf = ({ raw }: { readonly raw: RowCells }) => asItCame(cellsByColumn(raw));
  const cellsOfPacked = ({ published }: StagedIncident) =>
    asItCame(JSON.parse(unpackRow(published).raw));
  const ingest = async <R extends { readonly line: number }>(
    rows: readonly R[],
    all: (rows: readonly R[]) => Promise<readonly Outcome[]>,
    rawOf: (row: R) => RejectedRow['raw'],
  ): Promise<Ingested> => {
    const changed: ChangedRow[] = [];
    const rejected: RejectedRow[] = [];
    const outcomes = await all(rows);
    for (const [at, row] of rows.entries()) {
      const outcome = outcomes[at];
      if (outcome === undefined) throw new StoreError('internal', 'A row has no outcome.');
      if (outcome.is === 'refused') {
        const { column, value, reason } = outcome;
        const raw = outcome.raw === undefined ? rawOf(row) : asItCame(outcome.raw);
        rejected.push({ line: row.line, column, value, reason, raw });
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

  let withdrawnUpTo = 0;
  const withdraw = async (scope: Filter, most: number): Promise<boolean> => {
    if (tally.rejected > 0) {
      throw new StoreError(
        'refused',
        'Rows of the file could not be read, so that it cannot be told what it does not have. Repair them, or import it without --full-snapshot.',
      );
    }
    const { withdrawn, last } = await writers.withdrawer.allBut(scope, {
      after: withdrawnUpTo,
      most,
    });
    tally.withdrawn += withdrawn;
    withdrawnUpTo = last ?? withdrawnUpTo;
    return last !== null;
  };

  const end = async ({ snapshot }: ImportEnd): Promise<readonly RejectedRow[]> => {
    const { rejected, changed } = await records.end();
    tally.changed += changed;
    tally.unchanged -= changed;
    await setAside(rejected);
    if (snapshot === null) return rejected;
    while (await withdraw(snapshot.filter, WITHDRAWN_AT_ONCE));
    return rejected;
  };

  const leaveTransaction = async () => {
    await reassess(db);
    await foldSpellings(db);
    await inWords(({ setContext }) => setContext({ action: null, unlogged: false })).execute(db);
  };

  return {
    batch,
    put: async (rows: StagedRows): Promise<Ingested> => {
      switch (rows.kind) {
        case 'incidents':
          return ingest(rows.rows, writers.incidents, cellsOfPacked);
        case 'unchanged':
          return ingest(rows.rows, writers.unchanged, () => null);
        case 'leads':
          return ingest(rows.rows, writers.leads, cellsOf);
        case 'withdrawals':
          return ingest(rows.rows, oneByOne(writers.withdrawer.one), () => null);
        case 'named':
          return ingest(rows.rows, oneByOne(writers.find), cellsOf);
        case 'records':
          return ingest(rows.rows, oneByOne(records.one), recordAsItCame);
        case 'rejected':
          await setAside(rows.rows);
          return { tally: { ...tally }, rejected: rows.rows, changed: [] };
      }
    },
    goOn: async (hasForeignWrites) => {
      if (runner !== null) await expectStillOurs(db, batch, runner);
      await inWords(({ setContext }) => setContext({ action, unlogged: true })).execute(db);
      if (hasForeignWrites) writers = await openWriters(importing);
    },
    pause: async (at) => {
      await countNew(db);
      counted = tally.added;
      await pauseBatch(db, batch, { at, tally });
      await leaveTransaction();
    },
    withdraw: async ({ snapshot }, most) => {
      if (snapshot === null) return false;
      const isMore = await withdraw(snapshot.filter, most);
      await pauseBatch(db, batch, { at: null, tally });
      await leaveTransaction();
      return isMore;
    },
    finish: async (ending) => {
      const rejected = await end(ending);
      await countNew(db);
      await endBatch(db, batch, { ending, tally });
      await leaveTransaction();
      return { tally: { ...tally }, rejected, changed: [] };
    },
    rehearse: async (ending) => {
      const rejected = await end(ending);
      return { tally: { ...tally }, rejected, changed: [] };
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

/** What writes the rows, by their kind. It knows names and withdrawn rows as of the transaction in which it was opened. */
async function openWriters(importing: Importing) {
  return {
    ...(await createIncidentImporter(importing)),
    leads: createLeadImporter(importing),
    withdrawer: createWithdrawer(importing),
    find: createIncidentFinder(importing),
  };
}

/** Adds the new incidents of the import to the counts. */
async function countNew(db: Kysely<Schema>): Promise<void> {
  await inWords(({ countNew }) => countNew).execute(db);
}
