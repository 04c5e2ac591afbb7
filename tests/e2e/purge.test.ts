import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, it } from 'vitest';
import { fixture } from '../exchange/tables.ts';
import { makeHome } from './home.ts';
import { run } from './run.ts';

const LINE = 'attack 2020-05-12 @Kabul,AFG src:Reuters/B2 killed:3 Zarghunawitness spoke';
const DATABASE = 'data/watchfloor/incidents.db';
const HISTORY = 'state/watchfloor/history.jsonl';

/** A process that has the database open and has read from it. */
const READER = `
const Database = require('better-sqlite3');
const database = new Database(process.argv[1]);
console.log(database.prepare('select title from incident').pluck().get());
process.stdin.on('data', () => console.log(database.prepare('select count(*) from incident').pluck().get()));
process.stdin.on('end', () => database.close());`;

describe('watchfloor purge', () => {
  it('leaves no byte of the text in any file, while another process has the database open', async () => {
    await using home = await makeHome();
    await run(home, ['add', LINE]);
    const file = home.file(DATABASE);
    const other = spawn(process.execPath, ['-e', READER, file]);
    const lines = createInterface(other.stdout)[Symbol.asyncIterator]();
    expect((await lines.next()).value).toBe('Zarghunawitness spoke');
    const { stdout, status } = await run(home, ['purge', 'I1', '--reason', 'she was named']);
    expect({ stdout, status }).toEqual({ stdout: 'purged I1\n', status: 0 });
    const files = [file, `${file}-wal`, `${file}-shm`].filter((one) => existsSync(one));
    expect(files).toHaveLength(3);
    for (const one of files) expect(readFileSync(one).includes('Zarghunawitness')).toBe(false);
    other.stdin.write('count\n');
    expect((await lines.next()).value).toBe('0');
    other.stdin.end();
    await once(other, 'close');
  });

  it('removes the text from drafts and history, and lists copies and whether they exist', async () => {
    await using home = await makeHome();
    await run(home, ['add', LINE]);
    await run(home, ['add', 'milestone 2020-02-29 Signed']);
    for (const copy of ['kept.db', 'gone.db']) await run(home, ['backup', copy]);
    await rm(home.file('gone.db'));
    await mkdir(home.file('state/watchfloor'), { recursive: true });
    const typed = [LINE, 'milestone 2020-02-29 Signed'];
    const history = typed.map((text) => JSON.stringify({ prompt: 'add', text }));
    await writeFile(home.file(HISTORY), history.join('\n'));
    const { stderr } = await run(home, ['purge', 'I1', '--reason', 'she was named']);
    expect(stderr).toContain('Lines with its text removed from the prompt history: 1.');
    expect(readFileSync(home.file(HISTORY), 'utf8')).toBe(history[1]);
    expect(stderr).toMatch(/The copy .*kept\.db of .* UTC still exists and may contain it\./);
    expect(stderr).toMatch(/The copy .*gone\.db of .* UTC no longer exists\./);
    expect(stderr).toContain('S1 (Reuters) is no longer used by any record and was kept');
  });

  it('lists what a restore set aside, copies made by hand and files that it cannot read, and no other database', async () => {
    await using home = await makeHome();
    await run(home, ['add', 'milestone 2020-02-29 Signed']);
    const file = home.file(DATABASE);
    const beside = (name: string) => join(dirname(file), name);
    await mkdir(beside('backups'));
    await copyFile(file, beside('backups/older.db'));
    await run(home, ['add', LINE]);
    await copyFile(file, beside('by-hand.db'));
    await copyFile(file, beside('backups/incidents-schema-3.db'));
    await writeFile(beside('half.unfinished'), readFileSync(file).subarray(0, 4096));
    await run(home, ['--db', beside('unrelated.db'), 'add', LINE]);
    const { stderr } = await run(home, ['purge', 'I1', '--reason', 'she was named']);
    expect(stderr).toContain(`${beside('by-hand.db')} still contains it, as I1.`);
    expect(stderr).toContain(
      `${beside('backups/incidents-schema-3.db')} still contains it, as I1.`,
    );
    expect(stderr).toContain(
      `${beside('half.unfinished')} is a Watchfloor database that may contain it.`,
    );
    expect(stderr).toContain('watchfloor --db COPY purge I1 --reason');
    expect(stderr).not.toMatch(/unrelated|older/);
    await run(home, ['--db', beside('by-hand.db'), 'purge', 'I1', '--reason', 'she was named']);
    expect(readFileSync(beside('by-hand.db')).includes('Zarghunawitness')).toBe(false);
  });

  it('keeps an import from bringing the record back, and the import says so', async () => {
    await using home = await makeHome();
    await run(home, ['import', fixture('ged191-myanmar.csv')]);
    await run(home, ['purge', 'I1', '--reason', 'wrong person']);
    for (const args of [['--dry-run'], []]) {
      const { stdout, status } = await run(home, [
        'import',
        fixture('ged191-myanmar.csv'),
        ...args,
      ]);
      expect(stdout).toContain('0 new, 0 changed, ');
      expect(stdout).toContain(', 1 left out, purged here');
      expect(status).toBe(0);
    }
    expect(JSON.parse((await run(home, ['list', 'id:I1', '--json'])).stdout)).toEqual([]);
  });

  it.each([
    [['purge', 'Kabul', '--reason', 'x'], /"Kabul" is not the name of a record/, 2],
    [['purge', 'I1', '--reason', 'x', '--read-only'], /open read-only/, 1],
  ])('refuses %j, and says why', async (args, message, expected) => {
    await using home = await makeHome();
    await run(home, ['add', LINE]);
    const { stdout, stderr, status } = await run(home, args);
    expect(stderr).toMatch(message);
    expect({ stdout, status }).toEqual({ stdout: '', status: expected });
    expect((await run(home, ['list', '--json'])).stdout).toContain('Zarghunawitness');
  });
});
