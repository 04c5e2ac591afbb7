import type { Kysely } from 'kysely';
import type { Schema } from '../../schema/schema.ts';
import { inWords } from '../../schema/sql-words.ts';
import type { AsChange } from './importing.ts';
import { RefusedRecord } from './refused-record.ts';

/** While the change log is off, turns it on for the writes that are handed to the answer. */
export function onlyChanges(db: Kysely<Schema>): AsChange {
  const setUnlogged = (unlogged: boolean) =>
    inWords(({ setContext }) => setContext({ unlogged })).execute(db);
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
