import { expect, it } from 'vitest';
import { rowsOf, temporaryFolder, temporaryStore, writeOutside } from '../support/store.ts';
import { importInto } from './database.ts';
import { tableOf, writeTable } from './tables.ts';

// The triggers stand aside for the insert of an import alone, in whichever way that ends.
it.each([
  ['in slices', { mostInOneImport: 300 }],
  ['in one transaction', {}],
])(
  'an incident written by a shell after an import %s was cut off in its insert is logged, counted and found',
  async (_, options) => {
    await using folder = await temporaryFolder();
    await using store = await temporaryStore(options);
    const rows = Array.from({ length: 1_000 }, (_, index) => ({ best: `${index % 9}` }));
    const file = await writeTable(folder.path, tableOf(...rows));
    writeOutside(
      store.file,
      `create trigger broken after insert on incident when new.id = 700 begin select raise(abort, 'no room'); end`,
    );
    await expect(importInto(store, file)).rejects.toThrow();
    writeOutside(store.file, 'drop trigger broken');
    const written = rowsOf(store.file, 'select id from incident').length;
    writeOutside(
      store.file,
      `insert into incident (occurred_from, occurred_until, title) values ('2026-05-04', '2026-05-04', 'Zeppelin sighted')`,
    );
    const [found] = rowsOf(
      store.file,
      `select (select count(*) from digest) as digests, (select count(*) from contribution) as contributions,
        (select count(*) from change where tab = 'incident') as lines,
        (select count(*) from incident_text where incident_text match 'zeppelin') as words,
        (select importing or bulk from context) as aside`,
    );
    expect(found).toEqual({
      digests: written + 1,
      contributions: written + 1,
      lines: 1,
      words: 1,
      aside: 0,
    });
  },
);
