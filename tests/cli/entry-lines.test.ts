import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { entryLines } from '../../src/cli/entry-lines.ts';

const linesOf = (text: string) => Array.fromAsync(entryLines(Readable.from([Buffer.from(text)])));

describe('entry lines from a file or a pipe', () => {
  it('keep the numbers that an editor shows', async () => {
    await expect(linesOf('// a comment\n\nattack one\r\n  attack two')).resolves.toEqual([
      { number: 3, text: 'attack one' },
      { number: 4, text: 'attack two' },
    ]);
  });

  it('may begin with a byte order mark', async () => {
    await expect(linesOf('\uFEFFattack one\n')).resolves.toEqual([
      { number: 1, text: 'attack one' },
    ]);
  });

  it('are none where there is nothing', async () => {
    await expect(linesOf('')).resolves.toEqual([]);
  });
});
