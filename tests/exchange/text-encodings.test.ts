import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { doubtText } from '../../src/domain/model/doubts.ts';
import { importFile } from '../../src/exchange/import/import-file.ts';
import { factsOf } from '../../src/exchange/reading/file-facts.ts';
import { encodingCalled } from '../../src/exchange/reading/text-encoding.ts';
import { rowsOf, temporaryFolder, temporaryStore } from '../support/store.ts';

/** What is found of a text's encoding, and its beginning as it is read. */
async function told(content: Buffer, encoding?: string) {
  await using folder = await temporaryFolder();
  const file = join(folder.path, 'rows.csv');
  await writeFile(file, content);
  const wish = { within: null, sheet: null, ...(encoding === undefined ? {} : { encoding }) };
  const facts = await factsOf(file, wish, undefined);
  return { encoding: facts.encoding, isFaulty: facts.isFaulty, text: facts.beginning };
}

const utf16 = (text: string, isBig: boolean) => {
  const bytes = Buffer.from(text, 'utf16le');
  return isBig ? bytes.swap16() : bytes;
};

const TABLES: readonly (readonly [script: string, text: string])[] = [
  ['Latin', 'id,date,title\n1,2024-03-01,Shelling\n'],
  ['Cyrillic', 'номер;дата;событие\r\n1;01.03.2024;Обстрел посёлка, погибли двое\r\n'],
  ['Arabic', 'رقم,تاريخ,حدث\n١,٢٠٢٤,قصف على المدينة القديمة\n'],
  ['Chinese', '编号,日期,事件\n1,2024-03-01,炮击城市造成两人死亡\n'],
  ['emoji', 'id,title\n1,😀 boom\n'],
];

describe('UTF-16 without a mark', () => {
  it.each(TABLES)('is found in %s text, in either order of its bytes', async (_, text) => {
    for (const isBig of [false, true]) {
      const encoding = isBig ? 'utf-16be' : 'utf-16le';
      expect(await told(utf16(text, isBig))).toEqual({ encoding, isFaulty: false, text });
    }
  });

  it('is found in any table of any script', async () => {
    const word = fc.stringMatching(
      /^(\p{Script=Cyrillic}|\p{Script=Arabic}|\p{Script=Han}|[a-z]){1,12}$/u,
    );
    const rows = fc.array(fc.tuple(word, word), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(rows, fc.boolean(), async (table, isBig) => {
        const text = table.map((row) => `${row.join(',')}\n`).join('');
        expect((await told(utf16(text, isBig))).text).toBe(text);
      }),
      { numRuns: 60 },
    );
  });

  it('is not assumed for binary data with zeros', async () => {
    const bytes = fc.uint8Array({ minLength: 16, maxLength: 400 });
    await fc.assert(
      fc.asyncProperty(bytes, async (random) => {
        const content = Buffer.concat([Buffer.from([0x7f, 0x45, 0, 0, 0]), random]);
        await expect(told(content)).rejects.toThrow('not a text file');
      }),
      { numRuns: 60 },
    );
    const integers = Buffer.from(Uint32Array.from({ length: 200 }, (_, at) => at * 7).buffer);
    await expect(told(integers)).rejects.toThrow('not a text file');
    await expect(told(Buffer.from('id,date,title\n1,2024,a\0b\n2,2024,cd\n'))).rejects.toThrow(
      'not a text file',
    );
  });

  it('that is cut within a letter is reported, and only that row is rejected', async () => {
    const text = 'id,date,title\n1,2024-03-01,Shelling\n2,2024-03-02,Drone\n';
    expect(await told(utf16(text, false).subarray(0, -1))).toMatchObject({
      encoding: 'utf-16le',
      isFaulty: true,
    });
  });
});

describe('an encoding that a person says', () => {
  it.each([
    ['windows-1251', Buffer.from([0xcc, 0xee, 0xf1, 0xea, 0xe2, 0xe0]), 'Москва'],
    ['koi8-r', Buffer.from([0xed, 0xcf, 0xd3, 0xcb, 0xd7, 0xc1]), 'Москва'],
    ['windows-1256', Buffer.from([0xc7, 0xe1, 0xde, 0xc7, 0xe5, 0xd1, 0xc9]), 'القاهرة'],
    ['gb18030', Buffer.from([0xb1, 0xb1, 0xbe, 0xa9]), '北京'],
    ['shift_jis', Buffer.from([0x93, 0x8c, 0x8b, 0x9e]), '東京'],
    ['macintosh', Buffer.from([0x4d, 0x8e, 0x6c]), 'Mél'],
    ['latin1', Buffer.from([0x80, 0xe9]), '€é'],
  ])('%s is read as such', async (name, bytes, text) => {
    const encoding = encodingCalled(name) ?? '';
    expect((await told(bytes, encoding)).text).toBe(text);
  });

  it('has to be one', () => {
    expect([encodingCalled('windows-9999'), encodingCalled('')]).toEqual([null, null]);
    expect(encodingCalled(' CP1251 ')).toBe('windows-1251');
  });

  it('rejects a row with bytes that are invalid in it', async () => {
    await using folder = await temporaryFolder();
    await using store = await temporaryStore();
    const file = join(folder.path, 'rows.csv');
    const lines = ['#event+id,#date,#event+name', '1,2024-03-01,', '2,2024-03-02,b'];
    const bytes = Buffer.from(lines.join('\n'));
    const at = bytes.indexOf('01,\n') + 3;
    await writeFile(
      file,
      Buffer.concat([bytes.subarray(0, at), Buffer.from([0x93, 0x8c, 0xff]), bytes.subarray(at)]),
    );
    const { tally, rejected } = await importFile({
      store,
      file,
      who: 'ada',
      today: '2026-11-29',
      encoding: 'shift_jis',
    });
    expect([tally.added, rejected[0]?.reason]).toEqual([
      1,
      'contains bytes that are invalid in the encoding of the file (SHIFT_JIS)',
    ]);
    expect(rowsOf(store.file, 'select title from incident')).toEqual([{ title: 'b' }]);
  });
});

describe('letters that may be wrong', () => {
  const HEAD = '#event+id,#date,#event+name\n';
  const cyrillic = (text: string) =>
    Buffer.from(
      Array.from(text, (letter) => {
        const code = letter.codePointAt(0) ?? 0;
        return code < 0x80 ? code : code - 0x350;
      }),
    );
  const importing = async (content: Buffer, encoding?: string) => {
    await using folder = await temporaryFolder();
    await using store = await temporaryStore();
    const file = join(folder.path, 'rows.csv');
    await writeFile(file, content);
    const said = encoding === undefined ? {} : { encoding };
    const { doubts } = await importFile({
      store,
      file,
      who: 'ada',
      today: '2026-11-29',
      ...said,
    });
    const titles = rowsOf(store.file, 'select title from incident order by id');
    return { doubts: doubts.map(doubtText), titles };
  };

  it('are told of a file that nobody said the encoding of, with what they would be in another', async () => {
    const content = cyrillic(`${HEAD}1,2024-03-01,Обстрел города\n2,2024-03-02,a\n`);
    expect((await importing(content)).doubts).toEqual([
      'its text is not UTF-8 and was read as windows-1252; --encoding NAME changes that: Îáñòðåë',
      '1 row with text that looks as if it was read in the wrong encoding: Îáñòðåë, Обстрел in windows-1251 (line 2)',
    ]);
    expect(await importing(content, 'windows-1251')).toEqual({
      doubts: [],
      titles: [{ title: 'Обстрел города' }, { title: 'a' }],
    });
  });

  it('are told of a file that was spoilt before it came here, and only counted', async () => {
    const content = Buffer.from(`${HEAD}1,2024-03-01,CafÃ© hit\n2,2024-03-02,Café hit\n`);
    expect((await importing(content)).doubts).toEqual([
      '1 row with text that looks as if it was read in the wrong encoding: Ã©, é (line 2)',
    ]);
  });

  it('are few in a long file of Western Europe, which is read as such however late they come', async () => {
    const rows = Array.from({ length: 20_000 }, (_, at) => `${at},2024-03-01,Cafe hit\n`).join('');
    const content = Buffer.from(`${HEAD}${rows}x,2024-03-01,Café hit\n`, 'latin1');
    expect(await told(content)).toMatchObject({ encoding: 'windows-1252', isFaulty: false });
  });

  it('are none where a file of UTF-8 has the replacement character itself', async () => {
    const content = Buffer.from(`${HEAD}1,2024-03-01,Caf\uFFFD hit\n`);
    expect(await told(content)).toMatchObject({ encoding: 'utf-8', isFaulty: false });
  });

  it('are none in Western Europe, but how they were read is said', async () => {
    const content = Buffer.from(`${HEAD}1,2024-03-01,Café hit\n`, 'latin1');
    expect(await importing(content)).toEqual({
      doubts: [
        'its text is not UTF-8 and was read as windows-1252; --encoding NAME changes that: Café',
      ],
      titles: [{ title: 'Café hit' }],
    });
  });
});
