import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCsvReader } from '../../src/exchange/delimited/csv-records.ts';

const WIDTH = 3;

/** What is read of a text that comes in pieces of these sizes. */
function recordsOf(
  text: string,
  sizes: readonly number[] = [text.length || 1],
  fits: (cells: number) => boolean = (cells) => cells === WIDTH,
) {
  const read = createCsvReader({ delimiter: ',', isQuoteless: false, fits });
  const pieces: string[] = [];
  for (let at = 0, turn = 0; at < text.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? 1;
    pieces.push(text.slice(at, at + size));
    at += size;
  }
  return [...pieces.flatMap((piece) => read(piece, false)), ...read('', true)];
}

const cellsOf = (text: string) => recordsOf(text).map(({ cells }) => cells);

const content = fc
  .array(fc.constantFrom('a', 'b', ' ', '"', ',', '\n', '\r\n', '",', ',"', 'x,y,z'), {
    maxLength: 6,
  })
  .map((parts) => parts.join(''));
const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
/** What people write: words with quotes, commas and line breaks between them. */
const prose = fc
  .array(fc.constantFrom(' b', '"b', '" b', ',b', ', "b', '", b', '\nb', '\r\nb', ',"b","c"\nb'), {
    maxLength: 5,
  })
  .map((parts) => `a${parts.join('')}`);
const written = fc.oneof(prose.map(quoted), fc.constantFrom('', '""', 'a', 'b c', '",b"', '"b,"'));
/** Rows of an id and two more cells. */
const table = fc
  .array(fc.tuple(written, written), { minLength: 1, maxLength: 6 })
  .map((rows) => rows.map((cells, index) => `r${index},${cells.join(',')}\n`));

/** A text with a quote more or less at a place of it. */
function harmed(text: string, where: number, adds: boolean) {
  const quotes = [...text.matchAll(/"/g)].map(({ index }) => index);
  const places = adds || quotes.length === 0 ? [...text].map((_, index) => index) : quotes;
  const at = places[Math.floor(where * (places.length - 1))] ?? 0;
  const isLess = places === quotes;
  const spoilt = text.slice(0, at) + (isLess ? '' : '"') + text.slice(isLess ? at + 1 : at);
  return { text: spoilt, at, shift: spoilt.length - text.length };
}

const linesIn = (text: string) => text.match(/\n/g)?.length ?? 0;

function isRead(row: string, records: ReturnType<typeof recordsOf>): boolean {
  const wanted = cellsOf(row)[0]?.join('\0');
  return records.some(({ cells, isBroken }) => !isBroken && cells.join('\0') === wanted);
}

/** Whether a line stands in a record that is rejected, with the line. */
function isNamed(number: number, records: ReturnType<typeof recordsOf>): boolean {
  return records.some(
    ({ cells, isBroken, line, lastLine }) =>
      line <= number &&
      number <= lastLine &&
      (isBroken || (cells.length !== WIDTH && cells.some((cell) => cell !== ''))),
  );
}

describe('delimited text', () => {
  it('is read according to RFC 4180, with the lines of each row, however it is cut into chunks', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1 });
    const cells = fc.tuple(content, content, content);
    fc.assert(
      fc.property(fc.array(cells, { minLength: 1, maxLength: 6 }), sizes, (rows, sizes) => {
        let line = 1;
        const expected = rows.map((cells) => {
          const first = line;
          line += cells.join('').match(/\n/g)?.length ?? 0;
          line += 1;
          return { cells, isBroken: false, line: first, lastLine: line - 1 };
        });
        const text = rows.map((cells) => `${cells.map(quoted).join(',')}\n`).join('');
        expect(recordsOf(text, sizes, () => false)).toEqual(expected);
      }),
    );
  });

  it('with one quote too many or too few loses no other row: each is read as it was, or stands in lines that are named', () => {
    fc.assert(
      fc.property(
        table,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.boolean(),
        (rows, ...harm) => {
          const { text, at, shift } = harmed(rows.join(''), ...harm);
          const records = recordsOf(text);
          let begins = 0;
          for (const row of rows) {
            const ends = begins + row.length;
            const line = linesIn(text.slice(0, begins + (at < begins ? shift : 0))) + 1;
            const isTouched = begins <= at && at < ends;
            const isKept = isTouched || isRead(row, records) || isNamed(line, records);
            expect(isKept, JSON.stringify({ text, row })).toBe(true);
            begins = ends;
          }
        },
      ),
      { numRuns: 1000 },
    );
  });

  it.each([
    ['a cell whose quote nobody closed', '1,"a b,x\n2,"c",y\n3,d,z\n', [1]],
    ['one whose inner quotes are doubled', '1,"a ""q"" b,x\n2,"c",y\n3,d,z\n', [1]],
    ['one above a row with an empty cell in quotes', '1,"a,x\n2,"",y\n3,"c",z\n', [1]],
    ['one above a row whose cell begins with a comma', '1,"a,x\n2,",c",y\n3,"d",z\n', [1]],
    ['the last cell of a row', '1,x,"a\n2,y,"\nc"\n3,z,"d"\n', [1]],
    ['one that no quote follows', '1,"a,x\n2,b,y\n3,c,z\n', [1]],
    ['the last line', '1,a,x\n2,"b,y', [2]],
    ['a row below a cell of two lines', '1,"a\nb","c\n2,d,x\n3,"e",y\n', [1]],
  ])('keeps %s aside, and reads the rows behind it', (_, text, broken) => {
    const records = recordsOf(text);
    expect(records.filter(({ isBroken }) => isBroken).map(({ line }) => line)).toEqual(broken);
    const whole = records.filter(({ isBroken }) => !isBroken);
    expect(whole.every(({ cells }) => cells.length === WIDTH)).toBe(true);
    expect(whole.map(({ cells }) => cells[0])).toEqual(
      ['1', '2', '3']
        .filter((id) => !broken.includes(Number(id)))
        .filter((id) => text.includes(`${id},`)),
    );
  });

  it.each([
    ['1,"He said "no" twice",x\n', ['1', 'He said "no" twice', 'x']],
    ['1,"a ""q" b",x\n', ['1', 'a "q" b', 'x']],
    ['1,a 6" mortar,"x"\n', ['1', 'a 6" mortar', 'x']],
    ['1,"a" b,"c"\n', ['1', '"a" b', 'c']],
    ['1,"a,\nb,\n",x\n', ['1', 'a,\nb,\n', 'x']],
  ])('%j keeps what its cells say', (text, cells) => {
    expect(recordsOf(text)).toMatchObject([{ cells, isBroken: false }]);
  });

  it('of megabytes in one cell is looked at as often as short cells of as much', () => {
    const read = createCsvReader({ delimiter: ',', isQuoteless: false });
    expect(read('1,"', false)).toEqual([]);
    const piece = 'it said ""no""\n'.repeat(4000);
    for (let done = 0; done < 100; done += 1) expect(read(piece, false)).toEqual([]);
    const [record] = read('",x\n', true);
    expect(record?.cells[1]).toHaveLength(100 * 4000 * 'it said "no"\n'.length);
    expect(record?.lastLine).toBe(400_001);
  });
});
