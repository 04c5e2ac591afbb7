import { appendFile, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { appendHistory, readHistory } from '../../src/cli/dashboard/entry-history.ts';
import { temporaryFolder } from '../support/store.ts';

describe('the history of the prompts', () => {
  it('is restored for each prompt, from a file that only the user can read', async () => {
    await using folder = await temporaryFolder();
    const file = join(folder.path, 'state', 'history.jsonl');
    appendHistory(file, 'add', 'attack "Kabul"\\ ١٢');
    appendHistory(file, 'filter', 'by:ISKP');
    appendHistory(file, 'add', 'quote "words"');
    const history = readHistory(file);
    expect(history.add.entries).toEqual(['attack "Kabul"\\ ١٢', 'quote "words"']);
    expect(history.filter.entries).toEqual(['by:ISKP']);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  it('is empty if there is no file yet', () => {
    expect(readHistory('/nowhere/history.jsonl').add.entries).toEqual([]);
  });

  it('skips damaged lines, and continues after one that was cut short', async () => {
    await using folder = await temporaryFolder();
    const file = join(folder.path, 'history.jsonl');
    appendHistory(file, 'add', 'first');
    await appendFile(
      file,
      '\n\u0000\u0000not JSON\n{"prompt":"other","text":"x"}\n{"prompt":"add"}\n[]\n',
    );
    await appendFile(file, '{"prompt":"add","te');
    appendHistory(file, 'add', 'second');
    expect(readHistory(file).add.entries).toEqual(['first', 'second']);
  });

  it('keeps the lines of two dashboards that write at the same time', async () => {
    await using folder = await temporaryFolder();
    const file = join(folder.path, 'history.jsonl');
    for (const text of ['a', 'b']) {
      appendHistory(file, 'add', `one ${text}`);
      appendHistory(file, 'add', `two ${text}`);
    }
    expect((await readFile(file, 'utf8')).trim().split('\n')).toHaveLength(4);
    expect(readHistory(file).add.entries).toEqual(['one a', 'two a', 'one b', 'two b']);
  });

  it('does not grow for ever: a long file keeps the lines that are still offered', async () => {
    await using folder = await temporaryFolder();
    const file = join(folder.path, 'history.jsonl');
    const line = (at: number) => `{"prompt":"add","text":"line ${at} ${'x'.repeat(400)}"}`;
    await writeFile(file, Array.from({ length: 3000 }, (_, at) => line(at)).join('\n'));
    appendHistory(file, 'filter', 'by:ISKP');
    const before = readHistory(file);
    expect((await readFile(file, 'utf8')).trim().split('\n')).toHaveLength(1001);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(readHistory(file)).toEqual(before);
  });
});
