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
  /** Waits until the screen holds a text, or is as a function says; answers with the screen. */
  readonly waitFor: (wanted: string | ((screen: string) => boolean)) => Promise<string>;
  readonly resize: (columns: number, rows: number) => void;
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
  readonly columns?: number;
  readonly rows?: number;
  readonly env?: Environment;
};

/** How long (ms) is waited for what should come at once, so that a busy machine is no failure. */
const PATIENCE = 20_000;

/** Starts the program in a terminal of 80×24 unless another size is given; disposing of it ends it. */
export function openTerminal(home: Home, options: TerminalOptions = {}): Terminal {
  const { columns = 80, rows = 24 } = options;
  const emulator = new headless.Terminal({
    cols: columns,
    rows,
    allowProposedApi: true,
    scrollback: 0,
  });
  const child = spawn(process.execPath, [PROGRAM, ...(options.args ?? [])], {
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

  const screen = (): string => {
    const buffer = emulator.buffer.active;
    const lines = Array.from({ length: emulator.rows }, (_, row) =>
      (buffer.getLine(buffer.viewportY + row)?.translateToString(true) ?? '').trimEnd(),
    );
    return lines.join('\n');
  };

  return {
    pid: child.pid,
    type: (bytes) => child.write(bytes),
    screen,
    waitFor: (wanted) =>
      vi.waitFor(
        () => {
          const now = screen();
          // A frame that is only half drawn is no screen yet: a terminal would not show it either.
          if (emulator.modes.synchronizedOutputMode) throw new Error(`A half frame:\n${now}`);
          const found = typeof wanted === 'string' ? now.includes(wanted) : wanted(now);
          if (!found) {
            throw new Error(`The screen is not yet as wanted (${String(wanted)}):\n${now}`);
          }
          return now;
        },
        { timeout: PATIENCE, interval: 10 },
      ),
    resize: (newColumns, newRows) => {
      emulator.resize(newColumns, newRows);
      child.resize(newColumns, newRows);
    },
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

function modesOf(emulator: headless.Terminal, raw: string): Modes {
  return {
    alternateScreen: emulator.buffer.active.type === 'alternate',
    // The emulator does not tell; whichever came last counts.
    cursorHidden: raw.lastIndexOf('\u001b[?25l') > raw.lastIndexOf('\u001b[?25h'),
    bracketedPaste: emulator.modes.bracketedPasteMode,
    mouse: emulator.modes.mouseTrackingMode !== 'none',
  };
}
