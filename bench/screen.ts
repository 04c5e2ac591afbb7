import { setTimeout as pause } from 'node:timers/promises';
import { spawn } from '@lydell/node-pty';
import headless from '@xterm/headless';
import { PROGRAM } from './program.ts';

const COLUMNS = 160;
const ROWS = 50;
/** A frame has ended when nothing has come for so long (ms). */
const QUIET = 15;
const TOO_LONG = 60_000;

/** The dashboard in a pseudo-terminal, watched by the clock. */
export type Screen = AsyncDisposable & {
  /** Waits until the screen holds a text; answers how long (ms) after the start of the program that was drawn. */
  readonly drawn: (text: string | RegExp) => Promise<number>;
  /** Sends a key; answers how long (ms) the last byte of the frame took, and how many bytes it had. */
  readonly key: (bytes: string) => Promise<{ readonly ms: number; readonly bytes: number }>;
  readonly settled: () => Promise<void>;
};

export function openScreen(database: string): Screen {
  const emulator = new headless.Terminal({
    cols: COLUMNS,
    rows: ROWS,
    allowProposedApi: true,
    scrollback: 0,
  });
  const started = performance.now();
  const child = spawn(process.execPath, [PROGRAM, '--db', database], {
    cols: COLUMNS,
    rows: ROWS,
    env: { ...process.env, TERM: 'xterm-256color', LANG: 'C.UTF-8', CI: '' },
  });
  let bytes = 0;
  let last = started;
  child.onData((data) => {
    bytes += data.length;
    last = performance.now();
    emulator.write(data);
  });
  const exited = new Promise<void>((resolve) => child.onExit(() => resolve()));

  const text = () =>
    Array.from(
      { length: ROWS },
      (_, row) => emulator.buffer.active.getLine(row)?.translateToString() ?? '',
    ).join('\n');
  const settled = async () => {
    while (performance.now() - last < QUIET * 10) await pause(5);
  };

  return {
    settled,
    drawn: async (wanted) => {
      for (;;) {
        const now = text();
        if (typeof wanted === 'string' ? now.includes(wanted) : wanted.test(now))
          return last - started;
        if (performance.now() - started > TOO_LONG)
          throw new Error(`never drawn: ${wanted}\n${now}`);
        await pause(1);
      }
    },
    key: async (key) => {
      const before = bytes;
      const sent = performance.now();
      child.write(key);
      while (bytes === before && performance.now() - sent < 2000) await pause(1);
      while (performance.now() - last < QUIET) await pause(1);
      return { ms: last - sent, bytes: bytes - before };
    },
    [Symbol.asyncDispose]: async () => {
      child.kill('SIGKILL');
      await exited;
      emulator.dispose();
    },
  };
}
