import { statSync } from 'node:fs';
import { StoreError } from '../store.ts';

/** Tells whether a path still leads to the file that was opened: SQLite itself would go on with one that is gone. */
export type FileIdentity = {
  /** Throws `missing` where the file was moved or deleted, or another has its name. Costs microseconds. */
  readonly expectSame: () => void;
};

/** Remembers which file a path leads to now. */
export function identify(path: string): FileIdentity {
  const opened = look(path);
  return {
    expectSame: () => {
      const now = look(path);
      if (now === opened) return;
      const what = now === undefined ? 'moved or deleted' : 'replaced by another file';
      throw new StoreError(
        'missing',
        `The database was ${what} while open: nothing is written, what you type is kept. ` +
          `Put ${path} back, or start Watchfloor again.`,
      );
    },
  };
}

function look(path: string): string | undefined {
  try {
    const { dev, ino } = statSync(path);
    return `${dev} ${ino}`;
  } catch {
    return undefined;
  }
}
