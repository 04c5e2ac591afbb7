import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { readEntry } from '../../domain/reading/read-entry.ts';
import { type Clock, dayOf } from '../../domain/time/moment.ts';
import { importFile } from '../../exchange/import/import-file.ts';
import type { Store } from '../../store/port/store.ts';
import { openSqliteStore } from '../../store/sqlite/threads/client.ts';
import { entryLines } from '../session/entry-lines.ts';
import { WorkError } from '../session/failure.ts';
import { GAZETTEER_FILE, MIGRATIONS_FOLDER, SAMPLE_FOLDER } from '../session/paths.ts';
import { problemText } from '../session/problem-text.ts';

/** The author recorded for the sample's entries. */
const WHO = 'sample';

/** Creates a database with the sample data in a folder and returns its path. */
export async function makeSample(folder: string): Promise<string> {
  const file = join(folder, 'sample.db');
  const store = await openSqliteStore({
    file,
    readOnly: false,
    readers: 1,
    migrations: MIGRATIONS_FOLDER,
    gazetteer: GAZETTEER_FILE,
  });
  try {
    const names = (await readdir(SAMPLE_FOLDER)).toSorted();
    // The lines refer to earlier records by number, so they must go into an empty database first.
    for (const name of names.filter((each) => each.endsWith('.txt'))) {
      await addLines(store, join(SAMPLE_FOLDER, name));
    }
    for (const name of names.filter((each) => each.endsWith('.csv'))) {
      await importFile({
        store,
        file: join(SAMPLE_FOLDER, name),
        who: WHO,
        today: dayOf(new Date().toISOString(), 'UTC'),
      });
    }
  } finally {
    await store.close();
  }
  return file;
}

/** Adds the entry lines of a file in order, since a line may refer to an earlier record by its number. */
async function addLines(store: Store, file: string): Promise<void> {
  const clock: Clock = { now: new Date().toISOString(), zone: 'UTC' };
  for await (const { number, text } of entryLines(createReadStream(file))) {
    const { entry, problems } = readEntry(text, clock);
    if (entry === undefined) {
      throw new WorkError(`${file}, line ${number}: ${problemText(text, problems[0])}`);
    }
    await store.act({ kind: 'add', who: WHO, entry });
  }
}
