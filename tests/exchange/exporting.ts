import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readFilter } from '../../src/domain/filter/read-filter.ts';
import { EXPORT_FORMATS, prepareExport } from '../../src/exchange/export/export-file.ts';
import type { Store } from '../../src/store/port/store.ts';
import { temporaryFolder } from '../support/store.ts';
import { importInto } from './database.ts';

const NOW = '2026-11-24T12:00:00.000Z';

type Wanted = {
  readonly format: string;
  readonly filter?: string;
  readonly redact?: boolean;
  readonly restricted?: boolean;
};

/** What an export writes, and what it leaves out. */
export async function exportOf(store: Pick<Store, 'ask'>, wanted: Wanted) {
  const { filter = '', redact = false, restricted = false } = wanted;
  const format = EXPORT_FORMATS.find(({ id }) => id === wanted.format);
  if (format === undefined) throw new Error(`There is no form ${wanted.format}.`);
  const { text, leftOut, exported } = await prepareExport({
    store: store as Store,
    scope: {
      filter: readFilter(filter, { now: NOW, zone: 'UTC' }).filter,
      window: { kind: 'last', name: 'all' },
      today: NOW.slice(0, 10),
    },
    format,
    zone: 'UTC',
    now: NOW,
    redact,
    restricted,
  });
  let whole = '';
  for await (const piece of text) whole += piece;
  return { text: whole, leftOut, exported };
}

/** Imports a file with this content. */
export async function importText(
  store: Pick<Store, 'beginImport'>,
  content: string | Buffer,
  name = 'rows.csv',
) {
  await using folder = await temporaryFolder();
  const file = join(folder.path, name);
  await writeFile(file, content);
  return await importInto(store as Store, file);
}
