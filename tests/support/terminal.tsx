import { EventEmitter } from 'node:events';
import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { render } from 'ink';
import type { ReactNode } from 'react';

/** Sequences that switch a mode (bracketed paste, cursor) and draw nothing. */
const ONLY_MODES = /^(?:\x1b\[\?\d+[hl])+$/;

/** How long (ms) a frame is waited for: what it shows may hang on answers of a database, on a machine that is busy. */
export const PATIENCE = 20_000;

/** What Ink writes to: a terminal of some size that remembers the last frame. */
class Screen extends EventEmitter {
  readonly isTTY = true;
  columns: number;
  rows: number;
  frame = '';
  constructor(columns: number, rows: number) {
    super();
    this.columns = columns;
    this.rows = rows;
  }
  write(text: string, written?: () => void): boolean {
    if (text !== '' && !ONLY_MODES.test(text)) this.frame = text;
    if (written !== undefined) queueMicrotask(written);
    return true;
  }
}

/** What Ink reads from: raw bytes, as a terminal sends them. */
class Keyboard extends PassThrough {
  readonly isTTY = true;
  isRaw = false;
  setRawMode(isRaw: boolean): this {
    this.isRaw = isRaw;
    return this;
  }
  ref(): this {
    return this;
  }
  unref(): this {
    return this;
  }
}

export type Terminal = AsyncDisposable & {
  /** The last frame without colours, its lines without the spaces at their ends. */
  readonly frame: () => string;
  /** The last frame as it was written. */
  readonly styledFrame: () => string;
  /** Sends one chunk of bytes, as one read of the terminal gives it. */
  readonly type: (chunk: string | Uint8Array) => void;
  readonly resize: (columns: number, rows: number) => void;
  readonly rerender: (node: ReactNode) => void;
  /** Answered when the program has ended itself. */
  readonly ended: Promise<unknown>;
};

/** Runs an Ink program in a terminal of the given size that exists only here; `await using` ends it. */
export function terminal(
  node: ReactNode,
  { columns = 80, rows = 24 }: { readonly columns?: number; readonly rows?: number } = {},
): Terminal {
  const screen = new Screen(columns, rows);
  const keyboard = new Keyboard();
  const app = render(node, {
    // Ink asks for whole streams of Node, but uses only what these two have.
    stdout: screen as unknown as NodeJS.WriteStream,
    stdin: keyboard as unknown as NodeJS.ReadStream,
    debug: true,
    interactive: true,
    exitOnCtrlC: false,
    patchConsole: false,
  });
  return {
    frame: () => stripVTControlCharacters(screen.frame).replaceAll(/ +$/gm, ''),
    styledFrame: () => screen.frame,
    type: (chunk) => {
      keyboard.write(chunk);
    },
    resize: (toColumns, toRows) => {
      screen.columns = toColumns;
      screen.rows = toRows;
      screen.emit('resize');
    },
    rerender: app.rerender,
    ended: app.waitUntilExit(),
    [Symbol.asyncDispose]: async () => {
      app.unmount();
      app.cleanup();
    },
  };
}
