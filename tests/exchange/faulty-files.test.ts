import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { importFile } from '../../src/exchange/import/import-file.ts';
import type { Store } from '../../src/store/port/store.ts';
import { rowsOf, temporaryFolder, temporaryStore } from '../support/store.ts';
import { dump, importInto, TODAY } from './database.ts';
import { fixture, tableOf, textOf } from './tables.ts';

/** Imports a file with this content. */
async function importText(store: Store, content: string | Buffer) {
  await using folder = await temporaryFolder();
  const file = join(folder.path, 'rows.csv');
  await writeFile(file, content);
  return await importInto(store, file);
}

const [HEADER = ''] = textOf(tableOf()).split('\n');
const rowText = (id: number | string, over: Readonly<Record<string, string>> = {}) =>
  textOf(tableOf({ id: `${id}`, ...over }))
    .split('\n')
    .slice(1)
    .join('\n');

describe('a row that cannot go in', () => {
  it.each([
    ['id', '', null, 'is empty'],
    ['id', 'x7', 'x7', 'is not a number'],
    ['type_of_violence', '4', '4', 'is not one of 1 to 3'],
    ['date_start', '2019-02-30', '2019-02-30', 'is not a date from 1900 on, such as YYYY-MM-DD'],
    ['date_end', '2018-12-31', '2018-12-31', 'is before date_start, 2019-01-01'],
    ['where_prec', '0', '0', 'is not one of 1 to 7'],
    ['best', 'dozens', 'dozens', 'is not a whole number of zero or more'],
    ['high', '-99', '-99', 'is not a whole number of zero or more'],
  ])(
    'for its %s "%s" is listed with what is wrong, and the rest goes in',
    async (column, cell, value, reason) => {
      await using store = await temporaryStore();
      const { tally, rejected } = await importText(
        store,
        textOf(tableOf({}, { [column]: cell }, { id: '9' })),
      );
      expect(rejected).toMatchObject([{ line: 3, column, value, reason }]);
      expect(tally).toEqual({
        added: 2,
        changed: 0,
        unchanged: 0,
        rejected: 1,
        purged: 0,
        withdrawn: 0,
        heldBack: 0,
        conflicts: 0,
      });
      expect(rowsOf(store.file, 'select rejected from batch')).toEqual([{ rejected: 1 }]);
      expect(rowsOf(store.file, 'select line from publisher_row')).toEqual([
        { line: 2 },
        { line: 4 },
      ]);
    },
  );

  it('is listed with its own line, whatever line breaks stand in cells and between rows above it', async () => {
    await using store = await temporaryStore();
    const lineEnd = fc.constantFrom('\n', '\r\n');
    const cell = fc.array(fc.constantFrom('a', '"', ',', '\n', '\r\n', '\n\n'), { maxLength: 6 });
    const above = fc.array(fc.record({ cell, lineEnd, blank: fc.nat(2) }), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(above, async (rows) => {
        let text = `${HEADER}\n`;
        for (const [index, { cell, lineEnd, blank }] of rows.entries()) {
          const row = rowText(index + 1, { source_article: cell.join('') }).trimEnd();
          text += row + lineEnd + lineEnd.repeat(blank);
        }
        const line = (text.match(/\n/g)?.length ?? 0) + 1;
        const { rejected } = await importText(store, text + rowText('bad'));
        expect(rejected.map((row) => row.line)).toEqual([line]);
      }),
      { numRuns: 60 },
    );
  });

  it('with a line cut off at the end is listed', async () => {
    await using store = await temporaryStore();
    const { tally, rejected } = await importText(
      store,
      `${HEADER}\n${rowText(1)}2,1,"Government of Mali"`,
    );
    expect(tally.added).toBe(1);
    expect(rejected).toMatchObject([
      {
        line: 3,
        column: null,
        value: null,
        reason:
          'has 3 cells where the header has 18; the row may be truncated, or a quote in it not closed',
      },
    ]);
  });

  it('whose quote is not closed takes no other row with it', async () => {
    await using store = await temporaryStore();
    const open = rowText(2).replace(/"\n$/, '\n');
    const { tally, rejected } = await importText(
      store,
      `${HEADER}\n${rowText(1)}${open}${rowText(3)}${rowText(4)}`,
    );
    expect(tally).toMatchObject({ added: 3, rejected: 1 });
    expect(rejected).toMatchObject([
      { line: 3, reason: expect.stringMatching(/never closed.* reading continued after line 3$/) },
    ]);
  });

  it('whose quote is never closed is listed with its text, and the rows around it are imported', async () => {
    await using store = await temporaryStore();
    const good = Array.from({ length: 300 }, (_, index) => rowText(index + 1)).join('');
    const plain = rowText(302).replaceAll('"', '');
    const { tally, rejected } = await importText(
      store,
      `${HEADER}\n${good}301,1,"never closed\n${plain.replace(/AFP.*Kidal,/, 'AFP,')}`,
    );
    expect(tally).toMatchObject({ added: 301, rejected: 1 });
    expect(rejected).toMatchObject([
      { line: 302, column: null, raw: { id: '301', side_a: '"never closed' } },
    ]);
  });

  it('whose quote swallows megabytes is listed too', async () => {
    await using store = await temporaryStore();
    const { tally, rejected } = await importText(
      store,
      `${HEADER}\n${rowText(1)}2,1,"${'word '.repeat(1_200_000)}`,
    );
    expect(tally).toMatchObject({ added: 1, rejected: 1 });
    expect(rejected[0]?.line).toBe(3);
  });
});

describe('an id that occurs twice in a file', () => {
  it('is one incident where both rows say the same', async () => {
    await using store = await temporaryStore();
    const { tally, rejected } = await importText(
      store,
      `${HEADER}\n${rowText(1)}${rowText(2)}${rowText(1)}`,
    );
    expect(rejected).toEqual([]);
    expect(tally).toEqual({
      added: 2,
      changed: 0,
      unchanged: 1,
      rejected: 0,
      purged: 0,
      withdrawn: 0,
      heldBack: 0,
      conflicts: 0,
    });
  });

  it('is rejected the second time where it says something else', async () => {
    await using store = await temporaryStore();
    const { tally, rejected } = await importText(
      store,
      `${HEADER}\n${rowText(1)}${rowText(1, { best: '9' })}`,
    );
    expect(tally).toEqual({
      added: 1,
      changed: 0,
      unchanged: 0,
      rejected: 1,
      purged: 0,
      withdrawn: 0,
      heldBack: 0,
      conflicts: 0,
    });
    expect(rejected).toMatchObject([
      {
        line: 3,
        column: 'id',
        value: '1',
        reason: 'occurs a second time in this file, with different content',
      },
    ]);
    expect(rowsOf(store.file, 'select killed_best from incident')).toEqual([{ killed_best: 2 }]);
  });
});

describe('a file that is refused in words, with nothing done', () => {
  it.each<[string, string | Buffer, RegExp]>([
    ['an empty one', '', /empty/],
    ['one of blank lines', '\n \r\n', /empty/],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 0xff]), /not a text file/],
    ['a text', 'To whom it may concern\n', /format is not recognised/],
    ['a table of something else', 'a,b,c\n1,2,3\n', /format is not recognised/],
    [
      'a known one that lacks columns',
      HEADER.replace('"side_b"', '"b"').replace('date_prec', 'p'),
      /UCDP.* has no column side_b, date_prec/,
    ],
  ])('%s', async (_, content, message) => {
    await using store = await temporaryStore();
    const before = dump(store.file);
    await expect(importText(store, content)).rejects.toThrow(message);
    expect(dump(store.file)).toEqual(before);
  });

  it('a folder, and one that is not there', async () => {
    await using folder = await temporaryFolder();
    await using store = await temporaryStore();
    await mkdir(join(folder.path, 'folder'));
    await expect(importInto(store, join(folder.path, 'folder'))).rejects.toThrow('EISDIR');
    await expect(importInto(store, join(folder.path, 'absent.csv'))).rejects.toThrow('ENOENT');
  });

  it('a format that there is not', async () => {
    await using store = await temporaryStore();
    const file = fixture('ged191-myanmar.csv');
    const options = { store, file, who: 'ada', today: TODAY, format: 'xls' };
    await expect(importFile(options)).rejects.toThrow(
      /^There is no format xls; the formats are: .*ucdp-ged, acled/,
    );
  });
});

it('a file with only a header imports nothing, without an error', async () => {
  await using store = await temporaryStore();
  const { tally, rejected } = await importText(store, HEADER);
  expect({ ...tally, rejected }).toEqual({
    added: 0,
    changed: 0,
    unchanged: 0,
    rejected: [],
    purged: 0,
    withdrawn: 0,
    heldBack: 0,
    conflicts: 0,
  });
});
