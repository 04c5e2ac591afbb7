import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { rowsOf, temporaryStore } from '../support/store.ts';
import { sheetData, workbookOf } from '../support/workbook.ts';
import { importText } from './exporting.ts';
import { rowsIn } from './file-rows.ts';

const fixture = (name: string) =>
  readFileSync(fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url)));

const read = (content: Buffer) => rowsIn(content, {}, 'book.xlsx');

/** What is read of one cell: its XML, and the code of its number's format. */
async function cellRead(cell: string, code = 'General', workbook = ''): Promise<string> {
  const styles = `<numFmts><numFmt numFmtId="200" formatCode="${code}"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="${/^\d+$/.test(code) ? code : 200}"/></cellXfs>`;
  const row = (xml: string) => `<row><c t="str"><v>x</v></c>${xml}</row>`;
  const xml = sheetData(row('<c t="str"><v>head</v></c>') + row(cell));
  const { rows } = await read(workbookOf([{ name: 'S', xml }], { styles, workbook }));
  return rows[0]?.[2] ?? '';
}

const number = (kept: string, code?: string, workbook?: string) =>
  cellRead(`<c s="1"><v>${kept}</v></c>`, code, workbook);

describe('a cell is read as a person sees it', () => {
  it.each([['incidents.xlsx'], ['incidents-1904.xlsx']])(
    'in %s, which openpyxl wrote',
    async (file) => {
      const { name, rows } = await read(fixture(file));
      expect(name).toBe('book.xlsx#Incidents');
      expect(rows).toEqual([
        [
          2,
          '150000000001',
          '2024-03-01',
          '14:30:00',
          'Shelling, two "impacts"\nin one street',
          'UKR',
          '3',
          'TRUE',
          '0.25',
          'INC-0007',
          '0.3',
          '',
        ],
        [
          3,
          '150000000002',
          '2024-03-02T06:15:00',
          '06:15:00',
          'Drone  strike',
          'UKR',
          '#N/A',
          'FALSE',
          '1',
          'INC-0042',
          '1e-7',
          '',
        ],
        [
          5,
          '150000000003',
          '1999-12-31',
          '',
          'Обстрел',
          'UKR',
          '0',
          'TRUE',
          '0.5',
          'INC-1234',
          '12.5',
          '',
        ],
      ]);
    },
  );

  it.each([
    ['45352', '14', '2024-03-01'],
    ['45352.75', '22', '2024-03-01T18:00:00'],
    ['45352', '22', '2024-03-01'],
    ['45352.75', 'yyyy\\-mm\\-dd', '2024-03-01'],
    ['45352.75', '[$-409]d\\ mmm\\ yy\\ h:mm AM/PM;@', '2024-03-01T18:00:00'],
    ['45352.999999', 'yyyy/mm/dd hh:mm:ss', '2024-03-02'],
    ['45352', '17', '2024-03'],
    ['45366', 'mmm\\-yy', '2024-03-15'],
    ['45292', 'yyyy', '2024'],
    ['0.25', '18', '06:00:00'],
    ['45352.25', 'h:mm', '06:00:00'],
    ['1.5', '[h]:mm', '36:00:00'],
    ['59', '14', '1900-02-28'],
    ['61', '14', '1900-03-01'],
    ['-3', '14', '-3'],
    ['45352', '&quot;Day &quot;0', '45352'],
    ['45352', '#,##0\\ &quot;dead&quot;', '45352'],
    ['45352', '0.00E+00', '45352'],
    ['45352', '[Red]0', '45352'],
  ])('%s shown as %s is %s', async (kept, code, seen) => {
    expect(await number(kept, code)).toBe(seen);
  });

  it('days are counted from 1904 where the workbook says so', async () => {
    expect(await number('0', '14', '<workbookPr date1904="1"/>')).toBe('1904-01-01');
    expect(await number('43890.5', '22', '<workbookPr date1904="true"/>')).toBe(
      '2024-03-01T12:00:00',
    );
  });

  it.each([
    ['0.30000000000000004', '0.3'],
    ['1.5E11', '150000000000'],
    ['20230000012345', '20230000012345'],
    ['-0', '0'],
    ['34.519999999999996', '34.52'],
    // A spreadsheet has lost its last digits: they must not look as if they were there.
    ['1.23456789012346E+17', '1.23456789012346E+17'],
  ])('the number %s is %s', async (kept, seen) => {
    expect(await number(kept)).toBe(seen);
  });

  it.each([
    ['<c t="b"><v>1</v></c>', 'TRUE'],
    ['<c t="e"><v>#REF!</v></c>', '#REF!'],
    ['<c t="str"><f>A1&amp;B1</f><v>kept</v></c>', 'kept'],
    ['<c><f>1+1</f><v>2</v></c>', '2'],
    ['<c t="d"><v>2024-03-01T00:00:00</v></c>', '2024-03-01'],
    [
      '<c t="inlineStr"><is><r><t>two </t></r><r><rPr/><t>runs</t></r><rPh><t>x</t></rPh></is></c>',
      'two runs',
    ],
    ['<c t="inlineStr"><is><t>a_x000D_b</t></is></c>', 'a\rb'],
    ['<x:c t="str"><x:v>with a prefix</x:v></x:c>', 'with a prefix'],
  ])('%s is %s', async (xml, seen) => {
    expect(await cellRead(xml)).toBe(seen);
  });

  it('an error in it is nothing that is known', async () => {
    await using store = await temporaryStore();
    const cells = [
      ['Nr', 'Day', 'What', 'Dead', 'Place'],
      ['#event+id', '#date', '#event+name', '#affected+killed', '#loc+name'],
      ['1', '2024-03-01', 'Shelling', '#N/A', '#REF!'],
    ];
    const { tally } = await importText(store, workbookOf([{ name: 'S', rows: cells }]), 'b.xlsx');
    expect([tally.added, tally.rejected]).toEqual([1, 0]);
    expect(rowsOf(store.file, 'select place from incident')).toEqual([{ place: null }]);
  });

  it('what is merged over rows is read for each, a number only for the first', async () => {
    const text = (at: string, value: string) => `<c r="${at}" t="str"><v>${value}</v></c>`;
    const data = [
      `<row r="1">${text('A1', 'date')}${text('B1', 'id')}${text('C1', 'killed')}</row>`,
      `<row r="2">${text('A2', '2024-03-01')}${text('B2', '1')}<c r="C2"><v>50</v></c></row>`,
      `<row r="3"><c r="A3"/>${text('B3', '2')}</row>`,
      `<row r="5">${text('B5', '3')}</row>`,
    ].join('');
    const merged = '<mergeCells><mergeCell ref="A2:A3"/><mergeCell ref="C2:C3"/></mergeCells>';
    const book = workbookOf([{ name: 'S', xml: sheetData(data, merged) }]);
    expect((await read(book)).rows).toEqual([
      [2, '2024-03-01', '1', '50'],
      [3, '2024-03-01', '2', ''],
      [5, '', '3', ''],
    ]);
  });
});
