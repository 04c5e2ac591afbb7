import type Database from 'better-sqlite3';
import type { RejectedCells, RejectedRow } from '../../../domain/entry/imported.ts';
import type {
  Brought,
  ChangedRow,
  ImportEnd,
  ImportedRows,
  ImportHeader,
  ImportSession,
  Tally,
} from '../../port/importing.ts';
import { StoreError } from '../../port/store.ts';
import { beginBatch, endBatch } from '../../writing/import/import-batch.ts';
import { createIncidentBringer } from '../../writing/import/import-incidents.ts';
import { createLeadBringer } from '../../writing/import/import-leads.ts';
import { createFinder } from '../../writing/import/import-named.ts';
import { createWithdrawer } from '../../writing/import/import-withdrawals.ts';
import type { Importing, Outcome } from '../../writing/import/importing.ts';
import { recordAsItCame } from '../../writing/import/refused-record.ts';
import { createRecordBringer } from '../../writing/joining/import-records.ts';
import { reassess } from '../../writing/records/reassess.ts';
import type { Connection } from '../connection/kysely.ts';
import { expectKnown, schemaVersion } from '../connection/schema-version.ts';
import { CACHE_KB } from '../file/open.ts';

/** What a connection holds in memory of the database (KiB) while it imports. */
export const IMPORT_CACHE_KB = 64_000;

type Counted = { -readonly [K in keyof Tally]: Tally[K] };

/**
 * Begins an import on the writer's connection: one write transaction that is open from here until `finish`
 * or `abandon`. `known` is the newest schema of this program. New rows are covered by their batch and leave no
 * change lines; what is changed in older rows does.
 */
export async function beginImport(
  connection: Connection,
  known: number,
  header: ImportHeader,
): Promise<ImportSession> {
  const { sqlite } = connection;
  sqlite.exec('begin immediate');
  // Each row goes into a dozen indexes at places far from each other; what is not held is written and read again.
  sqlite.pragma(`cache_size = -${IMPORT_CACHE_KB}`);
  try {
    expectKnown(schemaVersion(sqlite), known);
    return await openSession(connection, header);
  } catch (error) {
    leave(sqlite);
    throw error;
  }
}

/** Takes back what was not committed, and lets go of the memory. */
function leave(sqlite: Connection['sqlite']): void {
  if (sqlite.inTransaction) sqlite.exec('rollback');
  sqlite.pragma(`cache_size = -${CACHE_KB}`);
}

async function openSession(connection: Connection, header: ImportHeader): Promise<ImportSession> {
  const { sqlite, db } = connection;
  const asChange = changesIn(sqlite);
  const { batch, tally: before } = beginBatch(sqlite, header);
  const importing: Importing = { connection, header, batch, asChange };
  const incidents = await createIncidentBringer(importing);
  const lead = createLeadBringer(importing);
  const withdrawer = createWithdrawer(importing);
  const find = createFinder(importing);
  const records = createRecordBringer(importing);
  const tally: Counted = { ...before };
  const setAside = createSetAside(sqlite, batch);
  const count = createCounter(sqlite);

  const asItCame = ({ raw = null }: { readonly raw?: RejectedCells | null }): RejectedRow['raw'] =>
    header.isJson && raw !== null ? [raw] : raw;
  const bring = async <R extends { readonly line: number; readonly raw?: RejectedCells }>(
    rows: readonly R[],
    one: (row: R) => Outcome | Promise<Outcome>,
    rawOf: (row: R) => RejectedRow['raw'] = asItCame,
  ): Promise<Brought> => {
    const changed: ChangedRow[] = [];
    const rejected: RejectedRow[] = [];
    for (const row of rows) {
      const outcome = await one(row);
      if (outcome.is === 'refused') {
        const { column, value, reason } = outcome;
        rejected.push({ line: row.line, column, value, reason, raw: rawOf(row) });
        continue;
      }
      tally[outcome.is] += 1;
      tally.conflicts += outcome.conflicts ?? 0;
      if (outcome.changed !== undefined) changed.push(outcome.changed);
    }
    setAside(rejected);
    count();
    tally.rejected += rejected.length;
    return { tally: { ...tally }, rejected, changed };
  };

  const put = async (rows: ImportedRows): Promise<Brought> => {
    switch (rows.kind) {
      case 'incidents':
        return bring(rows.rows, incidents);
      case 'leads':
        return bring(rows.rows, lead);
      case 'withdrawals':
        return bring(rows.rows, withdrawer.one);
      case 'named':
        return bring(rows.rows, find);
      case 'records':
        return bring(rows.rows, records.one, recordAsItCame);
      case 'rejected':
        setAside(rows.rows);
        tally.rejected += rows.rows.length;
        return { tally: { ...tally }, rejected: rows.rows, changed: [] };
    }
  };

  const end = async ({ snapshot }: ImportEnd): Promise<readonly RejectedRow[]> => {
    const { rejected, changed } = await records.end();
    tally.changed += changed;
    tally.unchanged -= changed;
    setAside(rejected);
    tally.rejected += rejected.length;
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
    put,
    finish: async (ending) => {
      try {
        const rejected = await end(ending);
        countWaiting(sqlite);
        endBatch(sqlite, batch, { ending, tally });
        await reassess(db);
        sqlite.exec('update context set action_id = null, importing = 0');
        sqlite.exec('commit');
        return { batch: `B${batch}`, tally: { ...tally }, rejected };
      } finally {
        leave(sqlite);
      }
    },
    abandon: async (ending) => {
      try {
        const rejected = ending === null ? [] : await end(ending);
        return { tally: { ...tally }, rejected };
      } finally {
        leave(sqlite);
      }
    },
  };
}

/** Lets the change log tell of some of an import's writes. */
function changesIn(sqlite: Database.Database): Importing['asChange'] {
  const importing = sqlite.prepare('update context set importing = ?');
  importing.run(1);
  let isChanging = false;
  return (write) => {
    if (isChanging) return write();
    isChanging = true;
    importing.run(0);
    try {
      write();
    } finally {
      importing.run(1);
      isChanging = false;
    }
  };
}

/** So many new incidents are counted at a time. */
const COUNTED_AT_ONCE = 5_000;

/** Counts the incidents that an import has brought, whenever enough of them wait for it. */
function createCounter(sqlite: Database.Database): () => void {
  const waiting = sqlite.prepare<[], number>('select count(*) from waiting_to_count').pluck();
  return () => {
    if ((waiting.get() ?? 0) >= COUNTED_AT_ONCE) countWaiting(sqlite);
  };
}

function countWaiting(sqlite: Database.Database): void {
  sqlite.exec('insert into count_waiting values (1)');
}

/** Keeps rows that did not go in, so that they can be repaired. */
function createSetAside(sqlite: Database.Database, batch: number) {
  const insert = sqlite.prepare(
    'insert into rejected_row (batch_id, line, column_name, value, reason, raw) values (?, ?, ?, ?, ?, ?)',
  );
  return (rows: Brought['rejected']) => {
    for (const { line, column, value, reason, raw } of rows) {
      insert.run(batch, line, column, value, reason, raw === null ? null : JSON.stringify(raw));
    }
  };
}
