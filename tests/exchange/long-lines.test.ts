import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LONGEST_LINE, readJsonLines } from '../../src/exchange/reading/read-json.ts';
import type { RowRead } from '../../src/exchange/reading/row-read.ts';
import { openDatabase } from '../support/database.ts';
import { importText } from './exporting.ts';

/** What is read of a text that comes in these pieces. */
async function readAll(pieces: Iterable<string>): Promise<readonly RowRead[]> {
  const read = readJsonLines();
  const rows: RowRead[] = [];
  for (const piece of pieces) rows.push(...(await read(piece)).rows);
  return [...rows, ...(await read(null)).rows];
}

function* times(count: number, piece: string): Generator<string> {
  for (let done = 0; done < count; done += 1) yield piece;
}

describe('lines of JSON', () => {
  it('are the same wherever the text is cut into pieces', async () => {
    const text = '\uFEFF{"a":1}\n\n{"b":"x"}\r\nnone\n{"c":[2]}';
    const whole = await readAll([text]);
    expect(whole.map(({ row, rejected }) => row?.line ?? -(rejected?.line ?? 0))).toEqual([
      1, 3, -4, 5,
    ]);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(text.length)), async (cuts) => {
        const ends = [...cuts.toSorted((one, other) => one - other), text.length];
        const pieces = ends.map((end, index) => text.slice(ends[index - 1] ?? 0, end));
        expect(await readAll(pieces)).toEqual(whole);
      }),
    );
  });

  it('of 32 MB are read as fast as short ones of as much', async () => {
    function* line() {
      yield '{"a":"';
      yield* times(512, 'x'.repeat(65_536));
      yield '"}\n{"b":1}\n';
    }
    const [long, short] = await readAll(line());
    expect(long?.row?.byName.get('a')).toHaveLength(33_554_432);
    expect(short?.row?.raw).toEqual({ columns: ['b'], cells: ['1'] });
  });

  it('that are longer than any record are rejected, and those behind them are read', async () => {
    function* line() {
      yield* times(LONGEST_LINE / 1_048_576 + 1, '['.repeat(1_048_576));
      yield '\n{"b":1}\n';
    }
    const [long, short] = await readAll(line());
    expect(long?.rejected).toMatchObject({
      line: 1,
      reason: expect.stringMatching(/more than 64 million/),
    });
    expect(short?.row?.line).toBe(2);
  });
});

describe('JSON that nests deeper than any record does is rejected with the reason', () => {
  const nested = (depth: number) => `{"a":${'['.repeat(depth)}${']'.repeat(depth)}}`;

  it('one object a line', async () => {
    const [deep, deeper, fine] = await readAll([
      [nested(101), nested(200_000), nested(99), ''].join('\n'),
    ]);
    expect(deep?.rejected?.reason).toMatch(/more than 100 deep/);
    expect(deeper?.rejected?.reason).toMatch(/more than 100 deep/);
    expect(fine?.row?.line).toBe(3);
  });

  it('among complete records', async () => {
    const text = ['{"watchfloor":1}', nested(2000), '{"record":"source","uid":"s","name":"S"}', ''];
    const { tally, rejected } = await importText(openDatabase(), text.join('\n'), 'a.ndjson');
    expect(tally).toMatchObject({ added: 1, rejected: 1 });
    expect(rejected).toMatchObject([
      { line: 2, reason: expect.stringMatching(/more than 100 deep/) },
    ]);
  });

  it('in a list', async () => {
    const feature = (id: number, properties: string) =>
      `{"type":"Feature","geometry":null,"properties":${properties.replace('"a"', `"id":${id},"a"`)}}`;
    const text = `{"type":"FeatureCollection","features":[${feature(1, nested(5000))}]}`;
    await expect(importText(openDatabase(), text, 'a.geojson')).rejects.toThrow(
      /without readable records/,
    );
  });
});
