/**
 * Draws the pictures of the documents from the real program: starts the built `watchfloor demo` in a pseudo-terminal of
 * each size, goes to each place, and writes what an emulated terminal shows to `docs/pictures/PLACE-COLUMNSxROWS.svg`.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { spawn } from '@lydell/node-pty';
import headless from '@xterm/headless';
import { svgOf } from './screen-svg.ts';

const FOLDER = 'docs/pictures';
const SIZES = [
  { columns: 80, rows: 24 },
  { columns: 120, rows: 36 },
  { columns: 160, rows: 45 },
  { columns: 200, rows: 60 },
] as const;
/** Each place with the keys that lead there from the dashboard, and what it shows once it is whole. */
const PLACES = [
  {
    name: 'dashboard',
    keys: [],
    shows: ['Recent events', 'Counts by actor', 'Latest quotes', 'Timeline', '24 May'],
  },
  { name: 'incident', keys: [':', 'I15', '\r'], shows: ['Why it is disputed', 'R41'] },
  { name: 'actor', keys: ['2', 'j', 'o'], shows: ['did it', 'Who says that'] },
] as const;
const PATIENCE_MS = 20_000;
/** A screen on which nothing has changed for so long is whole. */
const STILL_MS = 700;

mkdirSync(FOLDER, { recursive: true });
for (const size of SIZES) {
  for (const place of PLACES) await draw(size, place);
}

async function draw(
  { columns, rows }: (typeof SIZES)[number],
  { name, keys, shows }: (typeof PLACES)[number],
): Promise<void> {
  const home = await mkdtemp(join(tmpdir(), 'watchfloor-picture-'));
  const emulator = new headless.Terminal({ cols: columns, rows, allowProposedApi: true });
  const child = spawn(process.execPath, ['bin/watchfloor.js', 'demo'], {
    cols: columns,
    rows,
    env: { PATH: process.env.PATH ?? '', HOME: home, TERM: 'xterm-256color', LANG: 'C.UTF-8' },
  });
  child.onData((data) => emulator.write(data));
  const ended = new Promise<void>((resolve) => child.onExit(() => resolve()));
  const text = () =>
    Array.from({ length: rows }, (_, row) =>
      emulator.buffer.active.getLine(row)?.translateToString(),
    ).join('\n');
  const whole = async (shown: readonly string[]) => {
    const until = Date.now() + PATIENCE_MS;
    for (let before = ''; ; before = text(), await setTimeout(STILL_MS)) {
      const isWhole = shown.every((one) => text().includes(one)) && !text().includes('loading…');
      if (isWhole && before === text() && !emulator.modes.synchronizedOutputMode) return;
      if (Date.now() > until) throw new Error(`This is not the whole ${name}:\n${text()}`);
    }
  };
  try {
    await whole(['Recent events']);
    for (const key of keys) {
      child.write(key);
      await setTimeout(STILL_MS);
    }
    await whole(shows);
    writeFileSync(join(FOLDER, `${name}-${columns}x${rows}.svg`), svgOf(emulator));
  } finally {
    child.kill();
    await ended;
    await rm(home, { recursive: true, force: true });
  }
}
