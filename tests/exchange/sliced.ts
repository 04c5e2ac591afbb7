import { importFile } from '../../src/exchange/import/import-file.ts';
import { StoppedError } from '../../src/exchange/import/ingest-rows.ts';
import type { Store } from '../../src/store/port/store.ts';
import { TODAY } from './database.ts';
import { type Table, tableOf } from './tables.ts';

/** So many rows that they are written in slices where an import of more than 300 is. */
export const ROWS = 2_000;
export const SLICED = { mostInOneImport: 300 };

/** Rows of which every 100th has an invalid figure. */
export function manyRows(count: number): Table {
  return tableOf(
    ...Array.from({ length: count }, (_, index) => ({
      best: index % 100 === 7 ? 'many' : `${index % 9}`,
      side_a: `Side ${index % 40}`,
    })),
  );
}

/** Imports a file until this many rows have been read, and is stopped there. */
export async function importUntil(store: Store, file: string, rows: number): Promise<StoppedError> {
  const stopping = new AbortController();
  try {
    await importFile({
      store,
      file,
      who: 'ada',
      today: TODAY,
      signal: stopping.signal,
      onProgress: (progress) => {
        if (progress.rows >= rows) stopping.abort();
      },
    });
  } catch (error) {
    if (error instanceof StoppedError) return error;
    throw error;
  }
  throw new Error('The import came to its end.');
}

/** Goes on with the first import. */
export async function resume(store: Store, file: string) {
  const { rows = 0 } = (await store.ask('resumable', { batch: 1 })) ?? {};
  return importFile({ store, file, who: 'ada', today: TODAY, resumed: { batch: 1, rows } });
}
