import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DOUBT_KINDS, doubtText } from '../../src/domain/model/doubts.ts';
import { createDoubtGatherer } from '../../src/exchange/import/gather-doubts.ts';
import type { ImportResult } from '../../src/exchange/import/import-file.ts';
import { layoutOf } from '../../src/exchange/reading/layout.ts';
import { contraryTags } from '../../src/formats/tables/contrary-tags.ts';
import { temporaryFolder, temporaryStore } from '../support/store.ts';
import { importInto, importTable } from './database.ts';
import { importText } from './exporting.ts';
import { tableOf, writeTable } from './tables.ts';

const said = ({ doubts }: Pick<ImportResult, 'doubts'>) => doubts.map(doubtText);

describe('what an import finds doubtful', () => {
  it('is an unknown country, with how often and where it first occurs', async () => {
    await using store = await temporaryStore();
    const result = await importTable(
      store,
      tableOf(
        {},
        { country: 'Atlantis' },
        { country: 'Mu' },
        { country: 'Atlantis' },
        { country: '' },
      ),
    );
    expect(result.tally).toMatchObject({ added: 5, rejected: 0 });
    expect(said(result)).toEqual([
      '3 rows with an unknown country, imported without one and so in no count by country: Atlantis (2 times, first in line 3); Mu (line 4)',
    ]);
  });

  it('is the same in a dry run, and is kept with the import to be asked for later', async () => {
    await using folder = await temporaryFolder();
    await using store = await temporaryStore();
    const table = tableOf(
      { country: 'Atlantis' },
      { date_start: '2099-01-01', date_end: '2099-01-01' },
    );
    const file = await writeTable(folder.path, table);
    const tried = await importInto(store, file, true);
    const { doubts } = await importInto(store, file);
    expect(tried.doubts).toEqual(doubts);
    expect(doubts.map(({ kind, count }) => [kind, count])).toEqual([
      ['country', 1],
      ['not-yet', 1],
    ]);
    expect(await store.ask('batch', { id: 1 })).toMatchObject({ found: doubts });
    expect(await store.ask('imports', { limit: null })).toMatchObject([{ doubts: 2 }]);
  });

  it('names the first five of a kind and counts all others, also when it is asked for later', async () => {
    await using store = await temporaryStore();
    const rows = Array.from({ length: 40 }, (_, index) => ({ country: `Land ${index % 20}` }));
    const { doubts } = await importTable(store, tableOf(...rows));
    expect(said({ doubts })).toEqual([
      expect.stringMatching(/^40 rows .*: Land 0 \(2 times, first in line 2\); .* and 30 more$/),
    ]);
    expect(await store.ask('batch', { id: 1 })).toMatchObject({ found: doubts });
  });

  it('leaves out rows that were rejected', async () => {
    await using store = await temporaryStore();
    const { doubts, tally } = await importTable(
      store,
      tableOf({ country: 'Atlantis', best: 'many' }),
    );
    expect([tally.rejected, doubts]).toEqual([1, []]);
  });

  it('is a day that has not come, but not the day that it is already in the east', async () => {
    await using store = await temporaryStore();
    const days = ['2026-11-29', '2026-11-30', '2026-12-01'];
    const result = await importTable(
      store,
      tableOf(...days.map((day) => ({ date_start: day, date_end: day }))),
    );
    expect(said(result)).toEqual(['1 row dated in the future: 2026-12-01 (line 4)']);
  });

  it('counts each incident of a file with a row for each actor once', async () => {
    await using store = await temporaryStore();
    const header =
      'event_id_cnty,event_date,time_precision,event_type,actor1,inter1,actor2,country,location,geo_precision,fatalities,notes';
    const row = (actor: string) => `A1,2024-01-02,1,Battles,${actor},1,,Atlantis,Here,1,0,x\n`;
    const { doubts } = await importText(store, `${header}\n${row('One')}${row('Other')}`);
    expect(doubts).toMatchObject([{ kind: 'country', count: 1, examples: [{ line: 2 }] }]);
  });

  it('counts every doubt and keeps few of them, whatever they are', () => {
    const doubt = fc.record({
      kind: fc.constantFrom(...DOUBT_KINDS),
      text: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'),
    });
    fc.assert(
      fc.property(fc.array(fc.array(doubt)), (rows) => {
        const { note, found } = createDoubtGatherer('line');
        for (const [index, doubts] of rows.entries()) note(doubts, index);
        for (const { kind, count, examples } of found()) {
          const all = rows.flat().filter((one) => one.kind === kind);
          expect(count).toBe(all.length);
          expect(examples.length).toBe(Math.min(5, new Set(all.map(({ text }) => text)).size));
          for (const { text, line, count: times } of examples) {
            expect(times).toBe(all.filter((one) => one.text === text).length);
            const has = (row: (typeof rows)[number]) =>
              row.some((one) => one.kind === kind && one.text === text);
            expect(line).toBe(rows.findIndex(has));
          }
        }
        expect(found().length).toBe(new Set(rows.flat().map(({ kind }) => kind)).size);
      }),
    );
  });
});

describe('an HXL tag', () => {
  const contrary = (names: string, tags: string) =>
    contraryTags(
      layoutOf({
        beginning: `ID,Date,${names}\n#event+id,#date+start,${tags}\n`,
        name: 'x.csv',
      }),
    ).map(({ text }) => text);

  it.each([
    ['Longitude,Latitude', '#geo+lat,#geo+lon', ['Longitude #geo+lat', 'Latitude #geo+lon']],
    ['Injured,x', '#affected+killed,#x', ['Injured #affected+killed']],
    ['Aid workers injured,x', '#affected+killed,#x', ['Aid workers injured #affected+killed']],
    ['Start Date,x', '#date+end,#x', ['Start Date #date+end']],
  ])('that contradicts the header is named: %s under %s', (names, tags, expected) => {
    expect(contrary(names, tags)).toEqual(expected);
  });

  it.each([
    ['Lat,Long', '#geo+lat,#geo+lon'],
    ['Best,Civilians', '#affected+killed,#affected+killed+civilians'],
    ['Region,Where', '#adm1+name,#loc'],
    ['Killed,High', '#affected+killed+min,#affected+killed+max'],
    ['Start,Day', '#date+start,#date+end'],
  ])('that says the same as the header, or more, is not: %s under %s', (names, tags) => {
    expect(contrary(names, tags)).toEqual([]);
  });

  it('that is contrary is said of the import of its file, which is read by it', async () => {
    await using store = await temporaryStore();
    const { doubts } = await importText(
      store,
      'ID,Date,Injured\n#event+id,#date+start,#affected+killed\n1,2020-01-02,3\n',
    );
    expect(said({ doubts })).toEqual([
      '1 column with an HXL tag that contradicts the header, read by the tag: Injured #affected+killed',
    ]);
  });
});
