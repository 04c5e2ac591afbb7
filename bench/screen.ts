import { setTimeout as pause } from 'node:timers/promises';
import { spawn } from '@lydell/node-pty';
import headless from '@xterm/headless';
import { type Home, PROGRAM } from '../tests/e2e/home.ts';
import { createFrameEnds } from './frame-ends.ts';

const COLUMNS = 160;
const ROWS = 50;
/** A frame is over when it has been closed and nothing more has come for so long (ms). */
const QUIET = 15;
/** A screen stands still when nothing has come for so long (ms). */
const STILL = 700;
const TOO_LONG = 60_000;

/** A whole frame: what the screen then showed, and the instant (ms, `performance.now()`) of its last byte. */
export type Frame = { readonly text: string; readonly at: number };

/** A program in a pseudo-terminal. */
export type Screen = AsyncDisposable & {
  readonly pid: number;
  /** How many bytes it has written. */
  readonly bytes: () => number;
  /** When the program was started (ms, `performance.now()`). */
  readonly started: number;
  /**
   * Sends keys and waits until their frame is over: how long (ms) to its last byte, and the bytes until then. Where other things are
   * drawn meanwhile, `did` tells the frame of the keys from theirs.
   */
  readonly press: (
    keys: string,
    did?: Wanted,
  ) => Promise<{ readonly ms: number; readonly bytes: number }>;
  /** Sends keys and waits until the screen stands still and is as wanted: every frame from then on. */
  readonly frames: (keys: string, wanted: Wanted) => Promise<readonly Frame[]>;
  /** Sends keys, if any, and waits for the first frame to come that is as wanted. */
  readonly next: (wanted: Wanted, keys?: string) => Promise<Frame>;
  /** Sends `q` and waits until the program has ended. */
  readonly quit: () => Promise<void>;
  /** The screen as it was last read. */
  readonly text: () => string;
};

type Wanted = (text: string) => boolean;
type Chunk = { readonly data: string; readonly at: number; readonly endsFrame: boolean };

/** Starts the dashboard of a database. */
export function openScreen(home: Home, database: string): Screen {
  return openProgram(home, [PROGRAM, '--db', database]);
}

/**
 * Starts a program of Node's by its script and arguments. What comes is only stamped with its time as it arrives, and read through a terminal emulator
 * once it is quiet, so that the reading delays no stamp.
 */
export function openProgram(home: Home, words: readonly string[]): Screen {
  const emulator = new headless.Terminal({
    cols: COLUMNS,
    rows: ROWS,
    allowProposedApi: true,
    scrollback: 0,
  });
  const started = performance.now();
  const child = spawn(process.execPath, [...words], {
    cols: COLUMNS,
    rows: ROWS,
    cwd: home.path,
    env: { ...home.env },
  });
  const exited = new Promise<void>((resolve) => child.onExit(() => resolve()));
  const isFrameOver = createFrameEnds();
  const unread: Chunk[] = [];
  let bytes = 0;
  let last: Pick<Chunk, 'at' | 'endsFrame'> = { at: started, endsFrame: true };
  child.onData((data) => {
    const chunk = { data, at: performance.now(), endsFrame: isFrameOver(data) };
    bytes += Buffer.byteLength(data);
    unread.push(chunk);
    last = chunk;
  });

  const text = () =>
    Array.from(
      { length: ROWS },
      (_, row) => emulator.buffer.active.getLine(row)?.translateToString(true) ?? '',
    ).join('\n');
  const waitUntil = async (isSo: () => boolean) => {
    const since = performance.now();
    while (!isSo()) {
      if (performance.now() - since > TOO_LONG) throw new Error(`waited in vain at:\n${text()}`);
      await pause(2);
    }
  };
  const isQuiet = (ms: number) => last.endsFrame && performance.now() - last.at > ms;
  /** Waits until it is quiet, and reads what has come. */
  const read = async (quiet: number): Promise<readonly Frame[]> => {
    await waitUntil(() => unread.length > 0 && isQuiet(quiet));
    const frames: Frame[] = [];
    for (const { data, at, endsFrame } of unread.splice(0)) {
      await new Promise<void>((resolve) => emulator.write(data, resolve));
      if (endsFrame) frames.push({ text: text(), at });
    }
    return frames;
  };

  return {
    pid: child.pid,
    bytes: () => bytes,
    started,
    text,
    press: async (keys, did = () => true) => {
      // The clock may have drawn a frame since the last one.
      if (unread.length > 0) await read(QUIET);
      const before = bytes;
      const sent = performance.now();
      child.write(keys);
      for (;;) {
        const found = (await read(QUIET)).findLast((frame) => did(frame.text));
        if (found !== undefined) return { ms: found.at - sent, bytes: bytes - before };
      }
    },
    frames: async (keys, wanted) => {
      child.write(keys);
      const frames: Frame[] = [];
      do frames.push(...(await read(STILL)));
      while (!wanted(text()));
      return frames;
    },
    next: async (wanted, keys) => {
      if (keys !== undefined) child.write(keys);
      for (;;) {
        const found = (await read(QUIET)).find((frame) => wanted(frame.text));
        if (found !== undefined) return found;
      }
    },
    quit: () => {
      child.write('q');
      return exited;
    },
    [Symbol.asyncDispose]: async () => {
      child.kill('SIGKILL');
      await exited;
      emulator.dispose();
    },
  };
}

/** The first frame that shows what the last one does. The line at the foot does not count: a clock is in it. */
export function firstComplete(frames: readonly Frame[]): Frame {
  const last = frames.at(-1);
  const first = frames.find(({ text }) => panelsOf(text) === panelsOf(last?.text ?? ''));
  if (first === undefined) throw new Error('no frame came');
  return first;
}

function panelsOf(text: string): string {
  return text.slice(0, text.lastIndexOf('\n'));
}
