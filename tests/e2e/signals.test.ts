import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { expect, it, vi } from 'vitest';
import { type Home, makeHome } from './home.ts';
import { run, startedBy } from './run.ts';

const ROWS = 'Nr,Day,What\n#event+id,#date,#event+name\n1,2020-01-01,first\n';

/** What the program has taken in of its standard input so far, in its private folder. */
function takenIn(home: Home): string {
  const folder = readdirSync(home.path).find((name) => name.startsWith('watchfloor-input-'));
  return folder === undefined
    ? ''
    : readFileSync(home.file(`${folder}/standard-input`), { encoding: 'utf8' });
}

it.each([
  ['SIGINT', 130, ['import', '-', '--dry-run']],
  ['SIGTERM', 143, ['import', '-']],
  ['SIGHUP', 129, ['import', '-', '--dry-run']],
] as const)(
  '%s stops the work under way, which says what became of it, and leaves no temporary file',
  async (signal, status, args) => {
    await using home = await makeHome();
    const [file, ...words] = startedBy();
    const child = spawn(file, [...words, ...args], { cwd: home.path, env: { ...home.env } });
    const said = text(child.stderr);
    const ended = new Promise((resolve) => child.once('close', resolve));
    child.stdin.write(ROWS);
    await vi.waitFor(() => expect(takenIn(home)).toBe(ROWS), { timeout: 30_000 });
    child.kill(signal);
    expect(await ended).toBe(status);
    expect(await said).toBe('Stopped. Nothing was imported from -.\n');
    expect(readdirSync(home.path).filter((name) => name.startsWith('watchfloor-'))).toEqual([]);
  },
);

it('following a standard input that stays open and silent ends on SIGTERM', async () => {
  await using home = await makeHome();
  const [file, ...words] = startedBy();
  const child = spawn(file, [...words, 'import', '--follow', '-'], {
    cwd: home.path,
    env: { ...home.env },
  });
  const ended = new Promise((resolve) => child.once('close', resolve));
  child.stdin.write(`${ROWS}2,2020-01-02,not whole`);
  await vi.waitFor(
    async () => expect((await run(home, ['list', '--json'])).stdout).toContain('first'),
    { timeout: 30_000 },
  );
  child.kill('SIGTERM');
  expect(await ended).toBe(0);
});

it('following a missing file ends at once, and says so', async () => {
  await using home = await makeHome();
  const { stderr, status } = await run(home, ['import', '--follow', 'nothing.csv']);
  expect(stderr).toContain('nothing.csv cannot be read: there is no such file.');
  expect(status).toBe(1);
});
