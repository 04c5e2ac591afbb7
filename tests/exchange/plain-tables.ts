import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type MapOption, profileOf } from '../../src/cli/import/plain-table.ts';
import { importFile } from '../../src/exchange/import/import-file.ts';
import { PlainTableError } from '../../src/exchange/recognising/recognise.ts';
import { formatOfProfile } from '../../src/formats/tables/profile.ts';
import type { Store } from '../../src/store/port/store.ts';
import { temporaryFolder } from '../support/store.ts';

/** Imports a plain table as it is proposed, but for what is said, on a day of 2026. */
export async function importTable(
  store: Store,
  lines: readonly string[],
  map: readonly MapOption[] = [],
) {
  await using folder = await temporaryFolder();
  const file = join(folder.path, 'table.csv');
  await writeFile(file, `${lines.join('\n')}\n`);
  const options = { store, file, who: 'ada', today: '2026-11-29' };
  try {
    return await importFile(options);
  } catch (error) {
    if (!(error instanceof PlainTableError)) throw error;
    const said = { map, profileName: 'mine', dataset: undefined, dates: undefined };
    const own = [formatOfProfile(profileOf(error, said))];
    return await importFile({ ...options, own, format: 'mine' });
  }
}
