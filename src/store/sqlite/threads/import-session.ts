import type { ImportHeader, ImportSession } from '../../port/importing.ts';
import { startImport } from '../../writing/import/import-session.ts';
import { isContradiction } from '../connection/failure.ts';
import type { Connection } from '../connection/kysely.ts';
import { expectKnown, schemaVersion } from '../connection/schema-version.ts';
import { beginWriting } from '../connection/waiting.ts';
import { CACHE_KB } from '../file/open.ts';

/** What a connection holds in memory of the database (KiB) while it imports. */
export const IMPORT_CACHE_KB = 64_000;

/**
 * Begins an import on the writer's connection: one write transaction that is open from here until `finish`
 * or `abandon`. `known` is the newest schema of this program.
 */
export async function beginImport(
  { sqlite, db }: Connection,
  known: number,
  header: ImportHeader,
): Promise<ImportSession> {
  beginWriting(sqlite);
  // Each row goes into a dozen indexes at places far from each other; what is not held is written and read again.
  sqlite.pragma(`cache_size = -${IMPORT_CACHE_KB}`);
  try {
    expectKnown(schemaVersion(sqlite), known);
    const { put, finish, rehearse } = await startImport(db, { header, isContradiction });
    return {
      put,
      finish: async (end) => {
        try {
          const ended = await finish(end);
          sqlite.exec('commit');
          return ended;
        } finally {
          leave(sqlite);
        }
      },
      abandon: async (end) => {
        try {
          return await rehearse(end);
        } finally {
          leave(sqlite);
        }
      },
    };
  } catch (error) {
    leave(sqlite);
    throw error;
  }
}

/** Rolls back what was not committed, and frees the memory. */
function leave(sqlite: Connection['sqlite']): void {
  if (sqlite.inTransaction) sqlite.exec('rollback');
  sqlite.pragma(`cache_size = -${CACHE_KB}`);
}
