import { importFile } from '../../src/exchange/import/import-file.ts';
import { StoppedError } from '../../src/exchange/import/ingest-rows.ts';
import { TODAY } from '../exchange/database.ts';
import { tableOf, writeTable } from '../exchange/tables.ts';
import { openStore } from '../support/store.ts';
import type { Home } from './home.ts';

/** How many rows the file has; every 100th is rejected. */
const ROWS = 6_000;
export const VALID = ROWS - ROWS / 100;

/** A large import that was stopped after its first slices, so that the program goes on with it in slices. */
export type BegunImport = {
  readonly database: string;
  readonly file: string;
  /** How many incidents are in. */
  readonly added: number;
};

/** Begins it in a database of the home folder: an import has to be of more than 20,000 rows otherwise, which takes a test too long. */
export async function beginImport(
  home: Home,
  database = home.file('incidents.db'),
): Promise<BegunImport> {
  const rows = Array.from({ length: ROWS }, (_, index) => ({
    best: index % 100 === 77 ? 'many' : `${index % 9}`,
    side_a: `Side ${index % 40}`,
    where_coordinates: `Town ${index % 300}`,
  }));
  const file = await writeTable(home.path, tableOf(...rows));
  await using store = await openStore(database, { mostInOneImport: 200 });
  const stopping = new AbortController();
  let added = 0;
  const importing = importFile({
    ...{ store, file, who: 'ada', today: TODAY, signal: stopping.signal },
    onProgress: ({ tally }) => {
      added = tally.added;
      if (added > 0) stopping.abort();
    },
  });
  const error: unknown = await importing.catch((reason: unknown) => reason);
  if (!(error instanceof StoppedError)) throw new Error('It was not stopped.', { cause: error });
  return { database, file, added };
}
