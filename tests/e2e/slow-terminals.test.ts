import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it, vi } from 'vitest';
import { PROJECT } from '../support/source-files.ts';
import { type Home, makeHome, PROGRAM } from './home.ts';
import { run } from './run.ts';
import { openTerminal, type Terminal } from './terminal.ts';

const SLICE = join(PROJECT, 'db', 'sample', 'ucdp-ged-afghanistan.csv');
const HOOK = join(PROJECT, 'tests', 'e2e', 'tell-written.ts');
const SIZE = { columns: 120, rows: 36 };
/** Rows that the selection moves down: so many that most moves scroll, which draws nearly the whole list anew. */
const MOVES = 90;
/** More (bytes) than a kernel keeps of what is written to a terminal that nobody reads: Linux keeps about 20,000. */
const KEPT_BY_KERNEL = 65_536;
const END_OF_FRAME = '\u001b[?2026l';

/** A home with a hundred incidents; answers with their ids too, as the dashboard sorts them. */
async function filledHome(): Promise<{ readonly home: Home; readonly ids: readonly string[] }> {
  const home = await makeHome();
  await run(home, ['import', SLICE]);
  const rows: readonly { readonly id: string }[] = JSON.parse(
    (await run(home, ['list', '--json'])).stdout,
  );
  return { home, ids: rows.map(({ id }) => id) };
}

/** What the screen holds, without the time of day and how long ago something was. */
const withoutClock = (screen: string): string =>
  screen
    .replace(/━+ last record .* ago ·|━+ last record .* now ·/, '')
    .replaceAll(/\d\d:\d\dZ/g, '');

/** The screen after all moves on a line that is fast, where the selection is known to be on this incident. */
async function screenAfterMoves(home: Home, id: string): Promise<string> {
  await using terminal = openTerminal(home, SIZE);
  await terminal.waitFor('Taleban');
  terminal.type('j'.repeat(MOVES));
  terminal.type('\r');
  await terminal.waitFor(`┏━ ${id} `);
  terminal.type('q');
  return await terminal.waitFor('Recent events');
}

/** Presses `j` so often; waits each time until a frame of its own has been written, or cannot be since the line stalls. */
async function pressOnStalledLine(terminal: Terminal, written: () => string): Promise<void> {
  const frames = () => written().split(END_OF_FRAME).length;
  for (let move = 0; move < MOVES; move += 1) {
    const before = frames();
    terminal.type('j');
    await vi.waitFor(
      () => {
        if (frames() === before && isWritten(written())) throw new Error('Nothing was drawn.');
      },
      { timeout: 20_000, interval: 5 },
    );
  }
}

const isWritten = (written: string): boolean => written.endsWith('\0');

describe('a line that stalls', () => {
  it('gets no queue of frames when it resumes, only the one under way and the newest', async () => {
    const { home: filled, ids } = await filledHome();
    await using home = filled;
    const wanted = await screenAfterMoves(home, ids[MOVES] ?? '');
    const env = { NODE_OPTIONS: `--import=${HOOK}`, TELL_WRITTEN: home.file('written') };
    await using terminal = openTerminal(home, { ...SIZE, env });
    await terminal.waitFor('Taleban');
    const written = () => readFileSync(home.file('written'), 'utf8');
    const first = Buffer.byteLength(terminal.rawBytes());

    terminal.stall();
    await pressOnStalledLine(terminal, written);
    expect(isWritten(written())).toBe(false);
    terminal.goOn();
    await terminal.waitFor((screen) => withoutClock(screen) === withoutClock(wanted));
    // A frame of its own for every key would be 290,000 bytes.
    const since = Buffer.byteLength(terminal.rawBytes()) - first;
    expect(since).toBeLessThan(KEPT_BY_KERNEL + 3 * first);
  });

  it('may bring what is typed for the shell together with the q before it, which is not obeyed', async () => {
    await using home = await makeHome();
    await run(home, ['add', 'attack 2020-05-12 @Kabul,AFG src:Reuters/B2 Shots']);
    await using terminal = openTerminal(home);
    await terminal.waitFor('Shots');
    terminal.type('qx');
    expect((await terminal.exit()).code).toBe(0);
    expect(JSON.parse((await run(home, ['list', '--json'])).stdout)).toHaveLength(1);
  });
});

describe('a reader that leaves early', () => {
  it.each([
    ['list --limit 100', 'true'],
    ['export --format ndjson', 'head -n 1'],
    ['', 'true'],
  ])('ends the program quietly: watchfloor %s | %s', async (words, reader) => {
    const { home: filled } = await filledHome();
    await using home = filled;
    const line = `{ "$0" "$1" ${words}; echo "status $?" >&2; } | ${reader}`;
    const ended = promisify(execFile)('sh', ['-c', line, process.execPath, PROGRAM], {
      env: { ...home.env },
    });
    expect((await ended).stderr).toBe('status 0\n');
  });
});
