import type { Connection } from './kysely.ts';
import { expectKnown, schemaVersion } from './schema-version.ts';
import { beginWriting } from './waiting.ts';

/**
 * Runs `work` in a write transaction that takes the write lock at its start; rolls back if it throws. Throws `newer-schema`
 * if another program has migrated the schema past `known`.
 */
export async function inTransaction<T>(
  { sqlite }: Connection,
  known: number,
  work: () => Promise<T>,
): Promise<T> {
  beginWriting(sqlite);
  try {
    expectKnown(schemaVersion(sqlite), known);
    const result = await work();
    sqlite.exec('commit');
    return result;
  } catch (error) {
    if (sqlite.inTransaction) sqlite.exec('rollback');
    throw error;
  }
}

/** Has SQLite overwrite with zeros what `work` deletes, so that it leaves the file before that is rewritten. */
export async function overwriting<T>({ sqlite }: Connection, work: () => Promise<T>): Promise<T> {
  sqlite.pragma('secure_delete = on');
  try {
    return await work();
  } finally {
    sqlite.pragma('secure_delete = off');
  }
}
