import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { entryLines, type NumberedLine } from '../../src/cli/session/entry-lines.ts';

async function linesOf(text: string): Promise<readonly NumberedLine[]> {
  const lines: NumberedLine[] = [];
  for await (const line of entryLines(Readable.from([Buffer.from(text)]))) lines.push(line);
  return lines;
}

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

  it('are empty for empty input', async () => {
    await expect(linesOf('')).resolves.toEqual([]);
  });
});
