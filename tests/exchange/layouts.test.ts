import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rowsOf, temporaryFolder, temporaryStore } from '../support/store.ts';
import { importInto, meaningOf, publishedCells } from './database.ts';
import { fixture, readTable, type Table, tableOf, textOf } from './tables.ts';

/** Imports a file with this content into a store of its own; answers with what it came to. */
async function meaningOfFile(content: string | Buffer): Promise<readonly (readonly unknown[])[]> {
  await using folder = await temporaryFolder();
  await using store = await temporaryStore();
  const file = join(folder.path, 'rows.csv');
  await writeFile(file, content);
  expect((await importInto(store, file)).rejected).toEqual([]);
  return meaningOf(store.file);
}

const whole = readTable(fixture('ged231-countries.csv'));
const table: Table = { ...whole, rows: whole.rows.slice(0, 25) };
const plainly = meaningOfFile(textOf(table));

/** The same rows with every column renamed. */
function renamed({ header, rows }: Table, rename: (name: string) => string): Table {
  return {
    header: header.map(rename),
    rows: rows.map((row) =>
      Object.fromEntries(Object.entries(row).map(([name, cell]) => [rename(name), cell])),
    ),
  };
}

function withDates(change: (date: string) => string): Table {
  const rows = table.rows.map((row) => ({
    ...row,
    date_start: change(row.date_start?.slice(0, 10) ?? ''),
    date_end: change(row.date_end?.slice(0, 10) ?? ''),
  }));
  return { ...table, rows };
}

const OLD_NAMES: Readonly<Record<string, string>> = {
  best: 'best_est',
  high: 'high_est',
  low: 'low_est',
};
const tags = table.header
  .map((name) => (name.startsWith('date') ? `#date+${name}` : '#meta'))
  .join(',');
const [header = '', ...lines] = textOf(table).split(/(?<=\n)/);
const body = lines.join('');

describe('the same rows give the same records, whatever the layout', () => {
  it.each<[string, string | Buffer]>([
    ['semicolons between cells', textOf(table, { delimiter: ';' })],
    ['tabs between cells', textOf(table, { delimiter: '\t' })],
    ['line ends of Windows', textOf(table, { lineEnd: '\r\n' })],
    ['line ends of two kinds', header.replace('\n', '\r\n') + body],
    ['no line end at its end', textOf(table).trimEnd()],
    ['blank lines and empty rows', `\n${header}\n${',,'}\n${body}\n\n,,,,\n`],
    ['a byte-order mark', `\ufeff${textOf(table)}`],
    ['UTF-16 as spreadsheets save it', Buffer.from(`\ufeff${textOf(table)}`, 'utf16le')],
    ['a row of tags below the header', `${header}${tags}\n${body}`],
    ['a row of tags above the header', `${tags}\n${header}${body}`],
    ['columns in another order', textOf({ ...table, header: table.header.toReversed() })],
    ['a nameless first column', textOf({ ...table, header: ['', ...table.header] })],
    ['names in capitals with space', textOf(renamed(table, (name) => ` ${name.toUpperCase()} `))],
    ['the names of the oldest files', textOf(renamed(table, (name) => OLD_NAMES[name] ?? name))],
    [
      'the line for Excel that tells the delimiter',
      `sep=;\r\n${textOf(table, { delimiter: ';' })}`,
    ],
    ['such a line for a delimiter of its own', `"sep=^"\n${textOf(table, { delimiter: '^' })}`],
    [
      'such a line in UTF-16',
      Buffer.from(`\ufeffsep=,\r\n${textOf(table, { lineEnd: '\r\n' })}`, 'utf16le'),
    ],
    ['a title and blank lines above', `Conflict, by event, 2023\n\n${textOf(table)}`],
    ['a title in the first of many cells', `"Conflict; by event"${',,,,'}\n${textOf(table)}`],
    ['comments above', `# Conflict by event\n# of, several, kinds\n${textOf(table)}`],
    ['a title, and a row of tags below the header', `Conflict\n${header}${tags}\n${body}`],
    ['names of groups of columns', `When,,,Where,,${','.repeat(40)}\n${textOf(table)}`],
    ['delimiters behind the last column', textOf(table).replaceAll('\n', ',,\n')],
    ['such delimiters in the rows only', header + body.replaceAll('"\n', '",\n')],
    [
      'the names of rows that R leaves unnamed',
      header + body.replaceAll(/^/gm, '"r",').slice(0, -4),
    ],
    ['bare days', textOf(withDates((day) => day))],
    ['days with midnight', textOf(withDates((day) => `${day} 00:00:00.000`))],
    ['days with midnight after a T', textOf(withDates((day) => `${day}T00:00:00`))],
  ])('with %s', async (_, content) => {
    expect(await meaningOfFile(content)).toEqual(await plainly);
  });

  it('in Windows-1252, as far as it has the letters', async () => {
    const french = tableOf({
      where_coordinates: 'Ménaka',
      source_article: '"Le Monde,2019-01-02,Tué – « oui »"',
    });
    const bytes = Buffer.from(
      textOf(french).replaceAll('–', '\u0096').replaceAll('«', '\u00ab'),
      'latin1',
    );
    expect(await meaningOfFile(bytes)).toEqual(await meaningOfFile(textOf(french)));
  });
});

describe('a column of ISO codes', () => {
  const withCodes = (iso3: string): Table => {
    const plain = tableOf({ country: 'Nowhere that is listed' });
    return {
      header: [...plain.header, 'iso3'],
      rows: plain.rows.map((row) => ({ ...row, iso3 })),
    };
  };

  it.each([
    ['tells the country where the name does not', 'BGD', 'BGD'],
    ['is passed over where it is no code of a country', 'QQQ', null],
  ])('%s', async (_, iso3, country) => {
    await using folder = await temporaryFolder();
    await using store = await temporaryStore();
    const file = join(folder.path, 'rows.csv');
    await writeFile(file, textOf(withCodes(iso3)));
    await importInto(store, file);
    expect(rowsOf(store.file, 'select country from incident')).toEqual([{ country }]);
  });
});

it('names of the header are kept as they are written, without the space around them', async () => {
  await using folder = await temporaryFolder();
  await using store = await temporaryStore();
  const file = join(folder.path, 'rows.csv');
  const named = renamed(tableOf({}), (name) => (name === 'country' ? ' Country ' : name));
  await writeFile(file, textOf({ ...named, header: ['', ...named.header] }));
  await importInto(store, file);
  const [cells = {}] = publishedCells(store.file);
  expect(Object.keys(cells).join()).toBe(tableOf().header.join().replace('country', 'Country'));
});
