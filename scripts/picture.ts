/**
 * Draws the README's picture from the real program: starts the built `watchfloor demo` in a pseudo-terminal and
 * writes what an emulated terminal shows to `docs/screen.svg`.
 */
import { writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { spawn } from '@lydell/node-pty';
import headless from '@xterm/headless';
import { svgOf } from './screen-svg.ts';

const COLUMNS = 120;
const ROWS = 36;
const PATIENCE_MS = 20_000;
const TITLES = ['Recent events', 'Counts by actor', 'Latest quotes', 'Timeline'];

const home = await mkdtemp(join(tmpdir(), 'watchfloor-picture-'));
const emulator = new headless.Terminal({ cols: COLUMNS, rows: ROWS, allowProposedApi: true });
const child = spawn(process.execPath, ['bin/watchfloor.js', 'demo'], {
  cols: COLUMNS,
  rows: ROWS,
  env: { PATH: process.env.PATH ?? '', HOME: home, TERM: 'xterm-256color', LANG: 'C.UTF-8' },
});
child.onData((data) => emulator.write(data));
const ended = new Promise<void>((resolve) => child.onExit(() => resolve()));
try {
  await untilWhole();
  writeFileSync('docs/screen.svg', svgOf(emulator));
} finally {
  child.kill();
  await ended;
  await rm(home, { recursive: true, force: true });
}

/** Waits until every panel has been drawn with what it asked for. */
async function untilWhole(): Promise<void> {
  for (const until = Date.now() + PATIENCE_MS; ; await setTimeout(50)) {
    const text = screenText();
    const isWhole = TITLES.every((title) => text.includes(title)) && !text.includes('loading…');
    if (isWhole && !emulator.modes.synchronizedOutputMode) return;
    if (Date.now() > until) throw new Error(`This is no whole dashboard:\n${text}`);
  }
}

function screenText(): string {
  const { active } = emulator.buffer;
  return Array.from({ length: ROWS }, (_, row) => active.getLine(row)?.translateToString()).join(
    '\n',
  );
}
