import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { constants, deflateRawSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { importFile } from '../../src/exchange/import/import-file.ts';
import type { Store } from '../../src/store/port/store.ts';
import { rowsOf, temporaryFolder, temporaryStore } from '../support/store.ts';
import { workbookOf } from '../support/workbook.ts';
import { zipOf } from '../support/zip.ts';
import { importText } from './exporting.ts';
import { type Chosen, rowsIn } from './file-rows.ts';

const GED = readFileSync(fileURLToPath(new URL('../fixtures/ged231-pandas.csv', import.meta.url)));
const packed = (name: string) =>
  readFileSync(fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url)));

const why = async (content: Buffer, chosen: Chosen = {}) =>
  rowsIn(content, chosen).then(
    ({ rows }) => rows,
    (error: Error) => error.message,
  );

async function importInto(store: Store, content: Buffer, name: string, chosen: Chosen = {}) {
  await using folder = await temporaryFolder();
  const file = join(folder.path, name);
  await writeFile(file, content);
  return await importFile({ store, file, who: 'ada', today: '2026-11-29', ...chosen });
}

const A = { name: 'a.csv', content: 'id,date\n1,2024-03-01\n' };
const B = { name: 'more/b.csv', content: 'id,date\n2,2024-03-02\n' };

describe('a file in a ZIP archive', () => {
  it('is read, and its name says which it was; that tells the release too', async () => {
    await using store = await temporaryStore();
    const archive = zipOf([{ name: 'GEDEvent_v23_1.csv', content: GED }]);
    const { tally, publisherVersion } = await importInto(store, archive, 'ged231-csv.zip');
    expect([tally.added, publisherVersion]).toEqual([12, '23.1']);
    expect(rowsOf(store.file, 'select file, publisher_version from batch')).toEqual([
      { file: 'ged231-csv.zip#GEDEvent_v23_1.csv', publisher_version: '23.1' },
    ]);
  });

  it('changes nothing that came as a plain file, and the other way round', async () => {
    await using store = await temporaryStore();
    await importText(store, GED, 'GEDEvent_v23_1.csv');
    const member = { name: 'GEDEvent_v23_1.csv', content: GED };
    for (const [name, content] of [
      ['ged.zip', zipOf([member])],
      ['ged.csv.gz', gzipSync(GED)],
      ['ged.gz.zip', zipOf([{ name: 'ged.csv.gz', content: gzipSync(GED), isStored: true }])],
      ['ged.zip.gz', gzipSync(zipOf([member]))],
    ] as const) {
      const { tally } = await importInto(store, content, name);
      expect([name, tally.added, tally.changed, tally.unchanged]).toEqual([name, 0, 0, 12]);
    }
  });

  it.each([['data-descriptor.zip'], ['zip64.zip']])(
    'is read where another program wrote it (%s)',
    async (name) => {
      expect((await rowsIn(packed(name))).rows).toEqual([
        [2, '1', '2024-03-01', 'Shelling of Kharkiv'],
        [3, '2', '2024-03-02', 'Drone strike'],
      ]);
    },
  );

  it('is found among what packers leave behind and what explains it', async () => {
    const archive = zipOf([
      { name: 'data/', content: '' },
      { name: 'data/a.csv', content: A.content },
      { name: '__MACOSX/data/._a.csv', content: 'x' },
      { name: '.DS_Store', content: 'x' },
      { name: 'data/README.txt', content: 'Read me' },
      { name: 'LICENSE', content: 'MIT' },
      { name: 'codebook.pdf', content: '%PDF' },
    ]);
    const { name, rows } = await rowsIn(archive);
    expect([name, rows]).toEqual(['rows.zip#data/a.csv', [[2, '1', '2024-03-01']]]);
  });

  it('has to be named where there are several, and is found with or without its folder', async () => {
    const archive = zipOf([A, B]);
    expect(await why(archive)).toBe(
      'It contains 2 files. Add the one you want to its name: #a.csv (21 bytes), #more/b.csv (21 bytes).',
    );
    for (const within of ['more/b.csv', 'b.csv']) {
      expect(await why(archive, { within })).toEqual([[2, '2', '2024-03-02']]);
    }
    expect(await why(archive, { within: 'c.csv' })).toBe(
      'It contains no file c.csv. Its files are: a.csv, more/b.csv.',
    );
    expect(
      await why(zipOf([A, { ...B, name: 'x/a.csv' }, { ...B, name: 'y/a.csv' }]), {
        within: 'x/a.csv',
      }),
    ).toEqual([[2, '2', '2024-03-02']]);
    expect(
      await why(
        zipOf([
          { ...A, name: 'x/a.csv' },
          { ...B, name: 'y/a.csv' },
        ]),
        { within: 'a.csv' },
      ),
    ).toBe('It contains several files of that name. Say which: x/a.csv, y/a.csv.');
  });

  it('may have a # in its name, and be in an archive within an archive', async () => {
    const inner = zipOf([A, { ...B, name: 'b#2.csv' }]);
    const archive = zipOf([
      { name: 'in.zip', content: inner },
      { name: 'c.csv', content: 'id\n' },
    ]);
    expect(await why(archive, { within: 'in.zip' })).toContain('#in.zip#a.csv');
    expect(await why(archive, { within: 'in.zip#b#2.csv' })).toEqual([[2, '2', '2024-03-02']]);
  });

  it('may be a workbook, with the name of a sheet', async () => {
    const sheets = [
      { name: '2023', rows: [['id'], ['x']] },
      { name: '2024', rows: [['id'], ['y']] },
    ];
    const archive = zipOf([{ name: 'book.xlsx', content: workbookOf(sheets) }, A]);
    expect(await why(archive, { within: 'book.xlsx', sheet: '2024' })).toEqual([[2, 'y']]);
    const { name, rows } = await rowsIn(archive, { within: 'book.xlsx#2023' });
    expect([name, rows]).toEqual(['rows.zip#book.xlsx#2023', [[2, 'x']]]);
  });
});

describe('an archive that cannot be read is refused with the reason', () => {
  const archive = zipOf([A]);
  it.each<[string, Buffer, Chosen, RegExp]>([
    ['cut off', archive.subarray(0, 60), {}, /damaged or truncated/],
    ['changed on its way', zipOf([{ ...A, crc: 1 }]), {}, /damaged or truncated/],
    [
      'changed within a file',
      Buffer.from(archive.map((byte, at) => (at === 38 ? byte ^ 0xff : byte))),
      {},
      /damaged or truncated/,
    ],
    ['locked', zipOf([{ ...A, flags: 1 }]), {}, /a\.csv in it is protected with a password/],
    ['packed otherwise', zipOf([{ ...A, method: 9 }]), {}, /compressed by Deflate64/],
    ['packed rarely', zipOf([{ ...A, method: 77 }]), {}, /compressed by a rare method \(77\)/],
    ['empty', zipOf([]), {}, /empty ZIP archive/],
    [
      'of pictures',
      zipOf([{ ...A, name: 'a.png' }]),
      {},
      /no file in it has the name of a table.*#a\.png/,
    ],
    ['without sheets', archive, { sheet: '1' }, /not a workbook, and has no sheets/],
    ['of RAR', Buffer.from('Rar!\x1a\x07\x01\x00'), {}, /RAR archive/],
    ['of 7z', Buffer.from('7z\xbc\xaf\x27\x1c..', 'latin1'), {}, /7z archive/],
    ['no archive', Buffer.from(A.content), { within: 'x' }, /neither an archive nor a workbook/],
  ])('%s', async (_, content, chosen, reason) => {
    expect(await why(content, chosen)).toMatch(reason);
  });

  it('and so is one that nests in itself without end', async () => {
    const nested = Array.from({ length: 6 }).reduce<Buffer>(
      (content) => zipOf([{ name: 'in.zip', content }]),
      archive,
    );
    expect(await why(nested)).toContain('nested archives');
  });
});

describe('a file that unpacks to more than any table does', () => {
  const MEGABYTE = Buffer.alloc(2 ** 20, 'a,b\n');
  const MEGABYTES = 66;

  it('is not read on, be it gzip', async () => {
    const bomb = Buffer.concat(Array<Buffer>(MEGABYTES).fill(gzipSync(MEGABYTE)));
    expect(await why(bomb)).toMatch(/unpacks to more than .* MB, which is implausible/);
  });

  it('or a ZIP, whatever size that one claims', async () => {
    const piece = deflateRawSync(MEGABYTE, { finishFlush: constants.Z_FULL_FLUSH });
    const bytes = Buffer.concat([...Array<Buffer>(MEGABYTES).fill(piece), deflateRawSync('')]);
    const bomb = (size: number) => zipOf([{ ...A, packed: { bytes, size } }]);
    expect(await why(bomb(MEGABYTES * 2 ** 20))).toMatch(/unpacks to more than .* MB/);
    expect(await why(bomb(10))).toMatch(/damaged or truncated/);
  });
});

const cell = fc
  .string({ unit: 'grapheme', maxLength: 12 })
  .map((text) => text.replaceAll(/[\0-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]|\p{Cs}/gu, ''));
const table = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 8 });

describe('any table', () => {
  it('gives the same rows however it is packed', async () => {
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        const all = [['id', 'date', 'naïve'], ...rows];
        const quoted = all.map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`));
        const csv = Buffer.from(quoted.map((row) => `${row.join(',')}\n`).join(''));
        const utf16 = Buffer.from(csv.toString('utf8'), 'utf16le');
        const plain = (await rowsIn(csv, {}, 'rows.csv')).rows;
        for (const content of [
          gzipSync(csv),
          zipOf([{ name: 'rows.csv', content: csv }]),
          zipOf([{ name: 'rows.csv', content: csv, isStored: true }]),
          utf16,
          Buffer.from(utf16).swap16(),
        ]) {
          expect((await rowsIn(content)).rows).toEqual(plain);
        }
        const sheet = await rowsIn(workbookOf([{ name: 'One', rows: all }]));
        expect(sheet.rows.map(([, ...cells]) => cells)).toEqual(plain.map(([, ...cells]) => cells));
      }),
      { numRuns: 25 },
    );
  });
});
