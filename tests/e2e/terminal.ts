import { spawn } from '@lydell/node-pty';
import headless from '@xterm/headless';
import { vi } from 'vitest';
import { type Environment, type Home, PROGRAM } from './home.ts';

/** The built program in a pseudo-terminal, seen as a terminal would show it. */
export type Terminal = AsyncDisposable & {
  readonly pid: number;
  /** Sends bytes as a keyboard would. */
  readonly type: (bytes: string) => void;
  /** The lines on the screen now, without the spaces at their ends. */
  readonly screen: () => string;
  /** What of each line is drawn in reverse, lines without any left out: what is selected, and the cursor. */
  readonly reversed: () => readonly string[];
  /** Waits until the screen holds a text, or is as a function says, which may throw until it is; answers with the screen. */
  readonly waitFor: (wanted: string | ((screen: string) => boolean)) => Promise<string>;
  readonly resize: (columns: number, rows: number) => void;
  /** Takes nothing more of what the program writes, as a line that stalls; typing goes on. */
  readonly stall: () => void;
  /** Takes what has been written meanwhile, and goes on. */
  readonly goOn: () => void;
  readonly kill: (signal: NodeJS.Signals) => void;
  /** Waits for the program's end. */
  readonly exit: () => Promise<Exit>;
  /** Everything that the program has written so far. */
  readonly rawBytes: () => string;
  /** What a program leaves behind: whether the terminal is as a shell expects it. */
  readonly modes: () => Modes;
};

export type Exit = { readonly code: number; readonly signal: number };

export type Modes = {
  readonly alternateScreen: boolean;
  readonly cursorHidden: boolean;
  readonly bracketedPaste: boolean;
  readonly mouse: boolean;
};

export type TerminalOptions = {
  readonly args?: readonly string[];
  /** What is started in place of the program: a shell, say, or another terminal. `args` follow it. */
  readonly command?: readonly [file: string, ...args: string[]];
  readonly columns?: number;
  readonly rows?: number;
  readonly env?: Environment;
};

/** How long (ms) is waited for what should come at once, so that a busy machine is no failure. */
const PATIENCE = 20_000;

/** Starts the program in a terminal of 80×24 unless another size is given; disposing of it ends it. */
export function openTerminal(home: Home, options: TerminalOptions = {}): Terminal {
  const { columns = 80, rows = 24, command = [process.execPath, PROGRAM], args = [] } = options;
  const emulator = new headless.Terminal({
    cols: columns,
    rows,
    allowProposedApi: true,
    scrollback: 0,
  });
  const [file, ...before] = command;
  const child = spawn(file, [...before, ...args], {
    cols: columns,
    rows,
    cwd: home.path,
    env: { ...home.env, ...options.env },
  });
  let raw = '';
  child.onData((data) => {
    raw += data;
    emulator.write(data);
  });
  // The emulator answers what a program asks of a terminal, as a real one does.
  emulator.onData((answer) => child.write(answer));
  let ended: Exit | undefined;
  const exited = new Promise<Exit>((resolve) => {
    child.onExit(({ exitCode, signal }) => {
      ended = { code: exitCode, signal: signal ?? 0 };
      // What was written last may still be on its way through the emulator.
      emulator.write('', () => resolve({ code: exitCode, signal: signal ?? 0 }));
    });
  });

  const lines = () => linesOf(emulator);
  const screen = (): string =>
    lines()
      .map((line) => line.translateToString(true).trimEnd())
      .join('\n');

  return {
    pid: child.pid,
    type: (bytes) => child.write(bytes),
    screen,
    reversed: () =>
      lines()
        .map(reversedIn)
        .filter((text) => text !== ''),
    waitFor: (wanted) => waitUntil(emulator, screen, wanted),
    resize: (newColumns, newRows) => {
      emulator.resize(newColumns, newRows);
      child.resize(newColumns, newRows);
    },
    stall: () => child.pause(),
    goOn: () => child.resume(),
    kill: (signal) => child.kill(signal),
    exit: async () => {
      await vi.waitFor(
        () => {
          if (ended === undefined) throw new Error(`The program has not ended:\n${screen()}`);
        },
        { timeout: PATIENCE, interval: 10 },
      );
      return exited;
    },
    rawBytes: () => raw,
    modes: () => modesOf(emulator, raw),
    [Symbol.asyncDispose]: async () => {
      if (ended === undefined) child.kill('SIGKILL');
      await exited;
      emulator.dispose();
    },
  };
}

/** Looks whenever something was written; rejects with the last screen, and with what a function last threw. */
function waitUntil(
  emulator: headless.Terminal,
  screen: () => string,
  wanted: string | ((screen: string) => boolean),
): Promise<string> {
  const isWanted = typeof wanted === 'string' ? (now: string) => now.includes(wanted) : wanted;
  return new Promise((resolve, reject) => {
    let cause: unknown;
    const look = () => {
      // A frame that is only half drawn is no screen yet: a terminal would not show it either.
      if (emulator.modes.synchronizedOutputMode) return;
      const now = screen();
      try {
        if (!isWanted(now)) return;
      } catch (error) {
        cause = error;
        return;
      }
      stop();
      resolve(now);
    };
    const { dispose } = emulator.onWriteParsed(look);
    const late = setTimeout(() => {
      stop();
      const what = `The screen is not as wanted (${String(wanted)}):\n${screen()}`;
      reject(new Error(what, { cause }));
    }, PATIENCE);
    const stop = () => {
      dispose();
      clearTimeout(late);
    };
    look();
  });
}

/** The lines on the screen, from above. */
function linesOf({ buffer, rows }: headless.Terminal): readonly headless.IBufferLine[] {
  const { active } = buffer;
  return Array.from({ length: rows }, (_, row) => active.getLine(active.viewportY + row)).filter(
    (line) => line !== undefined,
  );
}

function reversedIn(line: headless.IBufferLine): string {
  return Array.from({ length: line.length }, (_, column) => line.getCell(column))
    .map((cell) => (cell?.isInverse() ? cell.getChars() || ' ' : ''))
    .join('');
}

function modesOf(emulator: headless.Terminal, raw: string): Modes {
  return {
    alternateScreen: emulator.buffer.active.type === 'alternate',
    // The emulator does not tell; whichever came last counts.
    cursorHidden: raw.lastIndexOf('\u001b[?25l') > raw.lastIndexOf('\u001b[?25h'),
    bracketedPaste: emulator.modes.bracketedPasteMode,
    mouse: emulator.modes.mouseTrackingMode !== 'none',
  };
}
