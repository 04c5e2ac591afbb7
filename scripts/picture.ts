/**
 * Draws the README's picture from the real program: starts the built `watchfloor demo` in a pseudo-terminal and
 * writes what an emulated terminal shows to `docs/screen.svg`.
 */
import { writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawn } from '@lydell/node-pty';
import headless from '@xterm/headless';
import { svgOf } from './screen-svg.ts';

const COLUMNS = 120;
const ROWS = 36;
const PATIENCE_MS = 20_000;

const home = await mkdtemp(join(tmpdir(), 'watchfloor-picture-'));
const emulator = new headless.Terminal({ cols: COLUMNS, rows: ROWS, allowProposedApi: true });
const child = spawn(process.execPath, ['bin/watchfloor.js', 'demo'], {
  cols: COLUMNS,
  rows: ROWS,
  env: { PATH: process.env.PATH ?? '', HOME: home, TERM: 'xterm-256color', LANG: 'C.UTF-8' },
});

/** Settles when the screen has shown the same whole frame for a moment. */
const whole = new Promise<void>((resolve, reject) => {
  const tooLong = setTimeout(() => reject(new Error('no frame was drawn')), PATIENCE_MS);
  let settled: NodeJS.Timeout | undefined;
  child.onData((data) => {
    emulator.write(data);
    clearTimeout(settled);
    settled = setTimeout(() => {
      clearTimeout(tooLong);
      resolve();
    }, 500);
  });
});

await whole;
writeFileSync('docs/screen.svg', svgOf(emulator));
child.kill();
await rm(home, { recursive: true, force: true });
