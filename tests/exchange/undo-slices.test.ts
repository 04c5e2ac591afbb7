import { describe, expect, it } from 'vitest';
import { entryOf, incident } from '../support/entries.ts';
import { rowCounts } from '../support/imported-content.ts';
import { expectCountsKept } from '../support/kept-counts.ts';
import {
  openStore,
  rowsOf,
  temporaryFolder,
  temporaryStore,
  writeOutside,
} from '../support/store.ts';
import { importInto, importTable } from './database.ts';
import { manyRows, ROWS, resume, SLICED } from './sliced.ts';
import { tableOf, writeTable } from './tables.ts';

describe('the undo of an import of many rows', () => {
  it('lets others write, says how far it is, and keeps and names what people have edited', async () => {
    await using folder = await temporaryFolder();
    const file = await writeTable(folder.path, manyRows(ROWS));
    await using store = await temporaryStore(SLICED);
    await importTable(store, tableOf({ best: '1' }));
    await importInto(store, file);
    await using desk = await openStore(store.file);
    await desk.act({ kind: 'add', who: 'ben', entry: entryOf('report I900 src:AFP/C3 killed:27') });
    const said = new Set<string>();
    const added: string[] = [];
    let isUndoing = true;
    const undoing = store.act({ kind: 'undo-import', who: 'ada', batch: 2 }).finally(() => {
      isUndoing = false;
    });
    while (isUndoing) {
      for (const words of await desk.ask('unfinishedImports', { except: null })) said.add(words);
      const { records } = await desk.act({ kind: 'add', who: 'ben', entry: incident() });
      added.push(...records.filter((name) => name.startsWith('I')));
    }
    expect((await undoing).notes[0]).toBe(
      'kept I900: changed or used since by somebody or by a later import',
    );
    expect([...said].at(-1)).toMatch(
      /^B2 \(rows.csv\) is being undone: .* of 2 000\. Counts include/,
    );
    const left = rowsOf(store.file, 'select id from incident where id not in (1, 900)');
    expect(left).toEqual(added.map((name) => ({ id: Number(name.slice(1)) })));
    expect(rowsOf(store.file, 'select killed_best from incident where id = 1')).toEqual([
      { killed_best: 1 },
    ]);
    expectCountsKept(store.file);
    expect(await desk.ask('unfinishedImports', { except: null })).toEqual([]);
    expect((await importInto(store, file)).tally).toMatchObject({ added: ROWS - 22, unchanged: 1 });
  });

  it('goes on with the same command where its process was killed, and nothing else ends it', async () => {
    await using folder = await temporaryFolder();
    const file = await writeTable(folder.path, manyRows(ROWS));
    await using store = await temporaryStore(SLICED);
    const before = rowCounts(store.file);
    await importInto(store, file);
    writeOutside(
      store.file,
      "create trigger broken before delete on incident when old.id = 900 begin select raise(abort, 'no'); end",
    );
    await expect(store.act({ kind: 'undo-import', who: 'ada', batch: 1 })).rejects.toThrow('no');
    const [said = ''] = await store.ask('unfinishedImports', { except: null });
    expect(said).toMatch(
      /^The undo of B1 \(rows.csv\) was stopped at \d+ %, .*: watchfloor imports undo B1\.$/,
    );
    await expect(importInto(store, file)).rejects.toThrow(
      'An import of ucdp-ged is not wholly undone.',
    );
    await expect(resume(store, file)).rejects.toThrow('B1 was undone meanwhile');
    writeOutside(store.file, 'drop trigger broken');
    await store.act({ kind: 'undo-import', who: 'ben', batch: 1 });
    expect(rowCounts(store.file)).toEqual(before);
  });
});
