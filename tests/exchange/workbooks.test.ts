import { describe, expect, it } from 'vitest';
import { temporaryStore } from '../support/store.ts';
import { sheetData, workbookOf } from '../support/workbook.ts';
import { zipOf } from '../support/zip.ts';
import { importText } from './exporting.ts';
import { rowsIn, whyRefused } from './file-rows.ts';

const read = (content: Buffer, sheet: string | null = null) =>
  rowsIn(content, { sheet }, 'book.xlsx');

const why = (content: Buffer, sheet?: string) =>
  whyRefused(content, sheet === undefined ? {} : { sheet });

describe('a sheet', () => {
  const one = { name: 'One', rows: [['id'], ['x']] };
  const two = { name: 'Two', rows: [['id'], ['y']] };

  it('is read where it is the only one with anything in it that is not hidden', async () => {
    const book = workbookOf([{ name: 'Empty' }, { ...two, state: 'hidden' }, one]);
    expect(await read(book)).toEqual({ name: 'book.xlsx#One', rows: [[2, 'x']] });
  });

  it('has to be named or numbered where there are several', async () => {
    const book = workbookOf([one, two, { name: 'Lists', rows: [['a']], state: 'veryHidden' }]);
    expect(await why(book)).toBe(
      'It has 2 sheets. Choose one with --sheet NAME: One, Two, Lists (hidden).',
    );
    expect(await why(book, 'two')).toBe('rows.zip#Two has 1 rows.');
    expect(await why(book, '1')).toBe('rows.zip#One has 1 rows.');
    expect(await why(book, 'Three')).toBe(
      'It has no sheet Three; its sheets are One, Two, Lists (hidden).',
    );
  });

  it('counts its rows as the spreadsheet does, whatever is in their cells', async () => {
    const rows = [['id', 'text'], ['1', 'two\nlines'], [], ['2', 'a'], ['', ''], ['3', 'b']];
    expect((await read(workbookOf([{ name: 'S', rows }]))).rows.map(([line]) => line)).toEqual([
      2, 4, 6,
    ]);
  });

  it('tells where the ids that the spreadsheet has shortened stand by the number of the row', async () => {
    await using store = await temporaryStore();
    const rows = [
      ['Nr', 'Day', 'What'],
      ['#event+id', '#date', '#event+name'],
      [],
      ['2.023E+11', '2024-03-01', 'a'],
    ];
    await expect(importText(store, workbookOf([{ name: 'S', rows }]), 'book.xlsx')).rejects.toThrow(
      '(2.023E+11 in row 4)',
    );
  });

  it('tells of a row that does not go in by its number', async () => {
    await using store = await temporaryStore();
    const cells = [
      ['Nr', 'Day', 'What'],
      ['#event+id', '#date', '#event+name'],
      ['1', '2024-03-01', 'two\nlines'],
      ['2', 'no day', 'b'],
    ];
    const { rejected, unit } = await importText(
      store,
      workbookOf([{ name: 'S', rows: cells }]),
      'b.xlsx',
    );
    expect([unit, rejected[0]?.line]).toEqual(['row', 4]);
  });

  it('gives a dataset that is named after its file the same name as a table of that name', async () => {
    const cells = [
      ['#event+id', '#date', '#event+name'],
      ['1', '2024-03-01', 'a'],
    ];
    await using store = await temporaryStore();
    await importText(store, cells.map((row) => `${row.join(',')}\n`).join(''), 'strikes.csv');
    const again = await importText(
      store,
      workbookOf([{ name: 'Data', rows: cells }]),
      'strikes.xlsx',
    );
    expect([again.tally.added, again.tally.unchanged]).toEqual([0, 1]);
    const several = workbookOf([{ name: 'Data', rows: cells }, two]);
    await expect(importText(store, several, 'strikes.xlsx')).rejects.toThrow('Data, Two');
  });
});

describe('a workbook that cannot be read is refused with what to do', () => {
  const part = (name: string, content = '<a/>') => ({ name, content });
  it.each<[string, Buffer, RegExp]>([
    [
      'of before 2007, or locked',
      Buffer.from('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....', 'latin1'),
      /\.xls\), or one with a password.*save it/,
    ],
    ['binary', zipOf([part('[Content_Types].xml'), part('xl/workbook.bin')]), /\.xlsb.*save it as/],
    [
      'of LibreOffice',
      zipOf([part('content.xml'), part('META-INF/manifest.xml')]),
      /\.ods.*save it as/,
    ],
    ['without anything', workbookOf([{ name: 'S' }]), /an empty workbook/],
    [
      'with XML that is broken',
      workbookOf([{ name: 'S', xml: '<worksheet><sheetData><row>' }]),
      /damaged/,
    ],
    [
      'with an entity of its own',
      workbookOf([{ name: 'S', xml: '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>' }]),
      /damaged/,
    ],
    [
      'with a cell beyond the last column',
      workbookOf([{ name: 'S', xml: sheetData('<row><c r="XFE1"><v>1</v></c></row>') }]),
      /damaged/,
    ],
    [
      'with more sheets than can be looked into',
      workbookOf(Array.from({ length: 1001 }, (_, at) => ({ name: `S${at}` }))),
      /^It has more than 1000 sheets\. Save the one you want as CSV/,
    ],
    [
      'with rows out of order',
      workbookOf([{ name: 'S', xml: sheetData('<row r="2"/><row r="1"/>') }]),
      /damaged/,
    ],
  ])('%s', async (_, content, reason) => {
    expect(await why(content)).toMatch(reason);
  });

  it('and so is a sheet whose rows say a text without end', async () => {
    const text = 'x'.repeat(32_000);
    const row = '<row><c t="s"><v>0</v></c><c t="s"><v>0</v></c></row>';
    const book = workbookOf([{ name: 'S', xml: sheetData(row.repeat(1200)) }], {
      also: [{ name: 'xl/sharedStrings.xml', content: `<sst><si><t>${text}</t></si></sst>` }],
    });
    expect(await why(book)).toContain('unpacks to more than');
  });
});
